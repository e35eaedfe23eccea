import Foundation
import Testing

/// The built program, run in a folder of its own.
@Suite(.serialized) struct CommandLineTests {
  private let program: ProgramFolder
  private var folder: URL { program.url }

  private static let rules =
    ProgramFolder.taxonomy
    + ProgramFolder.rules("en.meddling", tag: "threat/meddling", phrase: "election meddling")
    .replacing("format: 1\n", with: "")

  init() throws {
    program = try ProgramFolder()
    try write("rules.yaml", Self.rules)
    try write("one.txt", "They spoke of election meddling again.\n")
    try write("two.txt", "They spoke of the weather.\n")
  }

  private func write(_ name: String, _ text: String) throws { try program.write(name, text) }
  private func read(_ name: String) throws -> String { try program.read(name) }

  @Test(
    "a pipe gets a record a line, in order, the same with any number of jobs and from the cache")
  func records() throws {
    let first = try program.vigie(
      "tag", "--rules", "rules.yaml", "--jobs", "1", "one.txt", "two.txt")
    let second = try program.vigie(
      "tag", "--rules", "rules.yaml", "--jobs", "2", "one.txt", "two.txt")
    #expect(first.status == 0)
    #expect(first.output == second.output)
    let lines = first.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains(#""tag":"threat/meddling""#))
    #expect(lines[1].contains(#""tags":[]"#))
  }

  @Test("an output file is written in full, and replaced when it is there")
  func output() throws {
    for _ in 0..<2 {
      let outcome = try program.vigie("tag", "--rules", "rules.yaml", "one.txt", "-o", "out.ndjson")
      #expect(outcome.status == 0)
      #expect(try read("out.ndjson").contains("threat/meddling"))
      #expect(try program.vigie("compile", "rules.yaml", "-o", "all.rules").status == 0)
    }
    let compiled = try program.vigie("tag", "--rules", "all.rules", "one.txt")
    #expect(compiled.output == (try read("out.ndjson")))
    #expect(
      try program.vigie("tag", "--rules", "rules.yaml", "one.txt", "-o", "none/x").status == 2)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .allSatisfy { !$0.hasSuffix(".tmp") })
  }

  @discardableResult
  private func run(_ program: String, _ arguments: String...) throws -> Process {
    try Process.run(URL(filePath: program), arguments: arguments)
  }

  @Test("what is no plain file is written to, not replaced; a replaced file keeps its permissions")
  func specialOutput() throws {
    let files = FileManager.default
    let pipe = folder.appending(path: "pipe").path
    try run("/usr/bin/env", "mkfifo", pipe).waitUntilExit()
    let reader = try run("/bin/sh", "-c", "cat '\(pipe)' > '\(pipe).read'")
    #expect(try program.vigie("tag", "--rules", "rules.yaml", "one.txt", "-o", "pipe").status == 0)
    reader.waitUntilExit()
    #expect(try read("pipe.read").contains("threat/meddling"))
    let kind = try files.attributesOfItem(atPath: pipe)[.type] as? FileAttributeType
    #expect(kind != .typeRegular)
    try write("target.ndjson", "old")
    let link = folder.appending(path: "link.ndjson").path
    try files.createSymbolicLink(atPath: link, withDestinationPath: "target.ndjson")
    #expect(
      try program.vigie("tag", "--rules", "rules.yaml", "one.txt", "-o", "link.ndjson").status == 0)
    #expect(try files.destinationOfSymbolicLink(atPath: link) == "target.ndjson")
    #expect(try read("target.ndjson").contains("threat/meddling"))
    try write("private.ndjson", "old")
    let secret = folder.appending(path: "private.ndjson").path
    try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secret)
    #expect(
      try program.vigie("tag", "--rules", "rules.yaml", "one.txt", "-o", "private.ndjson").status
        == 0)
    #expect(try files.attributesOfItem(atPath: secret)[.posixPermissions] as? Int == 0o600)
    #expect(try program.vigie("tag", "--rules", "rules.yaml", "one.txt", "-o", ".").status == 2)
  }

  @Test("what cannot be read is told, and the rest is tagged all the same")
  func badInput() throws {
    try write(
      "in.ndjson", "{\"text\": \"Election meddling.\"}\n{\"text\": 5}\n{\"text\": \"Calm.\"}\n")
    let lines = try program.vigie("tag", "--rules", "rules.yaml", "in.ndjson")
    #expect(lines.status == 65)
    #expect(lines.output.split(separator: "\n").count == 3)
    #expect(lines.output.contains(#""error":{"code":"wrong-type""#))
    #expect(lines.errors.contains("in.ndjson:2:"))
    let missing = try program.vigie("tag", "--rules", "rules.yaml", "none.txt", "one.txt")
    #expect(missing.status == 2)
    #expect(missing.output.contains("threat/meddling"))
  }

  @Test("an input is never written over, and an output never read")
  func outputAmongInputs() throws {
    let refused = try program.vigie("tag", "--rules", "rules.yaml", "one.txt", "-o", "./one.txt")
    #expect(refused.status == 64)
    #expect(refused.errors.contains("'./one.txt' is an input and cannot be the output too"))
    #expect(try read("one.txt").hasPrefix("They spoke"))
    try write("press/a.txt", "Election meddling.\n")
    for _ in 0..<2 {
      let run = try program.vigie("tag", "--rules", "rules.yaml", "press", "-o", "press/out.ndjson")
      #expect(run.status == 0)
      #expect(try read("press/out.ndjson").split(separator: "\n").count == 1)
    }
    let other = try program.vigie("tag", "--rules", "rules.yaml", "press")
    #expect(other.status == 0)
    #expect(other.output.split(separator: "\n").count == 1)
    #expect(other.errors.contains("holds records that vigie wrote"))
  }

  @Test("findings, wrong usage and failures have exit codes of their own")
  func exitCodes() throws {
    let failing = try program.vigie(
      "tag", "--rules", "rules.yaml", "--fail-on-tag", "threat", "one.txt")
    #expect(failing.status == 1)
    let misspelt = try program.vigie(
      "tag", "--rules", "rules.yaml", "--fail-on-tag", "threet", "one.txt")
    #expect(misspelt.status == 64)
    #expect(misspelt.errors.contains("did you mean 'threat'?"))
    #expect(try program.vigie("tag", "--nonsense").status == 64)
    #expect(try program.vigie("check", "rules.yaml").status == 0)
    try write("bad.yaml", Self.rules.replacingOccurrences(of: "strength:", with: "strenght:"))
    let check = try program.vigie("check", "bad.yaml")
    #expect(check.status == 1)
    #expect(check.output.contains("did you mean 'strength'?"))
    #expect(try program.vigie("tag", "--rules", "bad.yaml", "one.txt").status == 2)
  }

  @Test("what is misspelt or not there is told, with what was meant")
  func suggestions() throws {
    let command = try program.vigie("chekc", "rules.yaml")
    #expect(command.status == 64)
    #expect(command.errors == "vigie: there is no command 'chekc'; did you mean 'check'?\n")
    let file = try program.vigie("one.txt")
    #expect(file.errors.contains("write 'vigie tag one.txt'"))
    let tag = try program.vigie("rules", "--rules", "rules.yaml", "--tag", "meddling")
    #expect(tag.errors.contains("did you mean 'threat/meddling'?"))
    let none = try program.vigie("rules", "--rules", "rules.yaml", "--search", "zebra")
    #expect(none.status == 0)
    #expect(none.errors == "vigie: no rule matches\n")
    let missing = try program.vigie("tag", "--rules", "rules.yaml", "nosuch.txt")
    #expect(missing.errors == "nosuch.txt: error: no such file or folder [no-such-file]\n")
    #expect(try program.vigie("tag", "--rules", "rules.yaml", "one.txt", "-o", "new/").status == 2)
    #expect(try program.vigie("compile", "rules.yaml", "-o", "all.rules").status == 0)
    let check = try program.vigie("check", "all.rules")
    #expect(check.status == 2)
    #expect(check.errors.contains("'all.rules' is a compiled rule file"))
  }

  @Test("the rule that the help names is one of the shipped ones")
  func helpNamesARule() throws {
    let help = try program.vigie("rules", "--help").output
    let id = try #require(
      help.split { $0 == " " || $0 == "\n" }.first { $0.hasPrefix("en.") && $0.contains("-") })
    let rules = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "rules/en")
    let files = try FileManager.default.subpathsOfDirectory(atPath: rules.path)
      .filter { $0.hasSuffix(".yaml") }
    #expect(
      try files.contains {
        try String(contentsOf: rules.appending(path: $0), encoding: .utf8)
          .contains("- id: \(id)\n")
      })
  }

  @Test("explain says why, and why not")
  func explain() throws {
    try write("rules.yaml", Self.rules.replacingOccurrences(of: "decisive", with: "weak"))
    let outcome = try program.vigie("explain", "--rules", "rules.yaml", "one.txt")
    #expect(outcome.output.contains("not assigned"))
    #expect(outcome.output.contains("“They spoke of [election meddling] again.”"))
    let two = try program.vigie("explain", "--rules", "rules.yaml", ".")
    #expect(two.output.contains("\n\n./two.txt"))
  }

  private func writeSamples() throws {
    try write(
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
    let first = try vigie("eval", "--rules", "rules.yaml", "samples.ndjson", "-e", "-b", "-j", "1")
    let second = try vigie("eval", "--rules", "rules.yaml", "samples.ndjson", "-e", "-b", "-j", "3")
    #expect(first.status == 0)
    #expect(first.output == second.output)
    #expect(first.output.contains("1 found, 1 missed, 1 wrong"))
    for (name, start) in [
      ("r.html", "<!DOCTYPE html>"), ("r.json", #"{"samples":3"#), ("r.xml", "<?xml"),
      ("r.txt", "3 samples"),
    ] {
      let outcome = try vigie("eval", "--rules", "rules.yaml", "samples.ndjson", "-o", name)
      #expect(outcome.status == 0)
      #expect(try read(name).hasPrefix(start))
    }
    let half = try vigie("eval", "--rules", "rules.yaml", "samples.ndjson", "--half", "check")
    #expect(half.status == 65 && half.errors.contains("the check half of these samples is empty"))
  }

  @Test("with a mistake in any sample nothing is computed, and all of them are told")
  func badSamples() throws {
    try writeSamples()
    try write("more.ndjson", #"{"id": "a", "text": "x", "labels": {"threat/medling": 3}}"#)
    let outcome = try vigie("eval", "--rules", "rules.yaml", "samples.ndjson", "more.ndjson")
    #expect(outcome.status == 65 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("more.ndjson:1:37: error: unknown tag 'threat/medling'"))
    #expect(outcome.errors.contains("more.ndjson:1:55: error: the grade"))
    #expect(outcome.errors.contains("there is another sample with the id 'a'"))
    #expect(outcome.errors.contains("3 mistakes in the samples; nothing was computed"))
    #expect(try vigie("eval", "--rules", "rules.yaml", "none.ndjson").status == 2)
  }

  @Test("gate ends with 1 where a floor is broken, and with 65 where the file has mistakes")
  func gate() throws {
    try writeSamples()
    try write("low.yaml", "format: 1\naverages: {micro-f1: 0.5}\n")
    try write("high.yaml", "format: 1\naverages: {micro-f1: 0.6}\n")
    try write("bad.yaml", "format: 1\naverages: {micro-f: 0.6}\n")
    try write("noise.yaml", "format: 1\nnoise: {corpus: two.txt, documents: 0}\n")
    func gate(_ floor: String) throws -> Outcome {
      try vigie("gate", "--rules", "rules.yaml", "samples.ndjson", "--floor", floor)
    }
    #expect(try gate("low.yaml").status == 0)
    let high = try gate("high.yaml")
    #expect(high.status == 1 && high.output.contains("broken  averages  micro-f1  0.500"))
    let bad = try gate("bad.yaml")
    #expect(bad.status == 65 && bad.errors.contains("did you mean 'micro-f1'?"))
    #expect(try gate("noise.yaml").status == 0)
    let noisy = try vigie(
      "gate", "--rules", "rules.yaml", "samples.ndjson", "--floor", "noise.yaml", "--noise",
      "one.txt")
    #expect(noisy.status == 1)
  }

  @Test("watch tells what an edit changes")
  func watch() throws {
    try writeSamples()
    let process = Process()
    process.executableURL = try #require(Bundle.main.executableURL)
      .deletingLastPathComponent().appending(path: "vigie")
    process.arguments = ["watch", "--rules", "rules.yaml", "samples.ndjson", "--changes", "1"]
    process.currentDirectoryURL = folder
    process.environment = ["XDG_CACHE_HOME": folder.appending(path: "cache").path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let start = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    #expect(start.hasPrefix("watching rules.yaml: 1 rule, 3 samples"))
    try write(
      "rules.yaml", Self.rules.replacingOccurrences(of: "'election meddling'", with: "calm"))
    let rest = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(rest.contains("gained  rightly  b"))
    #expect(rest.contains("found 1, missed 1, wrong 1 → 0"))
  }
}
