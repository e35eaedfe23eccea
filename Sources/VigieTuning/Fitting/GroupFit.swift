package import VigieCore

/// What the members of a group found in one sample, beside the group's label.
package struct GroupSample: Sendable, Hashable {
  /// The points of the two best members, the better one first, in log-odds.
  package var first: Double
  package var second: Double
  /// Where the first evidence stands; see `Emphasis`.
  package var place: Double
  package var grade: Grade
  package var weight: Double

  package init(
    first: Double, second: Double, place: Double = 0, grade: Grade, weight: Double = 1
  ) {
    self.first = first
    self.second = second
    self.place = place
    self.grade = grade
    self.weight = weight
  }
}

/// The calibration of a group on the points of its two best members.
///
/// As `PlattFit`, with smoothed targets, and two slopes of 0 or more: that of the best member is drawn to
/// 1, that of the second to 0, each with a penalty of 1. Slopes are those of mentioned or more; central
/// has an ``Emphasis``.
package struct GroupFit: Sendable, Hashable {
  package let parameters: ScoringModel.GroupParameters

  /// - Parameter samples: in any order, at least one of them with a weight.
  package init(_ samples: [GroupSample]) {
    let ordered = samples.filter { $0.weight > 0 }.sorted {
      ($0.first, $0.second, $0.place, $0.grade, $0.weight)
        < ($1.first, $1.second, $1.place, $1.grade, $1.weight)
    }
    let total = ordered.reduce(0) { $0 + $1.weight }
    let support = ordered.reduce(0) { $0 + ($1.grade > .absent ? $1.weight : 0) }
    let targets = (positive: (support + 1) / (support + 2), negative: 1 / (total - support + 2))
    let problem = PenalizedLogistic(
      rows: ordered.map {
        PenalizedLogistic.Row(
          features: [(0, $0.first), (1, $0.second), (2, 1)],
          target: $0.grade > .absent ? targets.positive : targets.negative, weight: $0.weight)
      },
      parameters: [
        .init(prior: 1, penalty: 1, lower: 0), .init(prior: 0, penalty: 1, lower: 0), .init(),
      ])
    let values = ProjectedNewton(problem: problem)
      .minimum(from: [1, 0, logit((support + 1) / (total + 2))]).values
    let central = CentralIntercept(
      ordered.compactMap {
        .init(
          points: values[0] * $0.first + values[1] * $0.second, place: $0.place, grade: $0.grade,
          weight: $0.weight)
      })
    parameters = ScoringModel.GroupParameters(
      first: values[0], second: values[1], intercept: values[2],
      centralIntercept: central.value)
  }
}
