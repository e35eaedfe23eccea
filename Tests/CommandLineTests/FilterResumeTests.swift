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
      return run.errors.split(separator: "\n").first { $0.contains(" records: ") }.map(String.init)
        ?? "no summary"
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
}
