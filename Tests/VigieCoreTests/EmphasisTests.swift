import Testing

@testable import VigieCore

@Suite("What a document is about")
struct EmphasisTests {
  private let filler = String(repeating: "Nothing here to see. ", count: 40)

  private func reading(_ text: String, title: String? = nil) -> TagLedger {
    var builder = RuleSetBuilder()
    builder.pattern("r", "disinformation", strength: 4)
    let document = Document(text: text, metadata: .init(title: title))
    var tagger = Tagger(builder.build())
    return tagger.ledger(for: document).tags[RuleSetBuilder.index(of: "threat/a")]!
  }

  @Test("the sooner the first evidence comes, the more the document is about it")
  func places() {
    let first = reading("On disinformation. " + filler)
    let middle = reading(filler + "On disinformation. " + filler)
    let last = reading(filler + filler + "On disinformation.")
    #expect(first.central > middle.central && middle.central > last.central)
    #expect(first.place < 0.05 && last.place > 0.95)
    #expect(abs(middle.place - 0.5) < 0.05)
  }

  @Test("a title stands before all else")
  func titles() {
    let titled = reading(filler + "On disinformation.", title: "Disinformation: a report")
    #expect(titled.place == 0)
    #expect(titled.central > reading(filler + "On disinformation.").central)
  }

  @Test("what a document is about comes before what it merely mentions, be that surer")
  func mainSubjectsFirst() {
    var builder = RuleSetBuilder()
    builder.pattern("r", "disinformation", strength: 4)
    builder.pattern("s", "bribery", tag: "threat/b", strength: 6)
    var tagger = Tagger(builder.build())
    let record = tagger.tag(Document(text: "On disinformation. \(filler) And on bribery."))
    #expect(record.tags.map(\.tag) == ["threat/a", "threat/b"])
    #expect(record.tags.allSatisfy { $0.status == .assigned })
    #expect(record.tags[0].confidence < record.tags[1].confidence)
  }

  @Test("central is never more likely than mentioned or more", arguments: [-9.0, -1, 0, 1, 9])
  func order(intercept: Double) {
    for score in [-6.0, 0, 6] {
      for place in [0.0, 0.5, 1] {
        let parameters = ScoringModel.TagParameters(prior: -3, centralIntercept: intercept)
        let both = parameters.probabilities(of: score, place: place)
        #expect(both.central <= both.mentioned && both.central > 0)
      }
    }
  }
}
