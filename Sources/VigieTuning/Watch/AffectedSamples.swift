package import VigieCore
package import VigieRules

/// Tells which samples an edit may have changed: those in which a rule that was edited has a hit, as it
/// was or as it is.
package struct AffectedSamples: Sendable {
  private let before: RuleSet
  private let after: RuleSet

  /// - Returns: `nil` where that cannot be told, so that all are to be tagged again: rules came or went,
  ///   something besides rules was edited, or an edited rule counts without a hit.
  package init?(of changes: RuleChanges, from old: RuleSet, to new: RuleSet) {
    guard changes.added.isEmpty, changes.removed.isEmpty, !changes.isElsewhere,
      new.scoring.agrees(with: old.scoring, besides: Set(changes.changed)),
      let before = old.excerpt(changes.changed), let after = new.excerpt(changes.changed)
    else { return nil }
    self.before = before
    self.after = after
  }

  /// The numbers of those samples, in order.
  package func find(among tagged: [TaggedSample], jobs: Int) async -> [Int] {
    let earlier = await hits(of: before, in: tagged, jobs: jobs)
    let later = await hits(of: after, in: tagged, jobs: jobs)
    return tagged.indices.filter {
      // A search that was stopped may have been so by what the edit changed.
      earlier[$0] || later[$0] || !tagged[$0].ledger.stops.isEmpty
    }
  }

  private func hits(of rules: RuleSet, in tagged: [TaggedSample], jobs: Int) async -> [Bool] {
    await TaggerPool(rules, jobs: jobs).map(tagged) { tagger, tagged in
      let ledger = tagger.ledger(for: tagged.sample.document)
      return !ledger.tags.isEmpty || !ledger.stops.isEmpty
    }
  }
}
