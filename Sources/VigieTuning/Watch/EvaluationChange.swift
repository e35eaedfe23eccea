package import VigieCore

/// What became otherwise between two sets of rules, over the same samples.
package struct EvaluationChange: Sendable {
  /// What changed of one tag.
  package struct TagChange: Sendable {
    package var tag: TagIndex
    /// Documents that are assigned now and were not, and the other way round.
    package var gained: [TaggedSample]
    package var lost: [TaggedSample]
    package var before: TagScores
    package var after: TagScores
  }

  /// Leaves whose decisions changed, in the order of the taxonomy.
  package let tags: [TagChange]
  /// Documents in which some confidence changed.
  package let movedDocuments: Int
  package let before: Scorecard
  package let after: Scorecard

  /// - Precondition: the samples are the same ones in the same order, under one taxonomy.
  package init(
    from old: [TaggedSample], to new: [TaggedSample], taxonomy: Taxonomy, tags chosen: [TagIndex]
  ) {
    precondition(old.map(\.sample.id) == new.map(\.sample.id), "the same samples are compared")
    // Nothing is shown of intervals, and they would take longer than all the rest.
    let bootstrap = Bootstrap(replicates: 0)
    let before = Scorecard(
      old.map(\.judged), taxonomy: taxonomy, tags: chosen, bootstrap: bootstrap)
    let after = Scorecard(
      new.map(\.judged), taxonomy: taxonomy, tags: chosen, bootstrap: bootstrap)
    self.before = before
    self.after = after
    let pairs = Array(zip(old, new))
    movedDocuments = pairs.count { $0.observations != $1.observations }
    tags = after.leaves.compactMap { scores in
      let tag = scores.tag
      let gained = pairs.filter { !$0[tag].isAssigned && $1[tag].isAssigned }.map(\.1)
      let lost = pairs.filter { $0[tag].isAssigned && !$1[tag].isAssigned }.map(\.1)
      guard !gained.isEmpty || !lost.isEmpty, let earlier = before[tag] else { return nil }
      return TagChange(tag: tag, gained: gained, lost: lost, before: earlier, after: scores)
    }
  }
}
