import Foundation
import TestSupport
import Testing

/// `vigie fit` on samples that are too few for some groups, or for all.
@Suite(.serialized) struct FitSupportTests {
  private let program: ProgramFolder

  init() throws {
    program = try ProgramFolder()
    try program.write("one.txt", "They spoke of election meddling again.\n")
  }

  /// So many samples, of which each so-many-th has the tag.
  private func samples(_ count: Int, every step: Int) -> String {
    (0..<count).map { number in
      let isPositive = number % step == 0
      let text = isPositive ? "Election meddling" : "Calm"
      let label = isPositive ? #""threat/meddling": 2"# : ""
      return #"{"id": "s\#(number)", "text": "\#(text) \#(number).", "labels": {\#(label)}}"# + "\n"
    }.joined()
  }

  @Test("on too few samples nothing is fitted or written, and it is said how many are needed")
  func tooFewForAll() throws {
    try program.write("rules/all.yaml", SmallRules.meddling())
    for (count, step, told) in [
      (2, 2, "1 sample has a tag of it and 1 has none"),
      (40, 5, "8 samples have a tag of it and 32 have none"),
      (40, 1, "40 samples have a tag of it and 0 have none"),
    ] {
      try program.write("few.ndjson", samples(count, every: step))
      for end in [[], ["--dry-run"], ["-o", "-"], ["--cross-validate", "2"]] {
        let outcome = try program.vigie(["fit", "few.ndjson", "--rules", "rules"] + end)
        #expect(outcome.status == 65 && outcome.output.isEmpty)
        #expect(
          outcome.errors == """
            vigie: 'threat' is not fitted: \(told), where 10 of each are needed
            vigie: the samples are too few for every group; nothing was fitted, and nothing written

            """)
      }
    }
    let weights = program.url.appending(path: "rules/weights.yaml").path
    #expect(!FileManager.default.fileExists(atPath: weights))
    // What was fitted before stays, and stays calibrated.
    try program.write("many.ndjson", samples(40, every: 2))
    #expect(try program.vigie("fit", "many.ndjson", "--rules", "rules").status == 0)
    let file = try program.read("rules/weights.yaml")
    #expect(try program.vigie("fit", "few.ndjson", "--rules", "rules").status == 65)
    #expect(try program.read("rules/weights.yaml") == file)
  }

  @Test("where they are enough for one of two groups, the other is told and keeps what it has")
  func tooFewForOne() throws {
    let second =
      "  - id: calm\n    label: {en: Calm}\n    scope: {en: S}\n    tags:\n"
      + "      - {id: quiet, label: {en: Quiet}, scope: {en: S}}\n"
    try program.write("rules/taxonomy.yaml", SmallRules.taxonomy() + second)
    try program.write("rules/a.yaml", SmallRules.rule("en.a", phrase: "election meddling"))
    try program.write("rules/b.yaml", SmallRules.rule("en.b", tag: "calm/quiet", phrase: "calm"))
    let few = samples(40, every: 2)
    try program.write("few.ndjson", few)
    let told = "0 samples have a tag of it and 40 have none, where 10 of each are needed\n"

    // As written at first.
    let first = try program.vigie("fit", "few.ndjson", "--rules", "rules")
    #expect(first.status == 0 && first.output.contains("\ncalm  not fitted: " + told))
    #expect(
      first.errors.hasPrefix("vigie: warning: 'calm' is not fitted and counts as written: " + told))
    #expect(first.errors.contains(#"records will say "calibrated": false"#))
    #expect(try program.read("rules/weights.yaml").contains("  uncalibrated: [calm]\n"))
    let record = try program.vigie("tag", "--rules", "rules", "one.txt")
    #expect(record.output.contains(#""calibrated":false"#) && record.errors.isEmpty)
    let shown = try program.vigie("tag", "--rules", "rules", "--format", "text", "one.txt")
    #expect(shown.output.contains("too few samples to fit calm on"))
    #expect(try program.vigie("check", "rules").output.contains("0 errors, 0 warnings"))

    // Then as it was fitted on samples that speak of it.
    try program.write(
      "many.ndjson", few.replacing(#""labels": {}"#, with: #""labels": {"calm/quiet": 1}"#))
    #expect(try program.vigie("fit", "many.ndjson", "--rules", "rules").errors.contains("wrote"))
    func lines() throws -> [Substring] {
      try program.read("rules/weights.yaml").split(separator: "\n").filter { $0.contains("calm") }
    }
    let fitted = try lines()
    #expect(fitted.count == 3)
    let again = try program.vigie("fit", "few.ndjson", "--rules", "rules")
    #expect(
      again.errors == "vigie: warning: 'calm' is not fitted and keeps the weights that it has: "
        + told + "vigie: wrote rules/weights.yaml\n")
    #expect(try lines() == fitted)
    #expect(
      try program.vigie("tag", "--rules", "rules", "one.txt").output.contains(
        #""calibrated":true"#))
  }
}
