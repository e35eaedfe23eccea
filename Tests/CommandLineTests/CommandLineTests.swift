import Foundation
import TestSupport
import Testing

/// The built program, run in a folder of its own.
@Suite(.serialized) struct CommandLineTests {
  private let program: ProgramFolder
  private var folder: URL { program.url }

  private static let rules = SmallRules.meddling()

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
      "tag", "--rules", "rules.yaml", "-j2", "one.txt", "two.txt")
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

  @Test("a group that a rule of its own speaks for is shown, where no tag of it was found")
  func groupAlone() throws {
    try write(
      "group.yaml",
      Self.rules.replacing("tag: threat/meddling", with: "tag: threat"))
    let text = try program.vigie("tag", "--rules", "group.yaml", "--format", "text", "one.txt")
    #expect(text.output.contains("threat  ") && !text.output.contains("no tags"), "\(text.output)")
    let why = try program.vigie("explain", "--rules", "group.yaml", "one.txt")
    #expect(why.output.contains("en.meddling"), "\(why.output)")
    let leaf = try program.vigie("tag", "--rules", "rules.yaml", "--format", "text", "one.txt")
    #expect(leaf.output.split(separator: "\n").count { $0.contains("threat") } == 1)
  }

  @Test("rules that are not there are no rules with mistakes")
  func missingRules() throws {
    let outcome = try program.vigie("tag", "--rules", "none.yaml", "one.txt")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors == """
        none.yaml: error: this file does not exist [unreadable-file]
        vigie: the rules cannot be read

        """)
  }

  @Test("only the tags asked for are shown, and misspelt ones are told")
  func chosenTags() throws {
    func tag(_ arguments: String...) throws -> ProgramFolder.Outcome {
      try program.vigie(["tag", "--rules", "rules.yaml", "one.txt"] + arguments)
    }
    #expect(try tag("--tag", "threat").output == tag().output)
    let leaf = try tag("-t", "threat/meddling").output
    #expect(leaf.contains(#""tag":"threat/meddling""#) && leaf.contains(#""groups":[]"#))
    #expect(try tag("-t", "threat/hacking").output.contains(#""tags":[],"groups":[]"#))
    #expect(
      try tag("-t", "threat/hacking", "-f", "text").output.contains("none of the tags asked for"))
    let misspelt = try tag("--fail-on-tag", "threats and weather")
    #expect(misspelt.status == 64)
    #expect(
      misspelt.errors.contains("there is no tag 'threats and weather'; did you mean 'threat'?"))
    #expect(try tag("-t", "rain").errors.contains("'vigie taxonomy' lists the tags"))
    let budget = try program.vigie(
      "scan", "--rules", "rules.yaml", "one.txt", "--budget", "threats=2%")
    #expect(budget.status == 64)
    #expect(budget.errors.contains("there is no rule and no tag 'threats'; did you mean 'threat'?"))
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

  static let ownOutputs: [(command: String, records: Int, warning: String)] = [
    ("tag --rules rules.yaml press > press/all.ndjson", 2, "press/all.ndjson: warning: this is"),
    ("tag --rules rules.yaml 'press/*' >> press/all.txt", 2, "press/all.txt: warning: this is"),
    ("tag --rules rules.yaml press - < press/x > press/x", 2, "stdin: warning: this is"),
    ("tag --rules rules.yaml link - < press/x >> press/x", 2, "stdin: warning: this is"),
    (
      "scan --rules rules.yaml press -f json > press/all.json", 1,
      "press/all.json: warning: this is"
    ),
  ]

  @Test("what a shell opened for the output is not read, whatever its name", arguments: ownOutputs)
  func ownOutput(command: String, records: Int, warning: String) throws {
    try write("press/a.txt", "Election meddling.\n")
    try write("press/b.txt", "They spoke of the weather.\n")
    try write("press/x", "")
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "link").path, withDestinationPath: "press")
    if !command.contains("/x") { try program.remove("press/x") }
    let run = try RunningProgram(program, "$VIGIE \(command)")
    #expect(run.waitUntilExit() == 0)
    #expect(run.messages.contains(warning + " the output, which is not read"), "\(run.messages)")
    let output = try #require(command.split(separator: " ").last)
    #expect(try read(String(output)).split(separator: "\n").count == records)
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
    #expect(try program.vigie("check", "none.yaml").status == 2)
    #expect(try program.vigie("check", "bad.yaml", "none.yaml").status == 2)
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

  @Test("so is the fragment")
  func helpNamesAFragment() throws {
    let help = try program.vigie("rules", "--help").output
    let name = try #require(help.firstMatch(of: #/--fragments (\w[\w-]*) /#)?.1)
    let rules = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "rules")
    let shown = try program.vigie("rules", "--rules", rules.path, "--fragments", String(name))
    #expect(shown.status == 0 && shown.output.contains("{{\(name)}}"), "\(shown.errors)")
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
}
