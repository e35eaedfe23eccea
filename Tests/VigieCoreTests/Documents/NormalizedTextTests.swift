import Testing

@testable import VigieCore

@Suite struct NormalizedTextTests {
  static func normalized(_ text: String) -> String {
    String(decoding: NormalizedText(normalizing: Array(text.utf8)).bytes, as: UTF8.self)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let input: String
    let output: String
    init(_ name: String, _ input: String, _ output: String) {
      (self.name, self.input, self.output) = (name, input, output)
    }
    var testDescription: String { name }
  }

  @Test(arguments: [
    Case("plain ASCII", "Plain text, \"quoted\".\n\nMore.", "Plain text, \"quoted\".\n\nMore."),
    Case("byte order mark", "\u{FEFF}Text", "Text"),
    Case("line ends", "one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
    Case("line separators", "one\u{2028}two\u{2029}three\u{85}four", "one\ntwo\nthree\nfour"),
    Case("spaces", "a\u{A0}b\u{2009}c\u{3000}d\u{202F}e\tf\u{1680}g", "a b c d e f g"),
    Case("invisible", "a\u{200B}b\u{2060}c\u{200E}d\u{202A}e\u{2066}f\u{AD}g\u{FE0F}h", "abcdefgh"),
    Case("quotes", "‘a’ ‚b‛ “c” „d‟ e′ f″ «g» ‹h›", "'a' 'b' \"c\" \"d\" e' f\" «g» ‹h›"),
    Case("apostrophes", "l´Unione dʼEurope l’État", "l'Unione d'Europe l'État"),
    Case("hyphens", "a\u{2010}b\u{2011}c – d — e", "a-b-c – d — e"),
    Case("full width", "Ｇ７　２０２６年（声明）！", "G7 2026年(声明)!"),
    Case("half-width kana", "ｶﾞｲﾑｼｮｳ､ﾊﾟﾘ｡｢ｱ｣ﾞ", "ガイムショウ、パリ。「ア」゛"),
    Case("ligatures", "oﬃcial ﬁnding, conﬂict, oﬀ, ĳ", "official finding, conflict, off, ij"),
    Case(
      "accents", "e\u{301}te\u{301} u\u{308}ber c\u{327}a n\u{303} x\u{301}",
      "été über ça ñ x\u{301}"),
    Case("two accents", "u\u{308}\u{304} o\u{31B}\u{301}", "ǖ ớ"),
    Case("dots below", "H\u{323}izb o\u{323}\u{302} S\u{326} \u{3B1}\u{313}\u{301}", "Ḥizb ộ Ș ἄ"),
    Case("kana marks", "か\u{3099}は\u{309A}ウ\u{3099}", "がぱヴ"),
    Case("accent after invisible", "e\u{200B}\u{301}", "é"),
    Case("controls", "a\0b\u{1B}c\u{7F}d\u{B}e", "a b c d e"),
    Case(
      "old Windows quotes", "the government\u{92}s \u{93}plan\u{94} \u{96} now",
      "the government's \"plan\" – now"),
    Case(
      "soft hyphen at line end", "Desinfor\u{AD}\n  mation\u{AD}\n\nEnde", "Desinformation\n\nEnde"),
    Case("nothing", "", ""),
  ])
  func charactersBecomePlain(_ example: Case) {
    // By bytes: to Swift a letter with its accent equals the one letter for both.
    #expect(Array(Self.normalized(example.input).utf8) == Array(example.output.utf8))
  }

  @Test(
    arguments: [
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b", 1),
      ([0xE2, 0x82, 0x41], "\u{FFFD}A", 1),
      ([0xC0, 0x80], "\u{FFFD}\u{FFFD}", 2),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}", 3),
      ([0xF0, 0x9F, 0x98], "\u{FFFD}", 1),
      ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", 4),
      ([0xF0, 0x9F, 0x98, 0x80], "😀", 0),
      ([0xE9, 0x20, 0xC3], "\u{FFFD} \u{FFFD}", 2),
    ] as [([UInt8], String, Int)])
  func illFormedBytesAreReplacedAndCounted(bytes: [UInt8], output: String, count: Int) {
    let text = NormalizedText(normalizing: bytes)
    #expect(String(decoding: text.bytes, as: UTF8.self) == output)
    #expect(text.replacedSequences == count)
  }

  @Test func rangesLeadBackToTheInput() throws {
    let input = "\u{FEFF}Die „Wahl“ ｶﾞ e\u{301}te\u{301}\u{200B}!"
    let text = NormalizedText(normalizing: Array(input.utf8))
    func original(_ part: String) throws -> String {
      let all = String(decoding: text.bytes, as: UTF8.self)
      let range = try #require(all.firstRange(of: part))
      let lower = all.utf8.distance(from: all.startIndex, to: range.lowerBound)
      let bytes = text.originalRange(of: lower..<lower + part.utf8.count)
      return String(decoding: Array(input.utf8)[bytes], as: UTF8.self)
    }
    #expect(try original("Die") == "Die")
    #expect(try original("\"Wahl\"") == "„Wahl“")
    #expect(try original("Wahl") == "Wahl")
    #expect(try original("ガ") == "ｶﾞ")
    #expect(try original("été") == "e\u{301}te\u{301}")
    #expect(try original("!") == "!")
  }

  @Test func aRangeNeverSplitsACharacter() {
    let text = NormalizedText(normalizing: Array("a日本b".utf8))
    #expect(text.originalRange(of: 2..<3) == 1..<4)
    #expect(text.originalRange(of: 3..<5) == 1..<7)
    #expect(text.originalRange(of: 4..<4) == 4..<4)
  }
}
