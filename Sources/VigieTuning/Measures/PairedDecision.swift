/// One document's label for a tag, and what two rule sets decided.
package struct PairedDecision: ClusteredSample, Sendable {
  package var id: String
  package var cluster: String
  package var isPositive: Bool
  package var first: Bool
  package var second: Bool
  package var weight: Double

  package init(
    id: String, cluster: String? = nil, isPositive: Bool, first: Bool, second: Bool,
    weight: Double = 1
  ) {
    self.id = id
    self.cluster = cluster ?? id
    self.isPositive = isPositive
    self.first = first
    self.second = second
    self.weight = weight
  }
}

/// Which of two rule sets decides a tag better, and how sure that is.
package struct PairedComparison: Sendable {
  package let first: DecisionCounts
  package let second: DecisionCounts
  /// Documents, unweighted, that only the first decided rightly.
  package let onlyFirst: Int
  package let onlySecond: Int
  /// The second F1 minus the first, by drawing documents again; `nil` without positives.
  package let f1Difference: Interval?
  /// Two-sided, for the difference in F1: twice the share of draws on the lesser side of 0.
  package let f1Probability: Double?

  /// The exact test on the decisions.
  package var mcNemar: Double {
    Significance.mcNemar(onlyFirst: onlyFirst, onlySecond: onlySecond)
  }

  /// - Parameter bootstrap: both rule sets see the same documents in each draw.
  package init(_ decisions: [PairedDecision], bootstrap: Bootstrap = Bootstrap()) {
    let ordered = decisions.sorted { ($0.id, $0.cluster) < ($1.id, $1.cluster) }
    let ones = [Double](repeating: 1, count: ordered.count)
    (first, second) = Self.counts(ordered, ones)
    onlyFirst = ordered.count { $0.first == $0.isPositive && $0.second != $0.isPositive }
    onlySecond = ordered.count { $0.first != $0.isPositive && $0.second == $0.isPositive }
    let differences = bootstrap.values(of: ordered) { samples, multiplicities in
      let (first, second) = Self.counts(samples, multiplicities)
      // Where nothing is labelled, F1 only says whether anything was assigned at all.
      guard first.support > 0, let before = first.f1, let after = second.f1 else { return nil }
      return after - before
    }
    f1Difference = bootstrap.interval(of: differences)
    // One more on either side: no finite number of draws proves a probability of 0.
    let lesser = min(differences.count { $0 <= 0 }, differences.count { $0 >= 0 })
    f1Probability =
      differences.isEmpty
      ? nil : min(1, 2 * Double(lesser + 1) / Double(differences.count + 1))
  }

  private static func counts(
    _ decisions: [PairedDecision], _ multiplicities: [Double]
  ) -> (first: DecisionCounts, second: DecisionCounts) {
    var first = DecisionCounts()
    var second = DecisionCounts()
    for (decision, multiplicity) in zip(decisions, multiplicities) where multiplicity > 0 {
      let weight = decision.weight * multiplicity
      first.add(decided: decision.first, labelled: decision.isPositive, weight: weight)
      second.add(decided: decision.second, labelled: decision.isPositive, weight: weight)
    }
    return (first, second)
  }
}
