import Foundation
import TestSupport
import Testing

/// `eval`, `gate` and `watch`, as they are built.
@Suite(.serialized) struct EvaluationCommandTests {
  private let program: ProgramFolder

  private static let rules = SmallRules.meddling()

  init() throws {
    program = try ProgramFolder()
    try program.write("rules.yaml", Self.rules)
    try program.write("one.txt", "They spoke of election meddling again.\n")
    try program.write("two.txt", "They spoke of the weather.\n")
  }

  private func writeSamples() throws {
    try program.write(
      "samples.ndjson",
      """
      {"id": "a", "lang": "en", "text": "Election meddling again.", "labels": {"threat/meddling": 2}}
      {"id": "b", "lang": "en", "text": "Calm.", "labels": {"threat/meddling": 1}}
      {"id": "c", "lang": "en", "text": "Election meddling, a game.", "labels": {}}

      """)
  }

  @Test("eval measures samples, in each format, the same with any number of jobs")
  func eval() throws {
    try writeSamples()
    let first = try program.vigie(
      "eval", "--rules", "rules.yaml", "samples.ndjson", "-e", "-b", "-j", "1")
    let second = try program.vigie(
      "eval", "--rules", "rules.yaml", "samples.ndjson", "-e", "-b", "-j", "3")
    #expect(first.status == 0)
    #expect(first.output == second.output)
    #expect(first.output.contains("1 found, 1 missed, 1 wrong"))
    for (name, start) in [
      ("r.html", "<!DOCTYPE html>"), ("r.json", #"{"samples":3"#), ("r.xml", "<?xml"),
      ("r.txt", "3 samples"),
    ] {
      let outcome = try program.vigie("eval", "--rules", "rules.yaml", "samples.ndjson", "-o", name)
      #expect(outcome.status == 0)
      #expect(try program.read(name).hasPrefix(start))
    }
    let half = try program.vigie(
      "eval", "--rules", "rules.yaml", "samples.ndjson", "--half", "check")
    #expect(half.status == 65 && half.errors.contains("the check half of these samples is empty"))
  }

  @Test("with a mistake in any sample nothing is computed, and all of them are told")
  func badSamples() throws {
    try writeSamples()
    try program.write("more.ndjson", #"{"id": "a", "text": "x", "labels": {"threat/medling": 3}}"#)
    let outcome = try program.vigie(
      "eval", "--rules", "rules.yaml", "samples.ndjson", "more.ndjson")
    #expect(outcome.status == 65 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("more.ndjson:1:37: error: unknown tag 'threat/medling'"))
    #expect(outcome.errors.contains("more.ndjson:1:55: error: the grade"))
    #expect(outcome.errors.contains("there is another sample with the id 'a'"))
    #expect(outcome.errors.contains("3 mistakes in the samples; nothing was computed"))
    #expect(!outcome.errors.contains("samples are NDJSON"))
    #expect(try program.vigie("eval", "--rules", "rules.yaml", "none.ndjson").status == 2)
    try program.write("plain.txt", "A text.\n")
    let plain = try program.vigie("eval", "--rules", "rules.yaml", "plain.txt")
    #expect(plain.status == 65 && plain.errors.contains("samples are NDJSON"))
  }

  @Test("where there are no labels, it is said what they are and where they stand")
  func noLabels() throws {
    try program.write("press/a.txt", "A text.\n")
    try program.write("records/a.ndjson", #"{"id": "a", "text": "A text."}"#)
    for folder in ["press", "records"] {
      let outcome = try program.vigie("eval", "--rules", "rules.yaml", folder)
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains(#""labels": {"threat/meddling": 2}}: 2 is a main subject"#))
    }
  }

  @Test("gate ends with 1 where a floor is broken, and with 65 where the file has mistakes")
  func gate() throws {
    try writeSamples()
    try program.write("low.yaml", "format: 1\naverages: {micro-f1: 0.5}\n")
    try program.write("high.yaml", "format: 1\naverages: {micro-f1: 0.6}\n")
    try program.write("bad.yaml", "format: 1\naverages: {micro-f: 0.6}\n")
    try program.write("noise.yaml", "format: 1\nnoise: {corpus: two.txt, documents: 0}\n")
    func gate(_ floor: String) throws -> ProgramFolder.Outcome {
      try program.vigie("gate", "--rules", "rules.yaml", "samples.ndjson", "--floor", floor)
    }
    #expect(try gate("low.yaml").status == 0)
    let high = try gate("high.yaml")
    #expect(high.status == 1 && high.output.contains("broken  averages  micro-f1  0.500"))
    #expect(try gate("none.yaml").errors.contains("none.yaml: error: there is no such file ["))
    let bad = try gate("bad.yaml")
    #expect(bad.status == 65 && bad.errors.contains("did you mean 'micro-f1'?"))
    #expect(try gate("noise.yaml").status == 0)
    let noisy = try program.vigie(
      "gate", "--rules", "rules.yaml", "samples.ndjson", "--floor", "noise.yaml", "--noise",
      "one.txt")
    #expect(noisy.status == 1)
  }

  @Test("watch tells what an edit changes")
  func watch() throws {
    try writeSamples()
    let process = Process()
    process.executableURL = try ProgramFolder.built()
    process.arguments = ["watch", "--rules", "rules.yaml", "samples.ndjson", "--changes", "1"]
    process.currentDirectoryURL = program.url
    process.environment = ["XDG_CACHE_HOME": program.url.appending(path: "cache").path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let start = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    #expect(start.hasPrefix("watching rules.yaml: 1 rule, 3 samples"))
    try program.write(
      "rules.yaml", Self.rules.replacingOccurrences(of: "'election meddling'", with: "calm"))
    let rest = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(rest.contains("gained  rightly  b"))
    #expect(rest.contains("found 1, missed 1, wrong 1 → 0"))
  }
}
