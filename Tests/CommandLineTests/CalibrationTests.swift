import Foundation
import TestSupport
import Testing

/// What is said of confidences and how they came about.
@Suite(.serialized) struct CalibrationTests {
  private let program: ProgramFolder

  init() throws {
    program = try ProgramFolder(installing: true)
    try program.write(
      "samples.ndjson",
      (0..<20).map { number in
        let isThreat = number % 2 == 0
        return #"{"id": "\#(number)", "text": ""#
          + (isThreat ? "They spoke of election meddling, number \(number)." : "Weather \(number).")
          + #"", "labels": {\#(isThreat ? #""threat/meddling": 2"# : "")}}"#
      }.joined(separator: "\n"))
    let fit = try program.vigie(
      "fit", "samples.ndjson", "-o", "share/vigie/rules/weights.yaml")
    #expect(fit.status == 0, "\(fit.errors)")
    try program.write(
      "text.txt", "Election meddling and stolen mail\n\nThey spoke of election meddling again.\n")
    try program.write(
      "mine.yaml",
      SmallRules.rule("en.stolen-mail", tag: "threat/hacking", phrase: "stolen mail")
        + """
          - id: en.never
            tag: threat/hacking
            description: d
            match: {phrases: [never seen]}
            examples: {match: [Never seen.], no-match: [An election.]}
          - id: en.tried
            tag: threat/hacking
            description: d
            status: trial
            match: {phrases: [and stolen mail]}
            examples: {match: [And stolen mail.], no-match: [An election.]}

        """)
  }

  @Test func addedRulesAreNamed() throws {
    let fitted = try program.vigie("tag", "--format", "text", "text.txt").output
    #expect(!fitted.contains("not calibrated"), "\(fitted)")
    let added = try program.vigie("tag", "--add", "mine.yaml", "--format", "text", "text.txt")
    #expect(
      added.output.contains(
        "not calibrated: en.never and en.stolen-mail were added and count as written, so that "
          + "confidences of threat/hacking are scores until 'vigie fit' is run with them\n"),
      "\(added.output)")
  }

  @Test func pointsAndConfidenceAreWorkedOut() throws {
    let text = try program.vigie("explain", "--add", "mine.yaml", "text.txt").output
    #expect(text.contains("en.stolen-mail  title l.1"), "\(text)")
    #expect(text.contains("           = 4.00 × 1.5 title × "), "\(text)")
    #expect(text.contains("           calibrated: "), "\(text)")
    #expect(text.contains("1 find of rules on trial left out; --trial shows them"), "\(text)")
    #expect(!text.contains("en.tried"))
    let all = try program.vigie("explain", "--add", "mine.yaml", "--trial", "text.txt").output
    #expect(all.contains("en.tried") && !all.contains("left out"), "\(all)")
  }

  @Test func addedRulesThatNeverFireAreListed() throws {
    let text = try program.vigie("eval", "samples.ndjson", "--add", "mine.yaml", "--by-rule").output
    #expect(
      text.contains("added, and never fire\n  en.never\n  en.stolen-mail\n  en.tried\n"), "\(text)")
  }
}
