import Testing

@testable import VigieCore

@Suite struct DocumentTests {
  @Test func lookupsFindTheRangeAtOrAfterAPlace() {
    let document = Document(text: "A title\n\nOne. Two.\n\nThree.")
    #expect(document.paragraphs == [0..<7, 9..<18, 20..<26])
    #expect(document.sentences == [0..<7, 9..<13, 14..<18, 20..<26])
    #expect(document.paragraphIndex(at: 8) == 1)
    #expect(document.sentenceIndex(at: 13) == 2)
    #expect(document.sentenceIndex(at: 99) == 3)
    #expect(Document(text: " ").paragraphIndex(at: 0) == nil)
  }

  @Test func evidencePointsIntoOneField() {
    let document = Document(text: "The text.", metadata: .init(title: "A title"))
    #expect(document.evidenceRange(of: 2..<7) == (.title, 2..<7))
    #expect(document.evidenceRange(of: 9..<12) == (.text, 0..<3))
    #expect(document.evidenceRange(of: 2..<12) == (.title, 2..<7))
  }

  @Test(arguments: [
    ("", 0), ("one", 1), ("don't l'Unione", 2), ("well-known  fact: 3.5", 4), ("'quoted'", 1),
    ("偽情報", 2), ("ภาษาไทย", 4), ("選挙干渉", 2), ("G7の声明", 3), ("été — où", 2),
  ])
  func wordsAreCountedAsAReaderWould(text: String, count: Int) {
    let document = Document(text: text)
    #expect(document.words(in: 0..<document.text.bytes.count) == count)
  }
}
