import Testing

@testable import VigieCore

/// Place and date in brackets, on a line of their own or at either end of the text.
@Suite struct BracketedDatelineTests {
  private static let title = "Ministry warns before the vote"
  private static let text =
    "The ministry warned of a network of fake accounts linked to a foreign power that spreads "
    + "false claims about the vote."

  private static func read(_ text: String) -> String {
    let document = Document(text: text)
    let metadata = document.metadata
    return [metadata.place, metadata.date, metadata.title].map { $0 ?? "" }.joined(separator: "|")
  }

  @Test(arguments: [
    ("(Paris, 21 avril 2026)", "Paris"), ("(Sarn, le 21 avril 2026)", "Sarn"),
    ("[Berlin, 21. April 2026]", "Berlin"), ("(Roma, 21 aprile 2026)", "Roma"),
    ("(London, 21 April 2026)", "London"),
    ("(Washington, D.C., April 21, 2026)", "Washington, D.C."),
    ("（2026年4月21日、東京）", "東京"), ("【東京、2026年4月21日】", "東京"),
  ])
  func places(dateline: String, place: String) {
    let expected = "\(place)|2026-04-21|\(Self.title)"
    for text in [
      "\(Self.title)\n\n\(dateline)\n\n\(Self.text)\n",
      "\(dateline)\n\n\(Self.title)\n\n\(Self.text)\n",
      "\(Self.title)\n\n\(dateline) \(Self.text)\n",
      "\(Self.title)\n\n\(dateline) – \(Self.text)\n",
      "\(Self.title)\n\n\(Self.text)\n\n\(dateline)\n",
      "\(Self.title)\n\n\(Self.text) \(dateline)\n",
      "\(Self.title)\n\n\(Self.text) \(dateline).\n\nMedia contact: press@example.org\n",
    ] {
      #expect(Self.read(text) == expected, "\(text)")
    }
  }

  @Test("what the head says goes before what the foot says")
  func head() {
    let text = "\(Self.title)\n\nOSLO, 4 March 2026 – \(Self.text) (Paris, 21 April 2026)\n"
    #expect(Self.read(text) == "OSLO|2026-03-04|\(Self.title)")
  }

  @Test(
    "a source, and what was where and when within a sentence, is no dateline at the foot",
    arguments: [
      "\"It was a lie.\" (Le Monde, 21 avril 2026)",
      "They met at the summit (Paris, 21 April 2026)",
      "It was corrected. (Updated on 21 April 2026)", "It was a lie. (The Courier, 21 April 2026)",
    ])
  func sources(ending: String) {
    #expect(Self.read("\(Self.title)\n\n\(Self.text) \(ending)\n") == "||\(Self.title)")
  }

  @Test("a dateline on a line of its own is no body text")
  func zone() {
    let document = Document(text: "\(Self.title)\n\n\(Self.text)\n\n(Paris, 21 avril 2026)\n")
    #expect(document.zones.last?.zone == .boilerplate)
  }
}
