import Foundation
import Testing

/// The built program, run in a folder of its own.
@Suite(.serialized) final class CommandLineTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "vigie-\(UUID())")

  private static let rules = """
    format: 1
    taxonomy: t
    version: 1
    languages: [en]
    groups:
      - id: threat
        label: {en: Threat}
        scope: {en: S}
        tags:
          - {id: meddling, label: {en: Meddling}, scope: {en: S}}
    language: en
    rules:
      - id: en.meddling
        tag: threat/meddling
        description: meddling
        strength: decisive
        match: {phrases: ['election meddling']}
        examples: {match: ['Election meddling.'], no-match: ['An election.']}
    """

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write("rules.yaml", Self.rules)
    try write("one.txt", "They spoke of election meddling again.\n")
    try write("two.txt", "They spoke of the weather.\n")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func write(_ name: String, _ text: String) throws {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }

  private func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  private struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  private func vigie(_ arguments: String...) throws -> Outcome { try vigie(arguments) }

  private func vigie(_ arguments: [String]) throws -> Outcome {
    let process = Process()
    process.executableURL = try #require(Bundle.main.executableURL)
      .deletingLastPathComponent().appending(path: "vigie")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["XDG_CACHE_HOME": folder.appending(path: "cache").path]
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    let messages = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: messages, as: UTF8.self))
  }

  @Test(
    "a pipe gets a record a line, in order, the same with any number of jobs and from the cache")
  func records() throws {
    let first = try vigie("tag", "--rules", "rules.yaml", "--jobs", "1", "one.txt", "two.txt")
    let second = try vigie("tag", "--rules", "rules.yaml", "--jobs", "2", "one.txt", "two.txt")
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
      let outcome = try vigie("tag", "--rules", "rules.yaml", "one.txt", "-o", "out.ndjson")
      #expect(outcome.status == 0)
      #expect(try read("out.ndjson").contains("threat/meddling"))
      #expect(try vigie("compile", "rules.yaml", "-o", "all.rules").status == 0)
    }
    let compiled = try vigie("tag", "--rules", "all.rules", "one.txt")
    #expect(compiled.output == (try read("out.ndjson")))
    #expect(try vigie("tag", "--rules", "rules.yaml", "one.txt", "-o", "none/x").status == 2)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .allSatisfy { !$0.hasSuffix(".tmp") })
  }

  @Test("a fit is shown, written beside the rules and used; after an edit it is reported as stale")
  func fit() throws {
    let files = FileManager.default
    try files.createDirectory(
      at: folder.appending(path: "rules"), withIntermediateDirectories: true)
    try write("rules/all.yaml", Self.rules)
    let lines = (0..<40).map { number in
      let isPositive = number % 3 == 0
      return
        #"{"id": "s\#(number)", "text": "Number \#(number): \#(isPositive ? "election meddling" : "calm").", "#
        + #""labels": {\#(isPositive ? #""threat/meddling": 2"# : "")}}"#
    }
    try write("samples.ndjson", lines.joined(separator: "\n") + "\n")
    let dry = try vigie("fit", "samples.ndjson", "--rules", "rules", "--dry-run")
    #expect(dry.status == 0 && dry.output.contains("meddling  14 samples"))
    #expect(!files.fileExists(atPath: folder.appending(path: "rules/weights.yaml").path))

    let done = try vigie("fit", "samples.ndjson", "--rules", "rules", "--jobs", "1")
    #expect(done.status == 0 && done.output == dry.output)
    #expect(done.errors == "vigie: wrote rules/weights.yaml\n")
    let file = try read("rules/weights.yaml")
    // Once more, over the file that is there, and to standard output.
    #expect(try vigie("fit", "samples.ndjson", "--rules", "rules", "--jobs", "2").status == 0)
    #expect(try read("rules/weights.yaml") == file)
    let piped = try vigie("fit", "samples.ndjson", "--rules", "rules", "-o", "-")
    #expect(piped.output == file && piped.errors == dry.output)

    for _ in 0..<2 {
      let tagged = try vigie("tag", "--rules", "rules", "one.txt")
      #expect(tagged.output.contains(#""calibrated":true"#) && tagged.errors.isEmpty)
    }
    #expect(try vigie("check", "rules").status == 0)

    // A file that cannot be used stops tagging, not fitting.
    try write("rules/weights.yaml", file.replacingOccurrences(of: "weight: ", with: "weight: -"))
    let wrong = try vigie("tag", "--rules", "rules", "one.txt")
    #expect(wrong.status == 2 && wrong.errors.contains("[wrong-sign]"))
    #expect(try vigie("fit", "samples.ndjson", "--rules", "rules").status == 0)
    #expect(try read("rules/weights.yaml") == file)

    try write(
      "rules/all.yaml", Self.rules.replacingOccurrences(of: "decisive", with: "strong"))
    let stale = try vigie("tag", "--rules", "rules", "one.txt")
    #expect(stale.status == 0 && stale.output.contains(#""calibrated":false"#))
    #expect(stale.errors.contains("rules changed: 1 edited (en.meddling)"))
    #expect(try vigie("check", "rules").output.contains("[stale-weights]"))

    try write("samples.ndjson", lines.joined(separator: "\n") + "\n{\"id\": 1}\n")
    let bad = try vigie("fit", "samples.ndjson", "--rules", "rules")
    #expect(bad.status == 65 && bad.output.isEmpty)
    #expect(try read("rules/weights.yaml") == file)
  }

  @Test("what a fit is asked for is checked")
  func fitUsage() throws {
    try write("samples.ndjson", #"{"id": "a", "text": "Election meddling.", "labels": {}}"# + "\n")
    for arguments in [
      ["--base-rate", "2"], ["--base-rate", "threat/medling=0.1"], ["--cost-ratio", "0"],
      ["--date", "today"], ["--cross-validate", "1"], ["--rounds", "2"],
      ["--base-rate", "0.1", "--base-rate", "0.2"], [],
    ] {
      let outcome = try vigie(["fit", "samples.ndjson", "--rules", "rules.yaml"] + arguments)
      #expect(outcome.status == 64, "\(arguments)")
    }
    let validated = try vigie(
      "fit", "samples.ndjson", "--rules", "rules.yaml", "--cross-validate", "3")
    #expect(validated.status == 0 && validated.output.hasPrefix("1 sample in 3 folds"))
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
    #expect(try vigie("tag", "--rules", "rules.yaml", "one.txt", "-o", "pipe").status == 0)
    reader.waitUntilExit()
    #expect(try read("pipe.read").contains("threat/meddling"))
    let kind = try files.attributesOfItem(atPath: pipe)[.type] as? FileAttributeType
    #expect(kind != .typeRegular)
    try write("target.ndjson", "old")
    let link = folder.appending(path: "link.ndjson").path
    try files.createSymbolicLink(atPath: link, withDestinationPath: "target.ndjson")
    #expect(try vigie("tag", "--rules", "rules.yaml", "one.txt", "-o", "link.ndjson").status == 0)
    #expect(try files.destinationOfSymbolicLink(atPath: link) == "target.ndjson")
    #expect(try read("target.ndjson").contains("threat/meddling"))
    try write("private.ndjson", "old")
    let secret = folder.appending(path: "private.ndjson").path
    try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secret)
    #expect(
      try vigie("tag", "--rules", "rules.yaml", "one.txt", "-o", "private.ndjson").status == 0)
    #expect(try files.attributesOfItem(atPath: secret)[.posixPermissions] as? Int == 0o600)
    #expect(try vigie("tag", "--rules", "rules.yaml", "one.txt", "-o", ".").status == 2)
  }

  @Test("what cannot be read is told, and the rest is tagged all the same")
  func badInput() throws {
    try write(
      "in.ndjson", "{\"text\": \"Election meddling.\"}\n{\"text\": 5}\n{\"text\": \"Calm.\"}\n")
    let lines = try vigie("tag", "--rules", "rules.yaml", "in.ndjson")
    #expect(lines.status == 65)
    #expect(lines.output.split(separator: "\n").count == 3)
    #expect(lines.output.contains(#""error":{"code":"wrong-type""#))
    #expect(lines.errors.contains("in.ndjson:2:"))
    let missing = try vigie("tag", "--rules", "rules.yaml", "none.txt", "one.txt")
    #expect(missing.status == 2)
    #expect(missing.output.contains("threat/meddling"))
  }

  @Test("findings, wrong usage and failures have exit codes of their own")
  func exitCodes() throws {
    let failing = try vigie("tag", "--rules", "rules.yaml", "--fail-on-tag", "threat", "one.txt")
    #expect(failing.status == 1)
    let misspelt = try vigie("tag", "--rules", "rules.yaml", "--fail-on-tag", "threet", "one.txt")
    #expect(misspelt.status == 64)
    #expect(misspelt.errors.contains("did you mean 'threat'?"))
    #expect(try vigie("tag", "--nonsense").status == 64)
    #expect(try vigie("check", "rules.yaml").status == 0)
    try write("bad.yaml", Self.rules.replacingOccurrences(of: "strength:", with: "strenght:"))
    let check = try vigie("check", "bad.yaml")
    #expect(check.status == 1)
    #expect(check.output.contains("did you mean 'strength'?"))
    #expect(try vigie("tag", "--rules", "bad.yaml", "one.txt").status == 2)
  }

  @Test("explain says why, and why not")
  func explain() throws {
    try write("rules.yaml", Self.rules.replacingOccurrences(of: "decisive", with: "weak"))
    let outcome = try vigie("explain", "--rules", "rules.yaml", "one.txt")
    #expect(outcome.output.contains("not assigned"))
    #expect(outcome.output.contains("[election meddling]"))
  }
}
