import PCRE2
import Testing
import VigieCore

@testable import VigieRules

@Suite struct PhraseCompilerTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var phrase: String
    var language: String?
    var pattern: String
    var finds: [String] = []
    var leaves: [String] = []
    var testDescription: String { phrase }
  }

  static let cases: [Case] = [
    Case(
      phrase: "state backed", pattern: #"\bstate[\s-]+backed\b"#,
      finds: ["state backed", "state-backed", "State\nBacked"],
      leaves: ["statebacked", "estate backed"]),
    Case(
      phrase: "hack-and-leak operation(s)",
      pattern: #"\bhack[\s-]+and[\s-]+leak[\s-]+operation(?:s)?\b"#,
      finds: ["hack and leak operations", "hack-and-leak operation"],
      leaves: ["hack and leak operational"]),
    Case(
      phrase: "manipulat*", pattern: #"\bmanipulat\w*"#, finds: ["manipulated", "manipulat"],
      leaves: ["unmanipulated"]),
    Case(
      phrase: "*kampagne", language: "de", pattern: #"\b\w*kampagne\b"#,
      finds: ["Kampagne", "Desinformationskampagne"], leaves: ["Kampagnen"]),
    Case(
      phrase: "[stolen|hacked] campaign [emails|documents]",
      pattern: #"\b(?:hacked|stolen)[\s-]+campaign[\s-]+(?:documents|emails)\b"#,
      finds: ["stolen campaign emails", "hacked campaign documents"],
      leaves: ["stolen campaign email"]),
    Case(
      phrase: "hack of (the) vote", pattern: #"\bhack[\s-]+of[\s-]+(?:the[\s-]+)?vote\b"#,
      finds: ["hack of vote", "hack of the vote"], leaves: ["hack of thevote"]),
    Case(
      phrase: "election (day)", pattern: #"\belection(?:[\s-]+day)?\b"#,
      finds: ["election", "election day"], leaves: ["elections"]),
    Case(
      phrase: "(the) (old) vote (day) (night)",
      pattern: #"\b(?:the[\s-]+)?(?:old[\s-]+)?vote(?:[\s-]+day)?(?:[\s-]+night)?\b"#,
      finds: ["vote", "the vote", "the old vote day night", "vote night"], leaves: ["votes"]),
    Case(
      phrase: "spread(ing) disinformation", pattern: #"\bspread(?:ing)?[\s-]+disinformation\b"#,
      finds: ["spread disinformation", "spreading disinformation"]),
    Case(
      phrase: "C++ (beta)", pattern: #"\bC\+\+(?:[\s-]+beta)?"#, finds: ["C++ beta"]),
    Case(phrase: "100 %", pattern: #"\b100[\s-]+%"#, finds: ["100 %", "100-%!"]),
    Case(phrase: "l’élection", language: "fr", pattern: #"\bl'élection\b"#, finds: ["l'élection"]),
    Case(phrase: "-innen", language: "de", pattern: #"-innen\b"#, finds: ["Wähler-innen"]),
    Case(phrase: "選挙干渉", language: "ja", pattern: "選挙干渉", finds: ["外国による選挙干渉が"]),
    Case(
      phrase: "FIMI対策", language: "ja", pattern: #"(?<![\p{Latin}\p{N}])FIMI対策"#,
      finds: ["のFIMI対策"], leaves: ["XFIMI対策"]),
    Case(
      phrase: "FIMI", language: "ja", pattern: #"(?<![\p{Latin}\p{N}])FIMI(?![\p{Latin}\p{N}])"#,
      finds: ["いわゆるFIMIへの"], leaves: ["FIMIS"]),
    Case(
      phrase: "[選挙|vote]", language: "en", pattern: #"(?:\bvote\b|選挙)"#, finds: ["の選挙の", "vote"],
      leaves: ["votes"]),
    Case(phrase: "a.b", pattern: #"\ba\.b\b"#, finds: ["a.b"], leaves: ["axb"]),
    Case(phrase: "ＡＩ", language: "ja", pattern: #"(?<![\p{Latin}\p{N}])AI(?![\p{Latin}\p{N}])"#),
    Case(
      phrase: "[leak*|hack (of)] mails", pattern: #"\b(?:hack(?:[\s-]+of)?|leak\w*)[\s-]+mails\b"#,
      finds: ["leaked mails", "hack mails", "hack of mails"]),
  ]

  @Test(arguments: cases)
  func pattern(of example: Case) throws {
    let compiler = PhraseCompiler(language: example.language.map { Language(rawValue: $0) })
    #expect(try compiler.pattern(for: example.phrase) == example.pattern)
    let pattern = try Pattern(example.pattern)
    var scratch = MatchScratch()
    for text in example.finds {
      #expect(isMatch(scratch.firstMatch(of: pattern, in: Subject(text))), "finds \(text)")
    }
    for text in example.leaves {
      #expect(scratch.firstMatch(of: pattern, in: Subject(text)) == .noMatch, "leaves \(text)")
    }
  }

  private func isMatch(_ outcome: MatchOutcome) -> Bool {
    if case .match = outcome { true } else { false }
  }

  @Test(
    arguments: [
      ("", 0), ("   ", 0), ("a [b", 2), ("a ]", 2), ("a (b", 2), ("a )", 2), ("[a|]", 3),
      ("[|a]", 1), ("()", 0), ("a|b", 1), ("(a|b) c", 2), ("*", 0), ("a * b", 2), ("a*b", 1),
      ("\\w", 0), ("選*", 1), ("(a)", 0), ("((((((((((a))))))))))b", 8),
    ])
  func mistakesHaveTheirPlace(phrase: String, scalar: Int) {
    #expect {
      try PhraseCompiler(language: nil).pattern(for: phrase)
    } throws: { error in
      (error as? PhraseMistake)?.scalar == scalar
    }
  }

  /// Anything made of the signs of phrases either is a mistake or becomes a pattern PCRE2 takes.
  @Test func whateverCompilesIsAPattern() throws {
    let alphabet = Array("ab *[]()|-選.")
    var state: UInt64 = 42
    for _ in 0..<5_000 {
      var phrase = ""
      for _ in 0..<8 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        phrase.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      guard let pattern = try? PhraseCompiler(language: .japanese).pattern(for: phrase) else {
        continue
      }
      #expect(throws: Never.self, "\(phrase) → \(pattern)") { try Pattern(pattern) }
    }
  }
}
