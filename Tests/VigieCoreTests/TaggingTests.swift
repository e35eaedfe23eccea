import PCRE2
import Testing

@testable import VigieCore

/// What becomes of hits between the rule and the record.
struct TaggingTests {
  private func outcomes(_ ledger: Ledger, _ tag: String = "threat/a") -> [TagLedger.Outcome] {
    ledger.entries(of: tag).map(\.outcome)
  }

  @Test("not cancels the hit it overlaps and no other")
  func not() {
    var builder = RuleSetBuilder()
    let hack = builder.pattern(#"\bhack\w*"#)
    let hackathon = builder.pattern("hackathon")
    builder.rule("r", hack, not: hackathon)
    #expect(
      outcomes(builder.build().ledger("A hackathon. Then hackers came."))
        == [.stopped(.not), .counted])
  }

  @Test("veto silences the tag for the document, outside boilerplate")
  func veto() {
    var builder = RuleSetBuilder()
    let condition = builder.pattern("interference")
    let veto = builder.pattern("radio")
    builder.rule("r", condition, veto: veto)
    let record = builder.build().record("The radio had interference.")
    #expect(record.tags.map(\.status) == [.vetoed])
    #expect(record.assigned.isEmpty)
    #expect(builder.build().record("Foreign interference.").assigned.count == 1)
  }

