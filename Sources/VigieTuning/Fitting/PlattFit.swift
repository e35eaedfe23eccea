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

/// Turns scores into probabilities: P(grade ≥ level) = σ(slope · score + intercept of the level).
///
/// Platt's method (Advances in Large Margin Classifiers, 1999): targets are smoothed to
/// (N₊ + 1)/(N₊ + 2) and 1/(N₋ + 2), which keeps separated samples finite. To that comes a penalty of
/// ½ (slope − 1)²: written weights are log-odds already, and few samples should not say otherwise.
/// Several levels share one slope; their losses are added up.
///
/// A level with one class alone says nothing of the slope, so it has no part in it: without positives
/// the slope stays 1 and the intercept falls.
package struct PlattFit: Sendable, Hashable {
  /// 0 or more, so that more evidence is never less confidence.
  package let slope: Double
  /// One for each level, falling as grades rise.
  package let intercepts: [Double]

  init(slope: Double, intercepts: [Double]) {
    self.slope = slope
    self.intercepts = intercepts
  }

  /// - Parameters:
  ///   - samples: in any order; none gives slope 1 and intercepts 0.
  ///   - levels: least grades that count as positive, in rising order.
  ///   - slope: fixes the slope, and fits the intercepts alone.
  /// - Precondition: scores are finite.
  package init(
    _ samples: [ScoredSample], levels: [Grade] = [.mentioned, .central], slope: Double? = nil
  ) {
    precondition(levels == levels.sorted() && !levels.isEmpty, "levels rise")
    precondition(samples.allSatisfy(\.score.isFinite), "scores are finite")
    let ordered = samples.filter { $0.weight > 0 }.sorted {
      ($0.score, $0.grade, $0.weight) < ($1.score, $1.grade, $1.weight)
    }
    guard !ordered.isEmpty else {
      self.slope = slope ?? 1
      self.intercepts = levels.map { _ in 0 }
      return
    }
    let telling = levels.filter { level in
      ordered.contains { $0.grade >= level } && ordered.contains { $0.grade < level }
    }
    if slope == nil, telling == levels {
      (self.slope, self.intercepts) = Self.fit(ordered, levels, fixedSlope: nil)
    } else {
      let shared = telling.isEmpty ? 1 : Self.fit(ordered, telling, fixedSlope: nil).slope
      (self.slope, self.intercepts) = Self.fit(ordered, levels, fixedSlope: slope ?? shared)
    }
  }

  /// Parameters are the slope, the intercept of the highest level, and the steps up from each level
  /// to the one below, so that their order is a mere bound.
  private static func fit(
    _ samples: [ScoredSample], _ levels: [Grade], fixedSlope: Double?
  ) -> (slope: Double, intercepts: [Double]) {
    let slope = PenalizedLogistic.Parameter(
      prior: 1, penalty: 1, lower: fixedSlope ?? 0, upper: fixedSlope ?? .infinity)
    var problem = PenalizedLogistic(
      rows: [], parameters: [slope, .init()] + levels.dropLast().map { _ in .init(lower: 0) })
    let total = samples.reduce(0) { $0 + $1.weight }
    var starts: [Double] = []
    let centre = samples.reduce(0) { $0 + $1.weight * $1.score } / total
    for (rank, level) in levels.reversed().enumerated() {
      let support = samples.reduce(0) { $0 + ($1.grade >= level ? $1.weight : 0) }
      let targets = (
        positive: (support + 1) / (support + 2), negative: 1 / (total - support + 2)
      )
      let steps = (0..<rank).map { (column: 2 + $0, value: 1.0) }
      problem.rows += samples.map {
        PenalizedLogistic.Row(
          features: [(0, $0.score), (1, 1)] + steps,
          target: $0.grade >= level ? targets.positive : targets.negative, weight: $0.weight)
      }
      starts.append(logit((support + 1) / (total + 2)) - (fixedSlope ?? 1) * centre)
    }
    let stepStarts = zip(starts.dropFirst(), starts).map { $0 - $1 }
    let minimum = ProjectedNewton(problem: problem)
      .minimum(from: [fixedSlope ?? 1, starts[0]] + stepStarts)
    var intercepts = [minimum.values[1]]
    for step in minimum.values.dropFirst(2) { intercepts.append(intercepts.last! + step) }
    return (minimum.values[0], intercepts.reversed())
  }
}
