import VigieCore

/// The calibration of one tag, drawn to that of its group.
///
///     min Σᵢ vᵢ [ln(1 + e^ηᵢ) − yᵢ ηᵢ] + ½ λ_A (A − A_g)² + ½ λ_B (B − B_g)²,  η = A · S + B
///
/// with A at least `leastSlope`. A tag with hundreds of positive samples goes its own way, one with
/// none is calibrated as its group is but for its share of positives, and there is no edge between.
/// The slope is that of mentioned or more, which is what tags are assigned by; central then gets an
/// intercept of its own, as far below as the samples say, drawn likewise to the distance in the group.
/// Targets are the labels themselves, since being drawn keeps separated samples finite.
package struct DrawnCalibration: Sendable, Hashable {
  package let slope: Double
  /// For mentioned and for central; the second no higher.
  package let intercepts: [Double]

  /// λ_A: tags of one group have rules of the same authors and words, so their slopes differ little.
  package static let slopePenalty = 4.0
  /// λ_B: shares of positives differ by much.
  package static let interceptPenalty = 0.5
  /// What is fitted is shown divided by the slope, which can therefore not be 0.
  package static let leastSlope = 0.1

  /// - Parameters:
  ///   - samples: of the tag, in any order.
  ///   - group: fitted on all tags of the group together.
  /// - Precondition: scores are finite, and `group` has the two levels mentioned and central.
  package init(_ samples: [ScoredSample], drawnTo group: PlattFit) {
    precondition(group.intercepts.count == 2, "the group has two levels")
    precondition(samples.allSatisfy(\.score.isFinite), "scores are finite")
    let ordered = samples.filter { $0.weight > 0 }.sorted {
      ($0.score, $0.grade, $0.weight) < ($1.score, $1.grade, $1.weight)
    }
    let problem = PenalizedLogistic(
      rows: ordered.map {
        PenalizedLogistic.Row(
          features: [(0, $0.score), (1, 1)], target: $0.grade > .absent ? 1 : 0, weight: $0.weight)
      },
      parameters: [
        .init(prior: group.slope, penalty: Self.slopePenalty, lower: Self.leastSlope),
        .init(prior: group.intercepts[0], penalty: Self.interceptPenalty),
      ])
    let values = ProjectedNewton(problem: problem)
      .minimum(from: [group.slope, group.intercepts[0]]).values
    slope = values[0]
    let step = CentralStep(
      rows: ordered.map { (values[0] * $0.score + values[1], $0.grade == .central, $0.weight) },
      prior: group.intercepts[0] - group.intercepts[1], penalty: Self.interceptPenalty)
    intercepts = [values[1], values[1] - step.value]
  }
}
