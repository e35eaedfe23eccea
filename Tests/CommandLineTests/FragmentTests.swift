import Foundation
import TestSupport
import Testing

/// Where the fragments of the shipped rules are found, and what is said where one is missing.
@Suite(.serialized) struct FragmentTests {
  private let program: ProgramFolder

  init() throws {
    program = try ProgramFolder(installing: true)
    try program.write(
      "share/vigie/rules/en/shared.yaml",
      """
      format: 1
      language: en
      fragments:
        # Who does it.
        actors: '(?:hostile|foreign)\\s+{{who}}'
        who: '(?:actors?|states?)'
      lists:
        platforms: [Facebook, X]

      """)
    try program.write(
      "mine.yaml",
      SmallRules.rule("en.mine", phrase: "x").replacing(
        "{phrases: ['x']}", with: "'{{actors}} meddled'"
      ).replacing("The x.", with: "Foreign states meddled."))
  }

  @Test func areListedAndShownInFull() throws {
    let all = try program.vigie("rules", "--fragments")
    #expect(all.status == 0, "\(all.errors)")
    #expect(
      all.output == """
        {{actors}}     en   Who does it.
        {{platforms}}  en   Facebook, X
        {{who}}        en   (?:actors?|states?)

        """)
    #expect(
      try program.vigie("rules", "--fragments", "-s", "facebook").output.hasPrefix("{{platforms}}"))
    #expect(try program.vigie("rules", "--fragments", "-l", "fr").output.isEmpty)
    #expect(try program.vigie("rules", "--fragments", "-l", "en-GB").output == all.output)
    let two = try program.vigie("rules", "--fragments", "-l", "fr-en")
    #expect(two.status == 64 && two.errors.contains("'en' is a language and no region"))
    let one = try program.vigie("rules", "--fragments", "actors").output
    #expect(one.contains("  (?:hostile|foreign)\\s+{{who}}\n"))
    #expect(one.contains("  (?:(?:hostile|foreign)\\s+(?:actors?|states?))\n"), "\(one)")
    #expect(one.contains("shared.yaml:5:3"))
    let misspelt = try program.vigie("rules", "--fragments", "acters")
    #expect(misspelt.status == 64 && misspelt.errors.contains("did you mean 'actors'?"))
    #expect(try program.vigie("rules", "--fragments", "--tag", "threat").status == 64)
  }

  @Test func oneOfTheShippedRulesIsNamed() throws {
    let alone = try program.vigie("check", "mine.yaml").output
    #expect(
      alone.contains(
        "mine.yaml:8:13: error: unknown fragment 'actors'; the shipped rules have it: "
          + "use this file beside them, with --add"), "\(alone)")
    #expect(try program.vigie("check", "--add", "mine.yaml").status == 0)
    for (name, said) in [
      ("acters", "did you mean 'actors'? The shipped rules have that"),
      ("weather", "('vigie rules --fragments' lists the shipped ones"),
    ] {
      try program.write("other.yaml", try program.read("mine.yaml").replacing("actors", with: name))
      let output = try program.vigie("check", "other.yaml").output
      #expect(output.contains(said), "\(output)")
    }
  }
}
