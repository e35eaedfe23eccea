import Testing

@testable import PCRE2

/// Text whose words are all of ASCII is searched with other code, which finds the same.
struct PlainWordsTests {
  @Test(
    "which text has plain words",
    arguments: [
      ("", true), ("A vote, held in 2026.", true),
      ("Paris — “no comment” – 5 € … §3 × 2 → ■", true),
      ("ingérence", false), ("選挙", false), ("a\u{A0}b", false), ("m²", false), ("n.ª", false),
      ("5 µm", false), ("\u{17F}", false), ("\u{212A}", false), ("a\u{203F}b", false),
      ("a\u{2009}b", false), ("👍", false), ("1½", false), ("e\u{301}", false), ("Ⅷ", false),
    ])
  func plainWords(text: String, arePlain: Bool) {
    #expect(Subject(text).hasPlainWords == arePlain)
  }

  @Test("no sign is a letter, a digit or white space to PCRE2")
  func signs() throws {
    let pattern = try Pattern(#"[\w\d\s]"#)
    var scratch = MatchScratch()
    for value in PlainWords.signs.joined() {
      // The letter before it makes PCRE2 look at the properties of Unicode.
      let subject = Subject("é" + String(Unicode.Scalar(value)!))
      #expect(!subject.hasPlainWords)
      #expect(scratch.firstMatch(of: pattern, in: subject, from: 2) == .noMatch, "\(value)")
    }
  }

  static let texts = [
    "The vote — held on 5 May 2026 – was “free and fair”, it said…",
    "KICK the Kremlin's bots: £5/$7",
    "One\nTwo—three  four\n\n• five§", "—", "a—b—c", "state-sponsored (hostile) actors!",
  ]

  @Test(
    "the same is found with and without the tables of Unicode",
    arguments: [
      #"\w+"#, #"\W+"#, #"\b\w"#, #"\B.\B"#, #"\d+"#, #"\D\d"#, #"\s+"#, #"\S+"#, #"[^\w\s]"#,
      #"\bvote\W+(?:\w+\W+){0,4}?may\b"#, "[[:punct:]]", "[[:alpha:]]+", "[[:^print:]]",
      "(*UCP)\\w+",
      "k|\u{17F}", "[à-ɏ]", "\u{212A}", #"\p{Lu}\w*"#, #"(?-i:[A-Z]\w+)"#, #"^\W"#, #".$"#,
      #"(?<!\w)[—–]"#, #"é?b"#, #"\X"#, #"\h"#, #"[^é]b"#,
    ])
  func sameMatches(source: String) throws {
    let pattern = try Pattern(source)
    for text in Self.texts {
      let plain = Subject(text)
      #expect(plain.hasPlainWords)
      let full = Subject(valid: plain.bytes, hasPlainWords: false)
      #expect(matches(of: pattern, in: plain) == matches(of: pattern, in: full), "\(text)")
    }
  }

  private func matches(of pattern: Pattern, in subject: Subject) -> [Range<Int>] {
    var scratch = MatchScratch()
    var found: [Range<Int>] = []
    for start in subject.bytes.indices where subject.bytes[start] & 0xC0 != 0x80 {
      if case .match(let range) = scratch.firstMatch(
        of: pattern, in: subject, from: start, limit: start)
      {
        found.append(range)
      }
    }
    return found
  }
}
