import Testing

@testable import VigieCore

struct ExplanationTests {
  static let reasons: [(text: String, reason: String)] = [
    ("A hackathon.", ": 'hackathon' is found by 'hackathon'"),
    ("They hacked a cake.", ": 'hacked a cake' is found by 'hacked' and 1 other together"),
    (
      "The hackers of old, old, old, old, old, old, old times.",
      ": 'hackers of old, old, old, old, old, old, old times' is found by "
        + #"'hackers\s+of\s+(?:old,?\s+){1,20}?(?:tim…|clocks|seasons)'"#
    ),
  ]

  @Test("which condition of a 'not' cancels a hit, and with which words", arguments: reasons)
  func cancelled(text: String, reason: String) {
    var builder = RuleSetBuilder()
    let hack = builder.pattern(#"\bhack\w*"#)
    let alternatives = [
      builder.pattern("hackathon"),
      .near(
        [builder.pattern("hacked"), builder.pattern("cake")], within: .words(3), ordered: true),
      builder.pattern(#"hackers\s+of\s+(?:old,?\s+){1,20}?(?:times|ages|watches|clocks|seasons)"#),
    ]
    builder.rule("r", hack, not: .any(alternatives))
    var tagger = Tagger(builder.build())
    let entries = tagger.explain(.body("\(text) Then hackers came.")).tags.flatMap(\.entries)
    #expect(entries.map(\.reason) == ["cancelled by the rule's 'not'" + reason, nil])
  }
}
