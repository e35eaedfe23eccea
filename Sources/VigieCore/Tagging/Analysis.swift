import PCRE2

/// Goes from hits to decided tags, one document at a time.
struct Analysis: ~Copyable {
  private let rules: RuleSet
  private var evaluator: RuleEvaluator
  private var hits: TagHits
  private let isFull: Bool
  /// By tag.
  private let gates: [Tag.Gate?]
  /// By tag, the rules that can silence it.
  private let rulesWithVeto: [[RuleIndex]]

  /// - Parameter isFull: whether hits that cannot count are looked for as well, so that it can be said
  ///   why they do not. What counts is the same.
  init(rules: RuleSet, limits: MatchScratch.Limits, isFull: Bool, isPlain: Bool) {
    self.rules = rules
    self.isFull = isFull
    evaluator = RuleEvaluator(rules: rules, limits: limits, isFull: isFull, isPlain: isPlain)
    hits = TagHits(evaluator.search, tagCount: rules.taxonomy.tags.count, isFull: isFull)
    gates = rules.taxonomy.tags.map(\.gate)
    var rulesWithVeto = Array(repeating: [RuleIndex](), count: rules.taxonomy.tags.count)
    for (number, rule) in rules.rules.enumerated()
    where rule.veto != nil && rule.status == .stable {
      for tag in rule.tags { rulesWithVeto[tag.rawValue].append(RuleIndex(rawValue: number)) }
    }
    self.rulesWithVeto = rulesWithVeto
  }

  mutating func ledger(for document: Document) -> Ledger {
    guard let subject = Subject(validating: document.text.bytes) else {
      preconditionFailure("normalised text is UTF-8")
    }
    guard !document.sentences.isEmpty else { return Ledger() }
    evaluator.begin(subject, document)
    hits.begin(evaluator)
    let taxonomy = rules.taxonomy
    var ledger = Ledger()
    // Most documents have nothing to decide.
    var made: TagDecision?
    for tag in taxonomy.decisionOrder {
      let isClaimedByLeaf =
        taxonomy[tag].group == nil && ledger.claims(of: taxonomy.leaves(of: tag), by: rules)
      let gate = GateState(of: gates[tag.rawValue], taxonomy: taxonomy, ledger: ledger)
      guard isFull || !gate.isClosedEverywhere else { continue }
      guard isFull || isClaimedByLeaf || hits.mayHaveEntries(for: tag, in: document, &evaluator)
      else { continue }
      var entries = hits.entries(for: tag, in: document, &evaluator)
      guard isFull || isClaimedByLeaf || !entries.isEmpty else { continue }
      let precedence = Precedence(over: tag, rules: rules) { preferred in
        hits.entries(for: preferred, in: document, &evaluator)
      }
      entries.close(by: gate, precedence)
      let isClaimed = isClaimedByLeaf || entries.contains { $0.outcome == .counted }
      guard isFull || isClaimed else { continue }
      entries += hits.entries(against: tag, in: document, &evaluator)
      guard !entries.isEmpty else { continue }
      entries.close(by: gate, precedence)
      if !isClaimed { entries.silence() }
      entries.sort { $0.hit.rule < $1.hit.rule }
      entries.dropNested(rules: rules)
      var tagLedger = TagLedger(entries: entries, isClaimedByLeaf: isClaimedByLeaf)
      tagLedger.vetoedBy = veto(of: tag, in: document)
      let decision = made ?? TagDecision(rules: rules, document: document)
      made = decision
      for index in tagLedger.entries.indices where tagLedger.entries[index].outcome == .counted {
        tagLedger.entries[index].cues = decision.cues.cues(
          for: tagLedger.entries[index].hit, of: tag, using: &evaluator)
      }
      decision.decide(tag, &tagLedger)
      ledger.tags[tag] = tagLedger
    }
    ledger.stops = stops()
    return ledger
  }

  /// Rules without a hit of which every part was found; the document is the one analysed last.
  mutating func nearMisses(in document: Document) -> [(rule: RuleIndex, miss: Miss)] {
    var result: [(rule: RuleIndex, miss: Miss)] = []
    for number in rules.rules.indices {
      let index = RuleIndex(rawValue: number)
      guard evaluator.hits(of: index, in: document).isEmpty, rules[index].status == .stable,
        rules[index].applies(to: document)
      else { continue }
      let miss = evaluator.miss(of: rules[index].condition, in: document)
      if miss.isNear { result.append((index, miss)) }
    }
    return result
  }

  private mutating func veto(of tag: TagIndex, in document: Document) -> RuleIndex? {
    for index in rulesWithVeto[tag.rawValue] where rules[index].applies(to: document) {
      if let veto = rules[index].veto, evaluator.holds(veto, in: document) { return index }
    }
    return nil
  }

  /// Searches that a limit ended, by rule; there are seldom any.
  private func stops() -> [Ledger.Stop] {
    guard !evaluator.stops.isEmpty else { return [] }
    let stopsOfPattern = Dictionary(grouping: evaluator.stops, by: \.pattern)
    var result: Set<Ledger.Stop> = []
    for (number, rule) in rules.rules.enumerated() {
      for stop in rule.patterns.flatMap({ stopsOfPattern[$0] ?? [] }) {
        result.insert(
          Ledger.Stop(
            rule: RuleIndex(rawValue: number), offset: stop.offset, limit: stop.limit))
      }
    }
    return result.sorted { ($0.offset, $0.rule) < ($1.offset, $1.rule) }
  }
}
