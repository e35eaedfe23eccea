/// What a threshold would give.
package struct PrecisionRecallPoint: Sendable, Hashable {
  package var threshold: Double
  package var precision: Double
  package var recall: Double

  package init(threshold: Double, precision: Double, recall: Double) {
    self.threshold = threshold
    self.precision = precision
    self.recall = recall
  }
}

extension Outcomes {
  /// Precision and recall at each confidence that occurs, by falling threshold.
  ///
  /// The points of scikit-learn's `precision_recall_curve` in reverse, without its artificial end at
  /// recall 0. Empty where no document is positive: there is no recall then.
  package var precisionRecallCurve: [PrecisionRecallPoint] {
    let ties = ties
    // Summed as below, so that the last recall is 1 to the bit.
    let support = ties.reduce(0) { $0 + $1.positive }
    guard support > 0 else { return [] }
    var found = 0.0
    var assigned = 0.0
    return ties.map { tie in
      found += tie.positive
      assigned += tie.weight
      return PrecisionRecallPoint(
        threshold: tie.confidence, precision: found / assigned, recall: found / support)
    }
  }

  /// The area under the curve of precision by recall in steps: Σ (Rₙ − Rₙ₋₁) Pₙ, as scikit-learn's
  /// `average_precision_score`. Documents of equal confidence are one step.
  ///
  /// `nil` where no document is positive. A random order gives about the base rate.
  package var averagePrecision: Double? {
    var before = 0.0
    let curve = precisionRecallCurve
    guard !curve.isEmpty else { return nil }
    return curve.reduce(0) { sum, point in
      defer { before = point.recall }
      return sum + (point.recall - before) * point.precision
    }
  }
}
