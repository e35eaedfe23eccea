import PCRE2
import Testing

@testable import VigieCore

/// A threat that a text says was not there gets its tag, and opens no gate.
@Suite struct DeniedThreatTests {
  private let rules: RuleSet = {
    var builder = RuleSetBuilder(gate: "response/a", by: "threat")
    builder.pattern("r", "training", tag: "response/a")
    builder.pattern("t", "candidates? reported threats|threats|買収", tag: "threat/a")
    func negation(_ pattern: String, _ direction: Cue.Direction) -> Cue {
      Cue(
        id: "negation-\(direction)", kind: .negation, direction: direction, reach: .words(6),
        condition: builder.pattern(pattern), language: nil, location: RuleSetBuilder.nowhere)
    }
    builder.cues = [
      negation(#"\b(?:no|not|without|never)\b"#, .before),
      negation(#"\b(?:did not occur|were denied)\b|ではない"#, .after),
    ]
    return builder.build()
  }()

  @Test(arguments: [
    ("No candidate reported threats. Training was given.", false),
    ("There were no \"threats\". Training was given.", false),
    ("The vote passed without threats, and training was given.", false),
    ("Such threats did not occur. Training was given.", false),
    ("買収ではない。Training was given.", false),
    ("Threats, a minister said, were denied. Training was given.", true),
    ("No candidate reported threats. Threats came later. Training was given.", true),
    ("The candidates reported threats. Training was given.", true),
    ("No threats before the vote, and threats after it. Training was given.", true),
    ("We shall not stand by in the face of threats. Training was given.", true),
    ("It is not the first time that candidates reported threats. Training was given.", true),
  ])
  func gate(text: String, isOpen: Bool) {
    let ledger = rules.ledger(text, language: nil)
    #expect(
      ledger.entries(of: "response/a").map(\.outcome) == [isOpen ? .counted : .gate])
    #expect(ledger.tags[RuleSetBuilder.index(of: "threat/a")]?.status == .assigned)
  }

  @Test("the nearest of several negations decides, in whatever order cues are declared")
  func nearest() {
    let text = "Never were there no threats. Training was given."
    #expect(rules.ledger(text).counted("response/a") == 0)
    let entries = rules.ledger(text).entries()
    #expect(entries.map(\.cues) == [[.negation]] && entries.map(\.isDenied) == [true])
  }
}
