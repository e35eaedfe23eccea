/// How decisions and labels agree, in documents by weight.
package struct DecisionCounts: Sendable, Hashable {
  package var truePositives = 0.0
  package var falsePositives = 0.0
  package var falseNegatives = 0.0
  package var trueNegatives = 0.0

  package init() {}

  package mutating func add(decided: Bool, labelled: Bool, weight: Double = 1) {
    switch (decided, labelled) {
    case (true, true): truePositives += weight
    case (true, false): falsePositives += weight
    case (false, true): falseNegatives += weight
    case (false, false): trueNegatives += weight
    }
  }

  package static func += (left: inout DecisionCounts, right: DecisionCounts) {
    left.truePositives += right.truePositives
    left.falsePositives += right.falsePositives
    left.falseNegatives += right.falseNegatives
    left.trueNegatives += right.trueNegatives
  }

  /// Documents labelled with the tag.
  package var support: Double { truePositives + falseNegatives }
  /// Documents that got the tag.
  package var assigned: Double { truePositives + falsePositives }
  package var total: Double { assigned + falseNegatives + trueNegatives }

  /// The share of right ones among those assigned; `nil` where none is.
  package var precision: Double? { ratio(truePositives, assigned) }

  /// The share of those labelled that were found; `nil` where none is labelled.
  package var recall: Double? { ratio(truePositives, support) }

  /// The harmonic mean of precision and recall; `nil` where nothing is labelled or assigned.
  package var f1: Double? { ratio(2 * truePositives, support + assigned) }

  /// Precision over the share of labelled documents: 1 is no better than chance.
  package var lift: Double? {
    guard let precision, support > 0 else { return nil }
    return precision * total / support
  }

  private func ratio(_ part: Double, _ whole: Double) -> Double? { whole > 0 ? part / whole : nil }
}

extension Outcomes {
  /// - Parameter threshold: the confidence from which the tag is assigned.
  package func counts(threshold: Double) -> DecisionCounts {
    var counts = DecisionCounts()
    for outcome in sorted {
      counts.add(
        decided: outcome.confidence >= threshold, labelled: outcome.isPositive,
        weight: outcome.weight)
    }
    return counts
  }
}
