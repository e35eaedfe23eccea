import Testing

@testable import VigieCore

/// What a condition finds, as the words it quotes.
struct ConditionTests {
  /// A condition of `near`, `all` and the like over `a1`, `b2`, `c3`, and what it finds in a text.
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var condition: @Sendable (inout RuleSetBuilder) -> Condition
    var text: String
    var found: [String]
    var testDescription: String { name }
  }

  /// Longer than one thing bears upon another.
  private static let longText = String(
    repeating: "Nothing was said of it here.\n\n", count: SubjectReach.bytes / 25)

  static let cases: [Case] = [
    Case(
      name: "a pattern finds each match once", condition: { $0.pattern(#"\bvote\w*"#) },
      text: "Vote early. Voters voted.", found: ["Vote", "Voters", "voted"]),
    Case(
      name: "any merges equal ranges",
      condition: { .any([$0.pattern("voters?"), $0.pattern("voter"), $0.pattern("ballot")]) },
      text: "A voter and a ballot.", found: ["voter", "ballot"]),
    Case(
      name: "all in a sentence quotes from first to last",
      condition: { .all([$0.pattern("election"), $0.pattern("hackers")], scope: .sentence) },
      text: "Hackers eyed the election. The election was calm. Hackers slept.",
      found: ["Hackers eyed the election"]),
    Case(
      name: "all in a sentence takes the nearest parts",
      condition: { .all([$0.pattern("alpha"), $0.pattern("beta")], scope: .sentence) },
      text: "An alpha came with beta and beta, long before another alpha.",
      found: ["alpha came with beta"]),
    Case(
      name: "all in a paragraph quotes its first part",
      condition: { .all([$0.pattern("alpha"), $0.pattern("beta")], scope: .paragraph) },
      text: "One alpha. One beta.\n\nAnother alpha alone.", found: ["alpha"]),
    Case(
      name: "all in a document quotes its first part everywhere",
      condition: { .all([$0.pattern("alpha"), $0.pattern("beta")], scope: .document) },
      text: "One alpha.\n\nAnother alpha.\n\nThe beta.", found: ["alpha", "alpha"]),
    Case(
      name: "all in a long document asks for the other parts within reach",
      condition: { .all([$0.pattern("alph[ab]"), $0.pattern("beta")], scope: .document) },
      text: "One alpha.\n\n" + longText + "Another alphb.\n\nThe beta.", found: ["alphb"]),
    Case(
      name: "count in a long document asks for the others within reach",
      condition: { .count($0.pattern("alph[abc]"), atLeast: 2, scope: .document) },
      text: "One alpha.\n\n" + longText + "Two alphb.\n\nThree alphc.",
      found: ["alphb", "alphc"]),
    Case(
      name: "near counts the words between",
      condition: {
        .near([$0.pattern("alpha"), $0.pattern("beta")], within: .words(2), ordered: false)
      },
      text: "An alpha one two beta.\n\nAn alpha one two three beta.", found: ["alpha one two beta"]),
    Case(
      name: "near finds either order",
      condition: {
        .near([$0.pattern("alpha"), $0.pattern("beta")], within: .words(1), ordered: false)
      },
      text: "The beta of alpha.", found: ["beta of alpha"]),
    Case(
      name: "near in the given order only",
      condition: {
        .near([$0.pattern("alpha"), $0.pattern("beta")], within: .words(1), ordered: true)
      },
      text: "The beta of alpha.", found: []),
    Case(
      name: "near wants different words",
      condition: {
        .near(
          [$0.pattern("foreign"), $0.pattern("foreign actors")], within: .words(5), ordered: false)
      },
      text: "These foreign actors came.", found: []),
    Case(
      name: "near does not cross a paragraph",
      condition: {
        .near([$0.pattern("alpha"), $0.pattern("beta")], within: .words(9), ordered: false)
      },
      text: "It ends with alpha.\n\nThe beta begins.", found: []),
    Case(
      name: "near crosses a sentence",
      condition: {
        .near([$0.pattern("alpha"), $0.pattern("beta")], within: .words(2), ordered: false)
      },
      text: "It ends with alpha. The beta begins.", found: ["alpha. The beta"]),
    Case(
      name: "near by characters",
      condition: {
        .near([$0.pattern("偽情報"), $0.pattern("選挙")], within: .characters(3), ordered: false)
      },
      text: "選挙中の偽情報が問題だ。", found: ["選挙中の偽情報"]),
    Case(
      name: "near of three parts spans no more than its distance",
      condition: {
        .near(
          [$0.pattern("alpha"), $0.pattern("beta"), $0.pattern("gamma")], within: .words(3),
          ordered: false)
      },
      text: "A beta then alpha then gamma.\n\nA beta and so on then alpha then gamma.",
      found: ["beta then alpha then gamma"]),
    Case(
      name: "near takes the second nearest where the nearest is taken",
      condition: {
        .near(
          [$0.pattern("alpha"), $0.pattern("beta|delta"), $0.pattern("beta")], within: .words(4),
          ordered: false)
      },
      text: "An alpha beta delta.", found: ["alpha beta delta"]),
    Case(
      name: "near of four parts finds words for each",
      condition: {
        .near(
          [
            $0.pattern("alpha"), $0.pattern("beta|gamma|delta"), $0.pattern("beta|gamma|delta"),
            $0.pattern("beta"),
          ], within: .words(9), ordered: false)
      },
      text: "An alpha beta, gamma and delta came.", found: ["alpha beta, gamma and delta"]),
    Case(
      name: "near looks past words that other parts stand on",
      condition: {
        .near(
          [
            $0.pattern("alpha"), $0.pattern("beta gamma delta"),
            $0.pattern("beta|gamma|delta|omega"),
          ], within: .words(9), ordered: false)
      },
      text: "An alpha, beta gamma delta and omega.", found: ["alpha, beta gamma delta and omega"]),
    Case(
      name: "count takes the short ones of those that overlap",
      condition: {
        .count(
          .any([$0.pattern("fraud.*vote"), $0.pattern("vote")]), atLeast: 3, scope: .sentence)
      },
      text: "A fraud: vote after vote after vote.", found: ["vote", "vote", "vote"]),
    Case(
      name: "count wants that many apart",
      condition: { .count($0.pattern("bots?"), atLeast: 3, scope: .document) },
      text: "A bot. Two bots.", found: []),
    Case(
      name: "count finds them all",
      condition: { .count($0.pattern("bots?"), atLeast: 2, scope: .paragraph) },
      text: "A bot. Two bots.\n\nA bot.", found: ["bot", "bots"]),
    Case(
      name: "conditions nest",
      condition: {
        .all(
          [
            .any([$0.pattern("alpha"), $0.pattern("beta")]),
            .near([$0.pattern("gamma"), $0.pattern("delta")], within: .words(1), ordered: true),
          ], scope: .sentence)
      },
      text: "The gamma and delta met beta.", found: ["gamma and delta met beta"]),
  ]

  @Test(arguments: cases)
  func finds(_ example: Case) {
    var builder = RuleSetBuilder()
    let condition = example.condition(&builder)
    builder.rule("r", condition)
    let document = Document.body(example.text)
    var tagger = Tagger(builder.build())
    let found = tagger.ledger(for: document).entries().map {
      String(decoding: document.text.bytes[$0.hit.range], as: UTF8.self)
    }
    #expect(found == example.found)
  }

  @Test("a condition over rules and tags follows their hits")
  func when() {
    var builder = RuleSetBuilder()
    builder.pattern("a", "alpha")
    builder.pattern("b", "beta", tag: "threat/b")
    builder.rule(
      "w",
      .when(
        .and(
          .rule(RuleIndex(rawValue: 0)), .not(.tag(RuleSetBuilder.index(of: "threat/b"))))),
      tag: "threat/c")
    let rules = builder.build()
    #expect(rules.ledger("An alpha.").counted("threat/c") == 1)
    #expect(rules.ledger("An alpha and a beta.").counted("threat/c") == 0)
    #expect(rules.ledger("A gamma.").counted("threat/c") == 0)
  }

  @Test("conditions over rules may ask for one another, whatever their order")
  func whenAsksForWhen() {
    var builder = RuleSetBuilder()
    builder.pattern("a", "alpha")
    builder.rule("b", .when(.rule(RuleIndex(rawValue: 2))), tag: "threat/c")
    builder.rule("c", .when(.rule(RuleIndex(rawValue: 0))), tag: "threat/b")
    builder.rule(
      "d", .when(.tag(RuleSetBuilder.index(of: "threat/b"))), tag: "response/a")
    let rules = builder.build()
    let ledger = rules.ledger("An alpha.")
    #expect(ledger.counted("threat/c") == 1)
    #expect(ledger.counted("threat/b") == 1)
    #expect(ledger.counted("response/a") == 1)
    #expect(rules.ledger("A gamma.").counted("threat/c") == 0)
  }

  @Test("a condition over rules and tags heeds its 'not' and the exclusions")
  func whenIsStopped() {
    var builder = RuleSetBuilder()
    builder.pattern("a", "alpha")
    let look = builder.pattern("alpha beta")
    builder.rule("w", .when(.rule(RuleIndex(rawValue: 0))), tag: "threat/c", not: look)
    let other = builder.pattern("alpha gamma")
    builder.exclusions = [
      Exclusion(
        rules: [RuleIndex(rawValue: 1)], condition: other, reason: "r",
        location: RuleSetBuilder.nowhere)
    ]
    let rules = builder.build()
    #expect(rules.ledger("An alpha.").counted("threat/c") == 1)
    #expect(rules.ledger("An alpha beta.").counted("threat/c") == 0)
    #expect(rules.ledger("An alpha gamma.").counted("threat/c") == 0)
    #expect(rules.ledger("An alpha gamma.").counted("threat/a") == 1)
  }

  @Test("what is on trial counts for no tag in conditions either, and for rules that name it")
  func whenOnTrial() {
    var builder = RuleSetBuilder()
    let alpha = builder.pattern("alpha")
    builder.rule("a", alpha, status: .trial)
    builder.rule("b", .when(.rule(RuleIndex(rawValue: 0))), tag: "threat/b")
    builder.rule("c", .when(.tag(RuleSetBuilder.index(of: "threat/a"))), tag: "threat/c")
    let ledger = builder.build().ledger("An alpha.")
    #expect(ledger.counted("threat/b") == 1)
    #expect(ledger.counted("threat/c") == 0)
  }

  /// More than a release's length of nothing in particular.
  private static let filler = String(repeating: "Nothing was said of it.\n\n", count: 250)

  @Test("what stands before 'and' is the evidence, where what stands behind it is within reach")
  func whenWithinReach() {
    var builder = RuleSetBuilder()
    builder.pattern("a", "alpha")
    builder.pattern("b", "beta", tag: "threat/b")
    builder.rule(
      "w", .when(.and(.rule(RuleIndex(rawValue: 0)), .tag(RuleSetBuilder.index(of: "threat/b")))),
      tag: "threat/c")
    let rules = builder.build()
    let near = rules.ledger("An alpha.\n\nA beta.\n\n" + Self.filler + "An alpha again.")
    #expect(near.counted("threat/c") == 1)
    #expect(near.entries(of: "threat/c").allSatisfy { $0.hit.range.count == 5 })
    #expect(rules.ledger("An alpha.\n\n" + Self.filler + "A beta.").counted("threat/c") == 0)
  }

  @Test("coverage answers as a plain search does")
  func coverage() {
    let ranges = [0..<3, 2..<5, 9..<10, 9..<14, 20..<21]
    let coverage = Coverage(ranges.map { Occurrence(range: $0, isContiguous: true) })
    for lower in 0..<24 {
      for upper in lower + 1..<25 {
        #expect(
          coverage.overlaps(lower..<upper) == ranges.contains { $0.overlaps(lower..<upper) })
      }
    }
  }
}
