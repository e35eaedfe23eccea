/// From which confidence a tag is best assigned.
package enum ThresholdChoice {
  /// The threshold with the least expected cost, for calibrated confidences (Elkan, IJCAI 2001).
  ///
  /// - Parameters: what a wrong tag and a missing tag cost, in any unit.
  package static func leastCost(falsePositive: Double, falseNegative: Double) -> Double {
    precondition(falsePositive >= 0 && falseNegative >= 0, "costs are not negative")
    precondition(falsePositive + falseNegative > 0, "something costs")
    return falsePositive / (falsePositive + falseNegative)
  }
}

extension Outcomes {
  /// The best F1 to be expected at any threshold, if the confidences are probabilities; labels are
  /// not looked at:
  ///
  ///     F* = max over k of 2 Σ_{i≤k} p₍ᵢ₎ / (k + Σ p)
  ///
  /// `nil` where all confidences are 0.
  package var expectedF1: Double? {
    let expected = sorted.reduce(0) { $0 + $1.weight * $1.confidence }
    guard expected > 0 else { return nil }
    var found = 0.0
    var assigned = 0.0
    return ties.lazy.map { tie in
      found += tie.weight * tie.confidence
      assigned += tie.weight
      return 2 * found / (assigned + expected)
    }.max()
  }

  /// The threshold for the best F1: half of the best F1 itself (Lipton, Elkan and Naryanaswamy, ECML
  /// PKDD 2014, arXiv 1402.1892). For confidences of samples that were left out of the fit.
  ///
  /// Never above ½. Less given to chance than the threshold at which the labels gave the best F1.
  package var f1Threshold: Double? { expectedF1.map { $0 / 2 } }
}
