import TestSupport
import Testing

@testable import VigieCore

/// What speaks against a tag counts only where something speaks for it.
struct ClaimTests {
  private let rules: RuleSet = {
    var builder = RuleSetBuilder()
    builder.pattern("r1", "meddling")
    builder.pattern("r2", "leak", tag: "threat/b")
    builder.pattern("r3", "game", strength: -2)
    builder.pattern("r4", "court", tag: "threat", strength: -1)
    return builder.build()
  }()

  private func outcomes(_ text: String, _ tag: String = "threat/a") -> [TagLedger.Outcome] {
    rules.ledger(text).entries(of: tag).map(\.outcome)
  }

  @Test("evidence against a tag that nothing speaks for is no evidence")
  func alone() {
    #expect(outcomes("A board game.") == [.unclaimed])
    let record = rules.record("A board game before the court.")
    #expect(record.tags.isEmpty && record.groups.isEmpty)
    #expect(outcomes("A game of meddling.") == [.counted, .counted])
    #expect(rules.record("A game of meddling.").tags.map(\.evidence.count) == [2])
  }

  @Test("what speaks for a leaf lets count what speaks against its group")
  func groups() {
    #expect(outcomes("The court.", "threat") == [.unclaimed])
    #expect(outcomes("The court and the leak.", "threat") == [.counted])
    #expect(outcomes("The court and the leak in a game.") == [.unclaimed])
    let group = RuleSetBuilder.index(of: "threat")
    let plain = rules.ledger("The leak.").tags[group]
    #expect(plain == nil)
    #expect(rules.ledger("The court and the leak.").tags[group]?.isClaimedByLeaf == true)
  }

  @Test("a leaf that a veto silences claims nothing for its group")
  func vetoed() {
    var builder = RuleSetBuilder()
    let condition = builder.pattern("meddling")
    let veto = builder.pattern("radio")
    builder.rule("r1", condition, veto: veto)
    builder.pattern("r2", "court", tag: "threat", strength: -1)
    let rules = builder.build()
    func outcomes(_ text: String) -> [TagLedger.Outcome] {
      rules.ledger(text).entries(of: "threat").map(\.outcome)
    }
    #expect(outcomes("Meddling before the court.") == [.counted])
    #expect(outcomes("Meddling by radio before the court.") == [.unclaimed])
  }

  @Test("a record is the same whether or not hits are looked for that cannot count")
  func brief() {
    var builder = RuleSetBuilder { tag in
      if tag.id.hasPrefix("response/") {
        tag.gate = VigieCore.Tag.Gate(
          anyOf: [RuleSetBuilder.index(of: "threat")], reach: .document)
      }
      if tag.id == "threat/b" { tag.yieldsTo = [RuleSetBuilder.index(of: "threat/a")] }
    }
    builder.pattern("r1", "meddling|interference")
    builder.pattern("r2", "interference|leak", tag: "threat/b")
    builder.pattern("r3", "game|radio", strength: -2)
    builder.pattern("r4", "court", tag: "threat", strength: -1)
    builder.pattern("r5", "sanctions", tag: "response/a")
    builder.pattern("r6", "cake", tag: "response/a", strength: -1)
    let rules = builder.build()
    let words = [
      "meddling", "interference", "leak", "game", "court", "sanctions", "cake", "bread", "radio",
    ]
    for seed in 0..<500 {
      var generator = SplitMix64(seed: UInt64(seed))
      let count = Int.random(in: 1...12, using: &generator)
      let text = (0..<count).map { _ in
        words.randomElement(using: &generator)! + (Bool.random(using: &generator) ? "." : "")
      }.joined(separator: " ")
      let document = Document(text: text, metadata: .init(language: .english))
      var tagger = Tagger(rules)
      let full = RecordBuilder(rules: rules, document: document).record(
        from: tagger.ledger(for: document))
      #expect(tagger.tag(document) == full, "seed \(seed): \(text)")
    }
  }
}
