package import VigieCore

/// What the rules found in one document, as far as a scan asks.
package struct ScannedDocument: Sendable {
  /// The hits of one rule, those stopped by a zone, `not` or an exclusion left aside.
  package struct RuleHits: Sendable {
    package var rule: RuleIndex
    package var hits = 0
    /// Of these, those that count for a tag.
    package var counted = 0
    /// The words of each hit.
    package var forms: [String] = []
  }

  package var languages: [Language]
  package var assigned: Set<TagIndex> = []
  /// By tag, groups with those of their leaves.
  package var tagHits: [TagIndex: Int] = [:]
  /// In the order of the rules.
  package var rules: [RuleHits] = []
  package var contexts: [Context] = []
  package var isComplete: Bool

  /// - Parameters:
  ///   - isQuoted: the rules whose hits are shown in context.
  ///   - seed: for the keys that contexts are drawn by.
  package init(
    _ document: Document, ledger: Ledger, rules: RuleSet, isQuoted: (RuleIndex) -> Bool,
    seed: UInt64
  ) {
    languages = document.languages
    isComplete = ledger.stops.isEmpty
    var entries: [RuleIndex: [HitKey: Bool]] = [:]
    var hits: [RuleIndex: [HitKey: Hit]] = [:]
    for (tag, tagLedger) in ledger.tags {
      if tagLedger.status == .assigned { assigned.formUnion([tag] + rules.group(of: tag)) }
      for entry in tagLedger.entries {
        if case .stopped = entry.outcome { continue }
        for tag in [tag] + rules.group(of: tag) { tagHits[tag, default: 0] += 1 }
        let key = HitKey(entry.hit)
        let isCounted = entry.outcome == .counted && tagLedger.status != .vetoed
        // A rule of several tags has its hits in the ledger of each.
        entries[entry.hit.rule, default: [:]][key, default: false] =
          entries[entry.hit.rule]?[key] ?? false || isCounted
        hits[entry.hit.rule, default: [:]][key] = entry.hit
      }
    }
    var words = MatchedWords(rules)
    for (rule, counted) in entries.sorted(by: { $0.key < $1.key }) {
      var found = RuleHits(rule: rule)
      for (key, isCounted) in counted.sorted(by: { $0.key < $1.key }) {
        let hit = hits[rule]![key]!
        found.hits += 1
        if isCounted { found.counted += 1 }
        let ranges = words.ranges(of: hit, in: document)
        found.forms.append(SurfaceForm.text(of: ranges, in: document))
        if isQuoted(rule) {
          contexts.append(
            Context(hit, isCounted: isCounted, in: document, rules: rules, seed: seed))
        }
      }
      self.rules.append(found)
    }
  }

  /// What tells a rule's hits apart.
  private struct HitKey: Hashable, Comparable {
    var start: Int
    var end: Int

    init(_ hit: Hit) { (start, end) = (hit.range.lowerBound, hit.range.upperBound) }

    static func < (left: Self, right: Self) -> Bool {
      (left.start, left.end) < (right.start, right.end)
    }
  }
}

extension RuleSet {
  /// The group of a leaf, or nothing.
  fileprivate func group(of tag: TagIndex) -> [TagIndex] {
    taxonomy[tag].group.map { [$0] } ?? []
  }
}
