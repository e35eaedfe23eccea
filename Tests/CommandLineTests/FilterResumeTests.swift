import TestSupport
import Testing

/// A file that grows between runs: in the end all is as if one run had read it whole.
struct FilterResumeTests {
  /// What is in the file at each run.
  struct Growth: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var format = "ndjson"
    var inputs: [String]
  }

  private static let one = #"{"n":1,"text":"The election meddling."}"#
  private static let two = #"{"n":2,"text":"The élection meddling."}"#

  static let growths: [Growth] = [
    Growth(testDescription: "whole lines", inputs: ["\(one)\n", "\(one)\n\(two)\n"]),
    Growth(
      testDescription: "a last line without an end", inputs: ["\(one)\n\(two)", "\(one)\n\(two)"]),
    Growth(
      testDescription: "its end, and more",
      inputs: ["\(one)\n\(two)", "\(one)\n\(two)\n", "\(one)\n\(two)\n\(one)"]),
    Growth(
      testDescription: "part of a line, and the rest",
      inputs: [
        "\(one)\n\(two.prefix(12))", "\(one)\n\(two.prefix(14))", "\(one)\n\(two)\n\(one)\n",
      ]),
    Growth(
      testDescription: "part of the first line", inputs: ["\(one.prefix(9))", "\(one)\n\(two)\n"]),
    Growth(testDescription: "spaces", inputs: ["\(one)\n  ", "\(one)\n  \(two)\n"]),
    Growth(
      testDescription: "lines of text", format: "lines",
      inputs: ["None.\nThe election", "None.\nThe election meddling.\nNone."]),
    Growth(
      testDescription: "part of a row", format: "csv",
      inputs: ["id,text\n1,None.\n2,The ele", "id,text\n1,None.\n2,The election meddling.\n"]),
    Growth(
      testDescription: "a quoted field, and its end", format: "csv",
      inputs: [
        "id,text\n1,\"The\nelection\n", "id,text\n1,\"The\nelection\nmeddling",
        "id,text\n1,\"The\nelection\nmeddling.\"\n2,None.\n",
      ]),
    Growth(
      testDescription: "a header without an end", format: "csv",
      inputs: ["id,text", "id,text\n1,None.\n", "id,text\n1,None.\n2,None.\n"]),
    Growth(
      testDescription: "blank lines before a header", format: "csv",
      inputs: ["\n\n", "\n\nid,text", "\n\nid,text\n1,None.\n"]),
    Growth(
      testDescription: "a header that gets longer", format: "csv",
      inputs: ["id,text", "id,text,note\n1,None.,x\n"]),
  ]

  @Test("runs that go on write what one run would have written", arguments: growths)
  func growth(_ growth: Growth) throws {
    let program = try ProgramFolder.withSmallRules()
    func filter(_ out: String, _ options: String...) throws -> String {
      let run = try program.vigie(
        ["filter", "--rules", "rules.yaml", "-j1", "--input-format", growth.format, "in"]
          + ["-o", out, "--dead-letter", out + ".dead", "--summary"] + options)
      #expect(run.status == 0, "\(run.errors)")
      // The totals, where the run went on from others.
      return run.errors.matches(of: /\d+ records?: .*/).last.map { String($0.output) } ?? "none"
    }
    for input in growth.inputs {
      try program.write("in", input)
      let counts = try filter("grown", "--checkpoint", "state", "--resume-from", "state")
      try? program.remove("whole.dead")
      #expect(try filter("whole") == counts)
      #expect(try program.read("grown") == program.read("whole"))
      #expect(try program.read("grown.dead") == program.read("whole.dead"))
    }
  }

  @Test("the summary and the refusals are those of the run, and the totals stand apart")
  func summary() throws {
    let program = try ProgramFolder.withSmallRules()
    func filter(_ input: String) throws -> ProgramFolder.Outcome {
      try program.write("in", input)
      return try program.vigie(
        "filter", "--rules", "rules.yaml", "in", "-o", "out", "--summary", "--checkpoint", "state",
        "--resume-from", "state")
    }
    let first = try filter("\(Self.one)\nnone\n")
    #expect(first.status == 65)
    #expect(first.errors.contains("vigie: 2 records: 1 written, 1 of them with tags, 1 refused\n"))
    #expect(!first.errors.contains("the runs before"))
    let second = try filter("\(Self.one)\nnone\n\(Self.one)\n")
    #expect(second.status == 0, "\(second.errors)")
    #expect(
      second.errors.contains("vigie: this run: 1 record: 1 written, 1 of them with tags\n"))
    #expect(
      second.errors.contains(
        "vigie: with the runs before: 3 records: 2 written, 2 of them with tags, 1 refused\n"))
    #expect(!second.errors.contains("could not be tagged"))
  }

  @Test("other rules than those of the run before are told, with both fingerprints")
  func otherRules() throws {
    let program = try ProgramFolder.withSmallRules()
    func filter() throws -> String {
      let run = try program.vigie(
        "filter", "--rules", "rules.yaml", "in", "-o", "out", "--checkpoint", "state",
        "--resume-from", "state")
      #expect(run.status == 0, "\(run.errors)")
      return run.errors
    }
    try program.write("in", "\(Self.one)\n")
    #expect(try filter() == "")
    #expect(try filter() == "vigie: going on behind line 1\n")
    try program.write("rules.yaml", SmallRules.file(phrase: "ballot fraud"))
    #expect(
      try filter().contains(
        /the rules are others than those of the run before: sha256:\w+ then, sha256:\w+ now/))
    #expect(try filter() == "vigie: going on behind line 1\n")
  }

  @Test("a checkpoint with counts that cannot be is refused, and nothing is changed")
  func impossibleCounts() throws {
    let program = try ProgramFolder.withSmallRules()
    try program.write("in", "\(Self.one)\n")
    let filter = ["filter", "--rules", "rules.yaml", "in", "-o", "out", "--checkpoint", "state"]
    #expect(try program.vigie(filter).status == 0)
    let output = try program.read("out")
    let state = try program.read("state")
    try program.write("state", state.replacing(/"written" : \d+/, with: "\"written\" : \(Int.max)"))
    #expect(try program.vigie(filter + ["--resume-from", "state"]).status == 2)
    #expect(try program.read("out") == output)
  }

  @Test("options that differ are listed, as they were and as they are")
  func otherOptions() throws {
    let program = try ProgramFolder.withSmallRules()
    try program.write("in", "\(Self.one)\n")
    func filter(_ options: String...) throws -> ProgramFolder.Outcome {
      try program.vigie(
        ["filter", "--rules", "rules.yaml", "in", "-o", "out", "--checkpoint", "state"]
          + ["--resume-from", "state"] + options)
    }
    #expect(try filter("--tag", "threat", "--drop-evidence").status == 0)
    let other = try filter("--tag", "threat/meddling", "--min-confidence", "0.5")
    #expect(other.status == 2)
    #expect(
      other.errors == """
        vigie: cannot go on from 'state': it was written with other options: \
        --drop-evidence was given, and is not given now; --min-confidence was 0.0, and is 0.5 now; \
        --tag was 'threat', and is 'threat/meddling' now

        """)
    try program.write("state", #"{"format":1}"#)
    #expect(try filter().errors.contains("it was written by another version of vigie"))
  }
}
