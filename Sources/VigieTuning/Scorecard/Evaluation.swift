package import VigieCore

/// Rules applied to labelled samples, with all that a report speaks of.
package struct Evaluation: Sendable {
  package let rules: RuleSet
  package let half: Half?
  package let samples: [TaggedSample]
  package let scorecard: Scorecard
  /// `nil` where they were not asked for.
  package private(set) var disagreements: [Disagreement]?
  /// `nil` where it was not asked for.
  package private(set) var ruleReport: RuleReport?

  /// - Parameters:
  ///   - tags: the tags and groups to look at; all for none.
  ///   - half: which half the samples are, for the report to say.
  package init(
    _ samples: SampleSet, half: Half? = nil, tags: [TagIndex] = [], listsErrors: Bool = false,
    listsRules: Bool = false, pool: TaggerPool
  ) async {
    rules = pool.rules
    self.half = half
    self.samples = await pool.tag(samples)
    scorecard = Scorecard(
      self.samples.map(\.judged), taxonomy: pool.rules.taxonomy, tags: tags)
    if listsErrors {
      disagreements = await Disagreement.all(
        in: self.samples, of: scorecard.leaves.map(\.tag), pool: pool)
    }
    if listsRules {
      ruleReport = await RuleReport(
        self.samples, tags: scorecard.tags.map(\.tag), pool: pool)
    }
  }
}
