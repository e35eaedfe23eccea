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

  @Test("the sentence at an offset is the first that ends behind it", arguments: 1...17)
  func sentenceAtEachOffset(count: Int) {
    let document = Document(
      text: (1...count).map { "Sentence \($0) ends." }.joined(separator: "  "))
    let sentences = document.sentences
    #expect(sentences.count == count)
    for offset in 0..<document.text.bytes.count + 3 {
      let expected = sentences.firstIndex { $0.upperBound > offset } ?? count - 1
      #expect(document.sentenceIndex(at: offset) == expected)
    }
  }

  @Test func evidencePointsIntoOneField() {
    let document = Document(text: "The text.", metadata: .init(title: "A title"))
    #expect(document.evidenceRange(of: 2..<7) == (.title, 2..<7))
    #expect(document.evidenceRange(of: 9..<12) == (.text, 0..<3))
    #expect(document.evidenceRange(of: 2..<12) == (.title, 2..<7))
  }

  @Test func aTitleThatTheTextBeginsWithIsNotMatchedTwice() {
    let text = "The Title of It\n\nThe text goes on here, and says more."
    for title in ["The Title of It", "the title of it.", "The\u{A0}Title of It"] {
      let document = Document(text: text, metadata: .init(title: title))
      #expect(document.text.bytes == Array(text.utf8))
      #expect(document.zone(at: 3) == .title)
      #expect(document.evidenceRange(of: 0..<3) == (.text, 0..<3))
    }
    let other = Document(text: text, metadata: .init(title: "The Title of It All"))
    #expect(other.text.bytes.count > text.utf8.count)
  }

  @Test func aBannerAboveTheTitleIsNoDateline() {
    for banner in ["THE HERALD - The fact of the day", "SARN, 4 March 2026 – The fact of the day"] {
      let document = Document(
        text: banner + "\n\nFalse: the vote was not moved\n\nThe claim. A post says that it was.",
        metadata: .init(title: "False: the vote was not moved"))
      #expect(document.zone(at: banner.utf8.count + 4) == .title)
    }
  }

  @Test func aTextMayBeginWithTheWordsOfItsTitleAndRunOn() {
    let document = Document(
      text: "Minister unter Druck. Die Staatsanwaltschaft hat am Freitag Anklage erhoben.",
      metadata: .init(title: "Minister unter Druck"))
    #expect(document.zone(at: 0) == .title)
    #expect(document.zone(at: 25) == .lead)
    #expect(document.paragraphs.count == 1)
  }

  @Test func aTitleOfSeveralLinesIsOneTitle() {
    for title in ["First half\nsecond half", "First half\u{2028}second half"] {
      let document = Document(text: "The text.", metadata: .init(title: title))
      let bytes = document.text.bytes.count
      #expect(document.zone(at: 12) == .title)
      #expect(document.zone(at: bytes - 1) == .lead)
      #expect(document.evidenceRange(of: bytes - 9..<bytes) == (.text, 0..<9))
      #expect(document.evidenceRange(of: 0..<5) == (.title, 0..<5))
    }
  }

  @Test(arguments: [
    ("Ministry warns of foreign interference in the June vote", true),
    ("Wer steckt hinter den falschen Konten\n", true), ("外務省、選挙への干渉に警告", true),
    ("The ministry warned of foreign interference in the June vote.", false),
    ("GENEVA – The ministry warned of interference", false), ("Interference", false),
    ("- interference in the June vote", false), ("「干渉を許さない」と述べた。", false),
    (String(repeating: "many words and more ", count: 7), false),
  ])
  func aLineAloneIsATitleUnlessItIsASentence(text: String, isTitle: Bool) {
    let document = Document(text: text)
    #expect((document.zone(at: 0) == .title) == isTitle)
    #expect((document.metadata.title != nil) == isTitle)
    let titled = Document(text: text, metadata: .init(title: "Another headline of the day"))
    #expect(titled.zone(at: titled.text.bytes.count - 1) == .lead)
  }

  @Test func whatIsGivenWinsOverWhatTheTextStates() {
    let text =
      "[Title] One\n[Place] London\n[Date] May 5, 2021\n[Source] Ministry\n\nThe text itself."
    let given = Document.Metadata(
      id: "x", title: "Two", date: "2020-01-01", place: "Rome", source: "Agency", language: .french)
    #expect(Document(text: text, metadata: given).metadata == given)
    #expect(Document(text: text, metadata: given).languages.first == .french)
    let read = Document(text: text).metadata
    #expect(
      read == .init(title: "One", date: "2021-05-05", place: "London", source: "Ministry"))
  }

  @Test func zonesCoverAllOfAnyText() {
    for seed in 0..<2000 {
      let document = Document(
        text: NormalizationPropertyTests.sample(seed),
        metadata: .init(title: seed % 3 == 0 ? "A title, or two" : nil))
      var end = 0
      for span in document.zones {
        #expect(span.range.lowerBound == end && !span.range.isEmpty)
        end = span.range.upperBound
      }
      #expect(end == (document.paragraphs.isEmpty ? 0 : document.text.bytes.count))
      for paragraph in document.paragraphs {
        let evidence = document.evidenceRange(of: paragraph)
        let count =
          evidence.field == .title ? document.metadata.title!.utf8.count : document.original.count
        #expect(evidence.range.lowerBound >= 0 && evidence.range.upperBound <= count)
      }
    }
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
