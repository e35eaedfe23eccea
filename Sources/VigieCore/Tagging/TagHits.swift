/// The hits of the rules of each tag in a document, each rule evaluated when it is first asked for.
///
/// The lists are used for one document after another.
struct TagHits: ~Copyable {
  private let search: RuleSearch
  /// Whether rules are asked that are on trial.
  private let isFull: Bool
  /// By tag index, the sought rules for it that may have a hit; those not sought behind them once they
  /// were asked.
  private var rulesFor: [[RuleIndex]]
  private var isAsked: [Bool]
  /// By tag index; `nil` where they were not asked for yet.
  private var known: [[TagLedger.Entry]?]
  /// The tags of which anything is known.
  private var tags: [Int] = []

  init(_ search: RuleSearch, tagCount: Int, isFull: Bool) {
    self.search = search
    self.isFull = isFull
    rulesFor = Array(repeating: [], count: tagCount)
    isAsked = Array(repeating: false, count: tagCount)
    known = Array(repeating: nil, count: tagCount)
  }

  /// Forgets the last document and turns to the next, to which the evaluator has turned.
  mutating func begin(_ evaluator: borrowing RuleEvaluator) {
    for tag in tags {
      rulesFor[tag].removeAll(keepingCapacity: true)
      known[tag] = nil
      isAsked[tag] = false
    }
    tags.removeAll(keepingCapacity: true)
    let ruleTags = search.ruleTags
    for index in evaluator.possibleRules where counts(index) && ruleTags.isFor[index.rawValue] {
      for place in ruleTags.tags[index.rawValue] {
        let tag = Int(ruleTags.tags.values[place])
        if rulesFor[tag].isEmpty { tags.append(tag) }
        rulesFor[tag].append(index)
      }
    }
  }

  private func counts(_ rule: RuleIndex) -> Bool {
    isFull || !search.ruleTags.isOnTrial[rule.rawValue]
  }

  /// Whether anything may speak for the tag.
  mutating func mayHaveEntries(
    for tag: TagIndex, in document: Document, _ evaluator: inout RuleEvaluator
  ) -> Bool {
    if !isAsked[tag.rawValue] {
      isAsked[tag.rawValue] = true
      if rulesFor[tag.rawValue].isEmpty { tags.append(tag.rawValue) }
      for rule in search.askedRules[tag.rawValue] where counts(rule) {
        if evaluator.mayHit(rule, in: document) { rulesFor[tag.rawValue].append(rule) }
      }
    }
    return !rulesFor[tag.rawValue].isEmpty
  }

  /// What speaks for the tag, rule by rule.
  mutating func entries(
    for tag: TagIndex, in document: Document, _ evaluator: inout RuleEvaluator
  ) -> [TagLedger.Entry] {
    guard mayHaveEntries(for: tag, in: document, &evaluator) else { return [] }
    if let known = known[tag.rawValue] { return known }
    rulesFor[tag.rawValue].sort()
    let entries = entries(of: rulesFor[tag.rawValue], in: document, &evaluator)
    known[tag.rawValue] = entries
    return entries
  }

  /// What speaks against the tag, rule by rule.
  func entries(
    against tag: TagIndex, in document: Document, _ evaluator: inout RuleEvaluator
  ) -> [TagLedger.Entry] {
    let rules = search.rulesAgainst[tag.rawValue].filter { counts($0) }
    return entries(of: rules, in: document, &evaluator)
  }

  private func entries(
    of indices: [RuleIndex], in document: Document, _ evaluator: inout RuleEvaluator
  ) -> [TagLedger.Entry] {
    var entries: [TagLedger.Entry] = []
    for index in indices {
      let isTrial = search.ruleTags.isOnTrial[index.rawValue]
      for hit in evaluator.hits(of: index, in: document) {
        var entry = TagLedger.Entry(hit: hit)
        if let stop = hit.stop {
          entry.outcome = .stopped(stop)
        } else if isTrial {
          entry.outcome = .trial
        }
        entries.append(entry)
      }
    }
    return entries
  }
}
