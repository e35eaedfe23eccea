import TestSupport
import Testing

/// What `--min-confidence` leaves of a group and its tags, alike in all commands.
struct ConfidenceBoundTests {
  private let program: ProgramFolder
  /// Rules speak for the group at about 0.9 and for its leaf at about 0.6.
  private static let text = "A note on meddling in general and stolen papers."

  init() throws {
    program = try ProgramFolder()
    let group = SmallRules.rule("en.meddling", tag: "threat", phrase: "meddling")
    try program.write(
      "rules.yaml",
      SmallRules.file() + "\n"
        + group.split(separator: "rules:\n")[1].replacing("en.m", with: "en.z"))
    try program.write("in.ndjson", "{\"text\":\"\(Self.text)\"}\n")
    try program.write("in.csv", "text\n\(Self.text)\n")
  }

  private func names(_ command: String, _ options: [String], _ input: String) throws -> [String] {
    let outcome = try program.vigie([command, "--rules", "rules.yaml", input] + options)
    #expect(outcome.status == 0, "\(outcome.errors)")
    if input.hasSuffix("csv") {
      return outcome.output.split(separator: "\n").last!.split(separator: ",").dropFirst().map {
        String($0)
      }
    }
    if options.contains("text") {
      return outcome.output.matches(of: /\bthreat\S*/).map { String($0.output) }
    }
    let tags = outcome.output.firstMatch(of: /"tags":(\[.*?\])(,"groups"|}\n)/)?.output.1 ?? ""
    return tags.matches(of: /"tag":"(.*?)"/).map { String($0.output.1) }
  }

  @Test(
    "a group stands for a leaf that the bound hides, and for none that is shown",
    arguments: [("0", ["threat/leak"]), ("0.7", ["threat"]), ("0.99", [])])
  func bound(least: String, expected: [String]) throws {
    let bound = ["--min-confidence", least]
    #expect(try names("tag", bound, "in.ndjson") == expected)
    #expect(try names("tag", bound + ["--format", "text"], "in.ndjson") == expected)
    #expect(try names("filter", bound, "in.ndjson") == expected)
    #expect(
      try names("filter", bound + ["--only-tagged", "--drop-evidence"], "in.ndjson") == expected)
    #expect(try names("filter", bound + ["--input-format", "csv"], "in.csv") == expected)
  }
}
