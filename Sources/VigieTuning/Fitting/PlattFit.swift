import VigieCore

/// A document's score for a tag, beside its label.
package struct ScoredSample: Sendable, Hashable {
  /// In log-odds.
  package var score: Double
  package var grade: Grade
  /// How many documents it stands for.
  package var weight: Double

  package init(score: Double, grade: Grade, weight: Double = 1) {
    self.score = score
    self.grade = grade
    self.weight = weight
  }
}

/// Turns scores into probabilities: P(mentioned or more) = σ(slope · score + intercept).
///
/// Platt's method (Advances in Large Margin Classifiers, 1999): targets are smoothed to
/// (N₊ + 1)/(N₊ + 2) and 1/(N₋ + 2), which keeps separated samples finite. To that comes a penalty of
/// ½ (slope − 1)²: written weights are log-odds already, and few samples should not say otherwise.
///
/// One class alone says nothing of the slope: it stays 1, and the intercept moves.
package struct PlattFit: Sendable, Hashable {
  /// 0 or more, so that more evidence is never less confidence.
  package let slope: Double
  package let intercept: Double

  init(slope: Double, intercept: Double) {
    self.slope = slope
    self.intercept = intercept
  }

  /// - Parameter samples: in any order; none gives slope 1 and intercept 0.
  /// - Precondition: scores are finite.
  package init(_ samples: [ScoredSample]) {
    precondition(samples.allSatisfy(\.score.isFinite), "scores are finite")
    let ordered = samples.filter { $0.weight > 0 }.sorted {
      ($0.score, $0.grade, $0.weight) < ($1.score, $1.grade, $1.weight)
    }
    guard !ordered.isEmpty else {
      self.init(slope: 1, intercept: 0)
      return
    }
    let total = ordered.reduce(0) { $0 + $1.weight }
    let support = ordered.reduce(0) { $0 + ($1.grade > .absent ? $1.weight : 0) }
    let targets = (positive: (support + 1) / (support + 2), negative: 1 / (total - support + 2))
    let hasBothClasses = support > 0 && ordered.contains { $0.grade == .absent }
    let problem = PenalizedLogistic(
      rows: ordered.map {
        PenalizedLogistic.Row(
          features: [(0, $0.score), (1, 1)],
          target: $0.grade > .absent ? targets.positive : targets.negative, weight: $0.weight)
      },
      parameters: [
        .init(
          prior: 1, penalty: 1, lower: hasBothClasses ? 0 : 1,
          upper: hasBothClasses ? .infinity : 1),
        .init(),
      ])
    let centre = ordered.reduce(0) { $0 + $1.weight * $1.score } / total
    let values = ProjectedNewton(problem: problem)
      .minimum(from: [1, logit((support + 1) / (total + 2)) - centre]).values
    self.init(slope: values[0], intercept: values[1])
  }
}
