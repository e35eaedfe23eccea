import PCRE2
import Testing

@testable import VigieCore

/// Patterns that begin with a gap, whose rest is searched for first.
struct LeadingGapTests {
  @Test(
    "the rest of a pattern is told where it means the same alone",
    arguments: [
      (#"[^.\n]{0,80}\bfraud\b"#, #"\bfraud\b"#), (#"[^.!?\n]{0,9}?(?:a|b)"#, "(?:a|b)"),
      (#"[^"]{0,3}[]|]x"#, "[]|]x"), (#"[^.]{0,3}+x"#, nil), (#"[^.]{0,3}x|y"#, nil),
      (#"[^a]{0,3}x"#, nil), (#"[^\w]{0,3}x"#, nil), (#"[^.-/]{0,3}x"#, nil),
      (#"[^.]{1,3}x"#, nil), (#"[^.]{0,}x"#, nil), (#"[^.]{0,3}\Kx"#, nil),
      (#"[^.]{0,3}(*COMMIT)x"#, nil), (#"[^.]{0,3}(x(?R)?)"#, nil), (#"[^.]{0,3}"#, nil),
      (#"[^.]{0,3}[[:alpha:]]"#, nil), ("x[^.]{0,3}y", nil), (#"[^.]{0,3}\c[|]x"#, nil),
      ("[^.]{0,3}(?imx)a # [\n", nil), ("[^.]{0,3}(?<x>a)", "(?<x>a)"),
      ("[^.]{0,3}(?i-s:a)", "(?i-s:a)"),
    ])
  func rest(source: String, expected: String?) throws {
    #expect(LeadingGap(try Pattern(source))?.rest.source == expected)
  }

  @Test("matches are those of a search that tries every place")
  func sameMatches() throws {
    let sources = [
      #"[^.\n]{0,12}\bfraud\b"#, #"[^.\n]{0,12}?fraud"#, #"[^.\n]{0,300}(?:fraud|wähl\w*)"#,
      #"[^.\n]{0,4}(?=fraud)"#, #"[^\n]{0,7}選挙"#, #"[^ ]{0,2}\b"#, #"[^.]{0,5}(?<=é)x?"#,
    ]
    let texts = [
      "", "fraud", "a fraud. No fraud, fraud again\nfraud", "Wähler wählen. é選挙é選挙 fraud",
      String(repeating: "voters and élections, ", count: 30) + "fraud. " + "éx éxé.é",
    ]
    let set = PatternSet(try sources.map { try Pattern($0) })
    for text in texts.map({ Subject($0) }) {
      var fast = PatternMatcher(set, limits: .init())
      var plain = PatternMatcher(set, limits: .init(), isPlain: true)
      fast.begin(text, languages: [])
      plain.begin(text, languages: [])
      for index in sources.indices.map(PatternIndex.init(rawValue:)) {
        #expect(Array(fast.matches(of: index)) == Array(plain.matches(of: index)))
      }
    }
  }
}
