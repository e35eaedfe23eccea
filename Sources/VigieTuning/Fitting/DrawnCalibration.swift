import VigieCore

/// The calibration of one tag, drawn to that of its group.
///
///     min Σᵢ vᵢ [ln(1 + e^ηᵢ) − yᵢ ηᵢ] + ½ λ_A (A − A_g)² + ½ λ_B (B − B_g)²,  η = A · S + B
///
/// with A at least `leastSlope`. A tag with hundreds of positive samples goes its own way, one with
/// none is calibrated as its group is but for its share of positives, and there is no edge between.
/// Targets are the labels themselves, since being drawn keeps separated samples finite.
package struct DrawnCalibration: Sendable, Hashable {
  package let slope: Double
  package let intercept: Double

  /// λ_A: tags of one group have rules of the same authors and words, so their slopes differ little.
  package static let slopePenalty = 4.0
  /// λ_B: shares of positives differ by much.
  package static let interceptPenalty = 0.5
  /// What is fitted is shown divided by the slope, which can therefore not be 0.
  package static let leastSlope = 0.1

  /// - Parameters:
  ///   - samples: of the tag, in any order.
  ///   - group: fitted on all tags of the group together.
  /// - Precondition: scores are finite.
  package init(_ samples: [ScoredSample], drawnTo group: PlattFit) {
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
        .init(prior: group.intercept, penalty: Self.interceptPenalty),
      ])
    let values = ProjectedNewton(problem: problem)
      .minimum(from: [group.slope, group.intercept]).values
    slope = values[0]
    intercept = values[1]
  }
}
