import PCRE2

/// Goes from hits to decided tags, one document at a time.
struct Analysis: ~Copyable {
  private let rules: RuleSet
  private var evaluator: RuleEvaluator
  private var hits: TagHits
  private let isFull: Bool
  /// By tag.
  private let gates: [Tag.Gate?]
  private let isGated: [Bool]
  private let isGroup: [Bool]
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
    isGated = gates.map { $0 != nil }
    isGroup = rules.taxonomy.tags.map { $0.group == nil }
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
    var decision: TagDecision?
    for tag in taxonomy.decisionOrder {
      let isClaimedByLeaf =
        isGroup[tag.rawValue] && ledger.claims(of: taxonomy.leaves(of: tag), by: rules)
      if !isFull, !isClaimedByLeaf {
        // As for nearly all tags of most documents.
        if isGated[tag.rawValue] {
          if ledger.tags.isEmpty { continue }
        } else if !hits.mayHaveEntries(for: tag, in: document, &evaluator) {
          continue
        }
      }
      decide(tag, isClaimedByLeaf, in: document, &ledger, &decision)
    }
    ledger.stops = stops()
    return ledger
  }

  /// Enters what the tag comes to, unless nothing speaks for it.
  ///
  /// - Parameter decision: made for the first tag that needs it, for most documents have nothing to decide.
  private mutating func decide(
    _ tag: TagIndex, _ isClaimedByLeaf: Bool, in document: Document, _ ledger: inout Ledger,
    _ decision: inout TagDecision?
  ) {
    let gate = GateState(of: gates[tag.rawValue], taxonomy: rules.taxonomy, ledger: ledger)
    guard isFull || !gate.isClosedEverywhere else { return }
    var entries = hits.entries(for: tag, in: document, &evaluator)
    guard isFull || isClaimedByLeaf || !entries.isEmpty else { return }
    let precedence = Precedence(over: tag, rules: rules) { preferred in
      hits.entries(for: preferred, in: document, &evaluator)
    }
    entries.close(by: gate, precedence)
    let isClaimed = isClaimedByLeaf || entries.contains { $0.outcome == .counted }
    guard isFull || isClaimed else { return }
    entries += hits.entries(against: tag, in: document, &evaluator)
    guard !entries.isEmpty else { return }
    entries.close(by: gate, precedence)
    if !isClaimed { entries.silence() }
    entries.sort { $0.hit.rule < $1.hit.rule }
    entries.dropNested(rules: rules)
    var tagLedger = TagLedger(entries: entries, isClaimedByLeaf: isClaimedByLeaf)
    tagLedger.vetoedBy = veto(of: tag, in: document)
    let made = decision ?? TagDecision(rules: rules, document: document)
    decision = made
    for index in tagLedger.entries.indices where tagLedger.entries[index].outcome == .counted {
      let found = made.cues.cues(for: tagLedger.entries[index].hit, of: tag, using: &evaluator)
      tagLedger.entries[index].cues = found.kinds
      tagLedger.entries[index].isDenied = found.isDenied
    }
    made.decide(tag, &tagLedger)
    ledger.tags[tag] = tagLedger
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
