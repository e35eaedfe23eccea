import Foundation
import TestSupport
import Testing

/// What `vigie check` says of examples where something is wrong with the rules.
@Suite(.serialized) struct CheckCommandTests {
  private let program: ProgramFolder

  init() throws {
    program = try ProgramFolder()
    try program.write("rules/taxonomy.yaml", SmallRules.taxonomy())
    try program.write(
      "rules/good.yaml",
      SmallRules.rule("en.good", tag: "threat/meddling", phrase: "election meddling"))
    try program.write(
      "rules/bad.yaml", SmallRules.rule("en.bad", tag: "threat/meddling", phrase: "[meddling"))
  }

  private func summary() throws -> String {
    let run = try program.vigie("check", "rules")
    #expect(run.status == 1)
    return run.output.split(separator: "\n").last.map(String.init) ?? ""
  }

  @Test("how many rules were left out is said")
  func leftOut() throws {
    #expect(
      try summary() == "1 error, 0 warnings in 3 files; the examples of 1 rule were not run")
  }

  @Test("where only the tag is wrong, nothing is left out")
  func wrongTag() throws {
    try program.write(
      "rules/bad.yaml", SmallRules.rule("en.bad", tag: "threat/medling", phrase: "meddling"))
    #expect(try summary() == "1 error, 0 warnings in 3 files")
  }

  @Test("without a rule that can be understood no example is run")
  func none() throws {
    try program.remove("rules/good.yaml")
    #expect(try summary() == "1 error, 0 warnings in 2 files; the examples were not run")
  }
}
