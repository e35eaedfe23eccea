/// The hits of the rules of each tag in a document, each rule evaluated when it is first asked for.
///
/// The lists are used for one document after another.
struct TagHits: ~Copyable {
  private let ruleTags: RuleTags
  /// By tag index, the rules that may have a hit, in order.
  private var rulesFor: [[RuleIndex]]
  private var rulesAgainst: [[RuleIndex]]
  /// The tags that have such rules.
  private var tags: [Int] = []
  /// By tag index; `nil` where they were not asked for yet.
  private var known: [[TagLedger.Entry]?]

  init(_ ruleTags: RuleTags, tagCount: Int) {
    self.ruleTags = ruleTags
    rulesFor = Array(repeating: [], count: tagCount)
    rulesAgainst = rulesFor
    known = Array(repeating: nil, count: tagCount)
  }

  /// Forgets the last document and turns to the next.
  ///
  /// - Parameters:
  ///   - possible: the rules that may have a hit, in order.
  ///   - isFull: whether those are asked that are on trial.
  mutating func begin(possible: [RuleIndex], isFull: Bool) {
    for tag in tags {
      rulesFor[tag].removeAll(keepingCapacity: true)
      rulesAgainst[tag].removeAll(keepingCapacity: true)
      known[tag] = nil
    }
    tags.removeAll(keepingCapacity: true)
    for index in possible where isFull || !ruleTags.isOnTrial[index.rawValue] {
      for place in ruleTags.tags[index.rawValue] {
        let tag = Int(ruleTags.tags.values[place])
        if rulesFor[tag].isEmpty, rulesAgainst[tag].isEmpty { tags.append(tag) }
        if ruleTags.isFor[index.rawValue] {
          rulesFor[tag].append(index)
        } else {
          rulesAgainst[tag].append(index)
        }
      }
    }
  }

  /// Whether anything may speak for the tag.
  func mayHaveEntries(for tag: TagIndex) -> Bool { !rulesFor[tag.rawValue].isEmpty }

  /// What speaks for the tag, rule by rule.
  mutating func entries(
    for tag: TagIndex, in document: Document, _ evaluator: inout RuleEvaluator
  ) -> [TagLedger.Entry] {
    guard mayHaveEntries(for: tag) else { return [] }
    if let known = known[tag.rawValue] { return known }
    let entries = entries(of: rulesFor[tag.rawValue], in: document, &evaluator)
    known[tag.rawValue] = entries
    return entries
  }

  /// What speaks against the tag, rule by rule.
  func entries(
    against tag: TagIndex, in document: Document, _ evaluator: inout RuleEvaluator
  ) -> [TagLedger.Entry] {
    entries(of: rulesAgainst[tag.rawValue], in: document, &evaluator)
  }

  private func entries(
    of indices: [RuleIndex], in document: Document, _ evaluator: inout RuleEvaluator
  ) -> [TagLedger.Entry] {
    var entries: [TagLedger.Entry] = []
    for index in indices {
      let isTrial = ruleTags.isOnTrial[index.rawValue]
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