  @Test("after a long document, whose lists are given up, records are as before")
  func afterLongDocument() {
    var builder = RuleSetBuilder()
    builder.rule("r", builder.pattern(#"\bmeddl\w*"#))
    var tagger = Tagger(builder.build())
    let short = Document(text: "They meddled.")
    let long = Document(text: String(repeating: "They meddled again and again. ", count: 20_000))
    #expect(Tagger.isLarge(long) && !Tagger.isLarge(short))
    let records = [short, long, short, long].map { tagger.tag($0) }
    #expect(records[0] == records[2] && records[1] == records[3])
    #expect(records.allSatisfy { $0.assigned.count == 1 })
  }

  @Test("a rule counts only in its zones")
  func zones() {
    var builder = RuleSetBuilder()
    let condition = builder.pattern("heading|body")
    builder.rule("r", condition, zones: ZoneSet(.title))
    #expect(outcomes(builder.build().ledger("The body.")) == [.counted, .stopped(.zone)])
  }

  @Test("a rule is left out of documents in another language, and tried where it is not known")
  func language() {
    var builder = RuleSetBuilder()
    let condition = builder.pattern("ingérence")
    builder.rule("r", condition, language: .french)
    #expect(builder.build().ledger("Une ingérence.", language: .english).counted() == 0)
    #expect(builder.build().ledger("Une ingérence.", language: .french).counted() == 1)
  }

  @Test("a rule on trial is reported and not counted, a retired one is not applied")
  func status() {
    var builder = RuleSetBuilder()
    let condition = builder.pattern("bots")
    builder.rule("r", condition, status: .trial)
    builder.rule("s", condition, status: .retired)
    let rules = builder.build()
    #expect(outcomes(rules.ledger("The bots.")) == [.trial])
    #expect(rules.record("The bots.").tags.isEmpty)
  }

  @Test("the longest of nested hits counts, whatever the rules' weights")
  func nesting() {
    var builder = RuleSetBuilder()
    builder.pattern("long", "foreign election interference", strength: 1.2)
    builder.pattern("short", "election interference", strength: 4)
    let ledger = builder.build().ledger("Foreign election interference, election interference.")
    let byRule = Dictionary(grouping: ledger.entries(), by: \.hit.rule.rawValue)
      .mapValues { $0.map(\.outcome) }
    #expect(byRule[0] == [.counted])
    #expect(byRule[1] == [.nested(in: RuleIndex(rawValue: 0)), .counted])
  }

  @Test("what stands between the parts of a condition is not nested in it")
  func gapsHoldNothing() {
    var builder = RuleSetBuilder()
    let parts = [builder.pattern("hackers"), builder.pattern("vote")]
    builder.rule("all", .all(parts, scope: .sentence))
    builder.pattern("word", "stole", strength: 0.5)
    #expect(builder.build().ledger("Hackers stole the vote.").counted() == 2)
  }

  @Test("of a rule's hits in one sentence, and in identical sentences, one counts")
  func repeats() {
    var builder = RuleSetBuilder()
    builder.pattern("r", "bots?")
    let text = "A bot met a bot. A bot met a bot. Another bot."
    #expect(builder.build().ledger(text).counted() == 2)
  }

  @Test("evidence goes to the preferred tag in the same sentence")
  func precedence() {
    var builder = RuleSetBuilder { tag in
      if tag.id == "threat/a" { tag.yieldsTo = [RuleSetBuilder.index(of: "threat/b")] }
    }
    builder.pattern("a", "threats", tag: "threat/a")
    builder.pattern("b", "candidates", tag: "threat/b")
    let ledger = builder.build().ledger("There were threats to candidates. There were threats.")
    #expect(
      outcomes(ledger) == [.yielded(to: RuleSetBuilder.index(of: "threat/b")), .counted])
    #expect(ledger.counted("threat/b") == 1)
  }

  @Test(
    "a gate opens where a required tag was assigned",
    arguments: [
      (VigieCore.Tag.Gate.Reach.sentence, [true, false, false, false]),
      (.paragraph, [true, true, false, false]),
      (.neighbours, [true, true, true, false]),
      (.document, [true, true, true, true]),
    ])
  func gate(reach: VigieCore.Tag.Gate.Reach, open: [Bool]) {
    var builder = RuleSetBuilder(gate: "response/a", by: "threat", reach: reach)
    builder.pattern("r", "sanctions \\w+", tag: "response/a")
    builder.pattern("t", "disinformation", tag: "threat/a")
    let rules = builder.build()
    let ledger = rules.ledger(
      "Against disinformation, sanctions one. Then sanctions two.\n\nThen sanctions three.\n\n"
        + "Then sanctions four.")
    #expect(outcomes(ledger, "response/a") == open.map { $0 ? .counted : .gate })
    #expect(rules.ledger("Then sanctions one.").counted("response/a") == 0)
  }

  @Test("a gate for the document stays shut a release's length away from the threat")
  func gateOfLongDocuments() {
    var builder = RuleSetBuilder(gate: "response/a", by: "threat")
    builder.pattern("r", "sanctions", tag: "response/a")
    builder.pattern("t", "disinformation", tag: "threat/a")
    let filler = String(repeating: "Nothing was said of it.\n\n", count: 250)
    let ledger = builder.build().ledger(
      "Disinformation, and sanctions.\n\n" + filler + "Other sanctions.")
    #expect(outcomes(ledger, "response/a") == [.counted, .gate])
  }

  @Test(
    "what counts is the same, whether rules are looked for at once or asked when it comes to them")
  func askedRules() {
    let threat = RuleSetBuilder.index(of: "threat")
    var builder = RuleSetBuilder { tag in
      if tag.id.hasPrefix("response") {
        tag.gate = VigieCore.Tag.Gate(anyOf: [threat], reach: .document)
      }
      if tag.id == "threat/c" { tag.yieldsTo = [RuleSetBuilder.index(of: "response/b")] }
    }
    builder.pattern("a", "alpha")
    builder.pattern("b", "beta", tag: "response/a")
    builder.pattern("c", "gamma", strength: -2)
    builder.pattern("d", "delta", tag: "threat/c")
    builder.pattern("e", "epsilon", tag: "response/b")
    // Over a rule against a tag, over a gated tag, and over one that is itself over others.
    builder.rule(
      "f", .when(.and(.rule(RuleIndex(rawValue: 3)), .not(.rule(RuleIndex(rawValue: 2))))))
    builder.rule(
      "g", .when(.tag(RuleSetBuilder.index(of: "response/a"))), tag: "threat/b", strength: 3)
    builder.rule("h", .when(.rule(RuleIndex(rawValue: 5))), tag: "response/c")
    builder.rule("i", builder.pattern("zeta"), tag: "threat/b", status: .trial)
    let rules = builder.build()
    var fast = Tagger(rules)
    var plain = Tagger(rules, isPlain: true)
    let words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"]
    var assigned = Set<String>()
    for subset in 0..<1 << words.count {
      let said = words.indices.filter { subset & 1 << $0 != 0 }.map { "A \(words[$0]) was seen." }
      let document = Document.body(said.joined(separator: " "))
      let record = fast.tag(document)
      #expect(record == plain.tag(document), "\(said)")
      let full = fast.ledger(for: document).tags.filter { $0.value.status == .assigned }
      let tags = record.tags.filter { $0.status == .assigned }.map(\.tag).sorted()
      let leaves = full.keys.map { rules.taxonomy[$0] }.filter { $0.group != nil }.map(\.id)
      #expect(tags == leaves.sorted(), "\(said)")
      assigned.formUnion(tags)
    }
    #expect(assigned.count >= 5, "\(assigned)")
  }

  @Test("a gate stays shut for a required tag that has hits but was not assigned")
  func gateWantsAssignment() {
    var builder = RuleSetBuilder(gate: "response/a", by: "threat/a")
    builder.pattern("r", "sanctions", tag: "response/a")
    builder.pattern("t", "rumours", tag: "threat/a", strength: 0.5)
    #expect(builder.build().ledger("Rumours and sanctions.").counted("response/a") == 0)
  }

  @Test("an exclusion silences a rule, or the hits it overlaps")
  func exclusions() {
    var builder = RuleSetBuilder()
    builder.pattern("r", "cyber")
    let valley = builder.pattern("cyber valley")
    builder.exclusions = [
      Exclusion(
        rules: [RuleIndex(rawValue: 0)], condition: valley, reason: "a place",
        location: RuleSetBuilder.nowhere)
    ]
    #expect(
      outcomes(builder.build().ledger("Cyber Valley is calm. A cyber threat."))
        == [.stopped(.exclusion(0)), .counted])
  }

