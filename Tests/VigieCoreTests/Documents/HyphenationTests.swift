import Testing

@testable import VigieCore

@Suite struct HyphenationTests {
  /// A wrapped text with a word in it that a line's end cuts where the bar is.
  private static func text(_ marked: String, more: String = "") -> String {
    let parts = marked.split(separator: "|")
    return """
      The words of this line go on until they are as wide as \(parts[0])-
      \(parts[1]) and the words of the next one, which are wider than it
      was, and of the one behind it, which goes on for just as long a way
      as the others. \(more) That is all.
      """
  }

  private static func normalized(_ text: String) -> String {
    String(decoding: NormalizedText(normalizing: Array(text.utf8)).bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("disin|formation", "", "disinformation"), ("govern|ment", "", "government"),
    ("inter|ference", "", "interference"), ("manipu|lation", "", "manipulation"),
    ("state|ment", "", "statement"), ("for|eign", "", "foreign"),
    ("state|sponsored", "", "state-sponsored"), ("Kremlin|backed", "", "Kremlin-backed"),
    ("hack-and|leak", "", "hack-and-leak"), ("so|called", "", "so-called"),
    ("long|term", "", "long-term"), ("fact|checkers", "", "fact-checkers"),
    ("peut|être", "", "peut-être"), ("self|censorship", "", "self-censorship"),
    // The text knows better.
    ("deep|fakes", "Such deepfakes are many;", "deepfakes"),
    ("water|way", "The water-way is open;", "water-way"),
    ("Arvonia|tied", "The people of Arvonia know;", "Arvonia-tied"),
  ])
  func wordsAreJoinedAndCompoundsKept(marked: String, more: String, expected: String) {
    let result = Self.normalized(Self.text(marked, more: more))
    #expect(result.contains(" \(expected) "), "\(result)")
  }

  @Test func germanDividesWords() {
    let text = """
      Das Auswärtige Amt hat heute vor einer neuen Welle von Desinfor-
      mation gewarnt und die Plattformen aufgefordert, bei der Wahl-
      beeinflussung schneller zu handeln, wie es schon lange die Bundes-
      und die Landesbehörden von ihnen verlangen.
      """
    let result = Self.normalized(text)
    #expect(result.contains("von Desinformation gewarnt"))
    #expect(result.contains("der Wahlbeeinflussung schneller"))
    #expect(result.contains("die Bundes- und die"))
  }

  @Test func offsetsPointAtTheOriginal() throws {
    let text = Self.text("disin|formation")
    let document = Document(text: text)
    let bytes = document.text.bytes
    let word = try #require(
      String(decoding: bytes, as: UTF8.self).firstRange(of: "disinformation"))
    let start = String(decoding: bytes, as: UTF8.self)[..<word.lowerBound].utf8.count
    let evidence = document.evidenceRange(of: start..<start + 14)
    #expect(document.quote(evidence.range, in: .text) == "disin-\nformation")
    let part = document.evidenceRange(of: start + 5..<start + 14)
    #expect(document.quote(part.range, in: .text) == "formation")
  }
}
