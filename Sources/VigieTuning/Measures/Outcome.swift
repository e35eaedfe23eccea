/// One document's part in measuring one tag: what was said, and what is so.
package struct Outcome: Sendable, Hashable {
  /// A probability, within 0 … 1.
  package var confidence: Double
  /// What the label says.
  package var isPositive: Bool
  /// How many documents it stands for; 0 takes it out.
  package var weight: Double

  package init(confidence: Double, isPositive: Bool, weight: Double = 1) {
    self.confidence = confidence
    self.isPositive = isPositive
    self.weight = weight
  }

  /// - Parameter level: the least grade that counts as positive: `.mentioned` goes with
  ///   `confidence`, `.central` with the confidence in that.
  package init(confidence: Double, grade: Grade, from level: Grade, weight: Double = 1) {
    self.init(confidence: confidence, isPositive: grade >= level, weight: weight)
  }
}

/// The outcomes of a tag, in an order of their own, so that no sum depends on how they came.
///
/// Held by falling confidence, equal ones together. Outcomes of weight 0 are left out.
package struct Outcomes: Sendable {
  package let sorted: [Outcome]

  /// - Precondition: confidences are within 0 … 1, weights finite and not negative.
  package init(_ outcomes: some Sequence<Outcome>) {
    sorted = outcomes.filter {
      precondition((0...1).contains($0.confidence), "a confidence is a probability")
      precondition($0.weight >= 0 && $0.weight.isFinite, "a weight is a count")
      return $0.weight > 0
    }.sorted { left, right in
      if left.confidence != right.confidence { return left.confidence > right.confidence }
      if left.isPositive != right.isPositive { return left.isPositive }
      return left.weight > right.weight
    }
  }

  /// The documents, by weight.
  package var total: Double { sorted.reduce(0) { $0 + $1.weight } }

  /// The positive documents, by weight: the support of the measures.
  package var support: Double { sorted.reduce(0) { $0 + ($1.isPositive ? $1.weight : 0) } }

  /// The share of positives, or `nil` where there are no documents.
  package var baseRate: Double? { total > 0 ? support / total : nil }

  /// Outcomes of one confidence.
  struct Tie {
    var confidence: Double
    var weight: Double
    /// The weight of the positive ones among them.
    var positive: Double
  }

  /// By falling confidence, each once.
  var ties: [Tie] {
    var ties: [Tie] = []
    for outcome in sorted {
      if ties.last?.confidence != outcome.confidence {
        ties.append(Tie(confidence: outcome.confidence, weight: 0, positive: 0))
      }
      ties[ties.count - 1].weight += outcome.weight
      if outcome.isPositive { ties[ties.count - 1].positive += outcome.weight }
    }
    return ties
  }

  /// The weighted mean of a loss, or `nil` where there are no documents.
  func mean(_ loss: (Outcome) -> Double) -> Double? {
    let total = total
    guard total > 0 else { return nil }
    return sorted.reduce(0) { $0 + $1.weight * loss($1) } / total
  }
}