  @Test("a group stands among the tags, with its words, where no leaf of it does")
  func loneGroup() {
    var builder = RuleSetBuilder()
    builder.pattern("a", "meddling", tag: "threat")
    builder.pattern("b", "bots", tag: "threat/b")
    let rules = builder.build()
    let alone = rules.record("The meddling.")
    #expect(alone.tags.map(\.tag) == ["threat"])
    #expect(alone.tags.first?.evidence.map(\.text) == ["meddling"])
    #expect(alone.groups.map(\.tag) == ["threat"])
    let both = rules.record("The meddling by bots.")
    #expect(both.tags.map(\.tag) == ["threat/b"])
    // Who is not shown the leaf is shown the group.
    #expect(both.tags { $0.tag != "threat/b" }.map(\.tag) == ["threat"])
    #expect(both.tags { $0.tag != "threat" }.map(\.tag) == ["threat/b"])
  }

  @Test("a search that a limit ends makes the record incomplete")
  func incomplete() {
    var builder = RuleSetBuilder()
    builder.pattern("runaway", #"(?:\w+\s?)+\d$"#)
    builder.pattern("sound", "meddling")
    var tagger = Tagger(builder.build(), limits: MatchScratch.Limits(steps: 1_000))
    let record = tagger.tag(
      .body("meddling " + String(repeating: "abcdefgh ", count: 500) + "end"))
    #expect(!record.isComplete)
    #expect(record.incomplete.map(\.rule) == ["runaway"])
    #expect(record.incomplete.map(\.limit) == ["match limit"])
    #expect(record.assigned.map(\.tag) == ["threat/a"])
  }

  @Test("a group is as likely as its most likely leaf")
  func groups() {
    var builder = RuleSetBuilder()
    builder.pattern("a", "alpha", tag: "threat/a", strength: 4)
    builder.pattern("b", "beta", tag: "threat/b", strength: 1.2)
    let record = builder.build().record("An alpha and a beta.")
    #expect(record.groups.map(\.tag) == ["threat"])
    #expect(record.groups[0].confidence == record.tags.map(\.confidence).max())
    #expect(record.groups[0].status == .assigned)
  }

  @Test("evidence points into the original in bytes, scalars and UTF-16")
  func offsets() {
    var builder = RuleSetBuilder()
    builder.pattern("r", "élection")
    let text = "A heading\n\nThe lead is here.\n\n🙂 une élection"
    var tagger = Tagger(builder.build())
    let evidence = tagger.tag(Document(text: text)).tags[0].evidence[0]
    #expect(evidence.text == "élection")
    #expect(evidence.bytes == 39..<48)
    #expect(evidence.characters == 36..<44)
    #expect(evidence.utf16 == 37..<45)
    #expect(evidence.line == 5)
  }

  @Test("a tagger remembers nothing of the documents before")
  func memory() {
    var builder = RuleSetBuilder()
    builder.pattern("a", "alpha")
    builder.pattern("b", "beta", tag: "threat/b")
    let rules = builder.build()
    let texts = ["An alpha.", "A beta.", "", "An alpha and a beta.", "Nothing."]
    var shared = Tagger(rules)
    for text in texts + texts.reversed() {
      var fresh = Tagger(rules)
      #expect(shared.tag(.body(text)) == fresh.tag(.body(text)))
    }
  }
}
