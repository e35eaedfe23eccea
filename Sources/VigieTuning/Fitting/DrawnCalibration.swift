import VigieCore

/// The calibration of one tag, drawn to that of its group.
///
///     min Σᵢ vᵢ Σ_level [ln(1 + e^ηᵢ) − yᵢ ηᵢ] + ½ λ_A (A − A_g)² + ½ λ_B Σ (step of B − that of B_g)²
///
/// with A at least `leastSlope`. A tag with hundreds of positive samples goes its own way, one with
/// none is calibrated as its group is but for its share of positives, and there is no edge between.
/// Intercepts are drawn as the highest one and the steps from each to the one below; targets are the
/// labels themselves, since being drawn keeps separated samples finite.
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
    let step = group.intercepts[0] - group.intercepts[1]
    let parameters: [PenalizedLogistic.Parameter] = [
      .init(prior: group.slope, penalty: Self.slopePenalty, lower: Self.leastSlope),
      .init(prior: group.intercepts[1], penalty: Self.interceptPenalty),
      .init(prior: step, penalty: Self.interceptPenalty, lower: 0),
    ]
    let rows = [(Grade.central, 0.0), (.mentioned, 1.0)].flatMap { level, step in
      ordered.map {
        PenalizedLogistic.Row(
          features: [(0, $0.score), (1, 1), (2, step)], target: $0.grade >= level ? 1 : 0,
          weight: $0.weight)
      }
    }
    let minimum = ProjectedNewton(problem: PenalizedLogistic(rows: rows, parameters: parameters))
      .minimum(from: [group.slope, group.intercepts[1], step])
    slope = minimum.values[0]
    intercepts = [minimum.values[1] + minimum.values[2], minimum.values[1]]
  }
}
