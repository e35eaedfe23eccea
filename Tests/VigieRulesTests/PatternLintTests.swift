import Testing
import VigieCore

@testable import VigieRules

@Suite struct PatternLintTests {
  @Test(
    arguments: [
      ("stolen", true), ("st", false), (#"\bvot\w+"#, true), (#"\w+ing"#, true),
      ("a|stolen", false),
      ("hacked|stolen", true), ("(?:hacked|stolen)?", false), ("(?:stolen)+", true), ("x{3}", true),
      ("x{2,}", false), ("選挙", true), ("選", true), ("é", false), ("né", true), ("[ab]cd", false),
      ("[ab]cde", true),
      ("(?i)vote", true), ("(?x) v o t e", true), ("(?x) v o # te", false), ("(vote)", true),
      (#"(?<name>vote)\k<name>"#, true),
      ("(?=vote)", false), ("(?<!x)vote", true), (#"\Qvote\E"#, true), (#"v\x6fte"#, true),
      ("vo(?:t|d)e", true), ("(?:vo|wo)te", true), (#"\d{4}"#, false), ("a b c d", false),
      (#"(?(1)a|b)vote"#, true), ("(?>vote)", true), ("vote(?#comment)", true), ("colou?r", true),
      ("co?l?o?u?r", false), ("(?R)?vote", true), (#"[[:alpha:]]vot"#, true), ("[]v]ote", true),
      ("[^]v]ot", false),
    ])
  func requiredLiteral(pattern: String, expected: Bool) {
    #expect(RequiredLiteral.exists(in: PatternSyntaxParser.parse(pattern)) == expected)
  }

  /// What is claimed here the engine's own analysis must bear out; it may find more.
  @Test(arguments: ["stolen", "vo(?:t|d)e", "選挙", "a|stolen", "x{3}", "(?>vote)", "(vote)"])
  func theEngineFindsWhatIsClaimed(pattern: String) {
    if RequiredLiteral.exists(in: PatternSyntaxParser.parse(pattern)) {
      #expect(PatternSet.isPrefiltered(pattern))
    }
  }

  @Test(
    arguments: [
      ("(a+)+", true), ("(?x) ( a + ) +", true), (#"(?:\w+\s*)+"#, true), (#"(?:\w+\s+)+"#, false),
      (#"(?:\w+\s+){0,4}"#, false),
      (#"(?:\w|\d)*x"#, true), ("(?:a|b)*", false), (#"(?:\w+)*"#, true), (#"(?>\w+)*"#, false),
      (#"(?:\w++\s*)+"#, false), ("(?:a*)*", true), (#"(?:\w+-)+"#, false), (#"(?:\w+a)+"#, true),
      (#"(?:x(?:\w+\s*)+)?"#, true), (#".*\s+.*"#, false),
    ])
  func runaway(pattern: String, expected: Bool) {
    #expect((Runaway.first(in: PatternSyntaxParser.parse(pattern)) != nil) == expected)
  }

  @Test(
    arguments: [
      (#"\b選挙"#, [0]), (#"選挙\b"#, [6]), (#"\bvote\b"#, []), (#"\b(?:vote|選挙)"#, [0]),
      (#"\b[ァ-ヶ]+"#, [0]), (#"(?:\bカ)"#, [3]), (#"\b\w"#, []),
    ])
  func boundaries(pattern: String, expected: [Int]) {
    #expect(UnspacedBoundary.all(in: PatternSyntaxParser.parse(pattern)).map(\.place) == expected)
  }

  @Test(
    arguments: [
      ("cafe\u{301}", "e\u{301}", "é"), ("re\u{301}?", "e\u{301}", "é"), ("(?:ﾀﾞﾒ)", "ﾀﾞﾒ", "ダメ"),
      (#"\x{FF76}"#, "ｶ", "カ"), ("o\u{FB03}", "\u{FB03}", "ffi"), ("it’s", "’", "'"),
      (#"a\tb"#, "\t", " "), ("\u{61C}", "\u{61C}", ""),
    ])
  func absentCharacters(pattern: String, written: String, instead: String) throws {
    let findings = AbsentCharacters.all(in: PatternSyntaxParser.parse(pattern))
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.written.unicodeScalars.elementsEqual(written.unicodeScalars))
    #expect(finding.instead.unicodeScalars.elementsEqual(instead.unicodeScalars))
  }

  @Test(arguments: ["café", "ダメ", "x\u{301}", "[e\u{301}]", "H\u{1E25}", #"\bvote\b"#])
  func presentCharacters(pattern: String) {
    #expect(AbsentCharacters.all(in: PatternSyntaxParser.parse(pattern)).isEmpty)
  }

  @Test(
    arguments: [
      ("(?=vote)", true), (#"\b(?<=a)$"#, true), ("(?:(?=a)|(?!b))+", true), ("a{0}", true),
      ("(?=vote)v", false), ("(?=a)|b", false), ("(?R)", false), (".", false),
    ])
  func takesNothing(pattern: String, expected: Bool) {
    #expect(PatternSyntaxParser.parse(pattern).takesNothing == expected)
  }
}
