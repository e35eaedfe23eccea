package import VigieCore

/// What the members of a group found in one sample, beside the group's label.
package struct GroupSample: Sendable, Hashable {
  /// The points of the two best members, the better one first, in log-odds.
  package var first: Double
  package var second: Double
  package var grade: Grade
  package var weight: Double

  package init(first: Double, second: Double, grade: Grade, weight: Double = 1) {
    self.first = first
    self.second = second
    self.grade = grade
    self.weight = weight
  }
}

/// The calibration of a group on the points of its two best members.
///
/// As `PlattFit`, with smoothed targets, one intercept for each level, and two slopes of 0 or more: that
/// of the best member is drawn to 1, that of the second to 0, each with a penalty of 1.
package struct GroupFit: Sendable, Hashable {
  package let parameters: ScoringModel.GroupParameters

  /// - Parameter samples: in any order, at least one of them with a weight.
  package init(_ samples: [GroupSample]) {
    let ordered = samples.filter { $0.weight > 0 }.sorted {
      ($0.first, $0.second, $0.grade, $0.weight) < ($1.first, $1.second, $1.grade, $1.weight)
    }
    let total = ordered.reduce(0) { $0 + $1.weight }
    var rows: [PenalizedLogistic.Row] = []
    var starts: [Double] = []
    for (level, step) in [(Grade.central, 0.0), (.mentioned, 1.0)] {
      let support = ordered.reduce(0) { $0 + ($1.grade >= level ? $1.weight : 0) }
      let targets = (positive: (support + 1) / (support + 2), negative: 1 / (total - support + 2))
      rows += ordered.map {
        PenalizedLogistic.Row(
          features: [(0, $0.first), (1, $0.second), (2, 1), (3, step)],
          target: $0.grade >= level ? targets.positive : targets.negative, weight: $0.weight)
      }
      starts.append(logit((support + 1) / (total + 2)))
    }
    let problem = PenalizedLogistic(
      rows: rows,
      parameters: [
        .init(prior: 1, penalty: 1, lower: 0), .init(prior: 0, penalty: 1, lower: 0), .init(),
        .init(lower: 0),
      ])
    let values = ProjectedNewton(problem: problem)
      .minimum(from: [1, 0, starts[0], starts[1] - starts[0]]).values
    parameters = ScoringModel.GroupParameters(
      first: values[0], second: values[1], intercept: values[2] + values[3],
      centralIntercept: values[2])
  }
}
