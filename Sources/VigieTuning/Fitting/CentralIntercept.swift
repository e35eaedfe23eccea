import VigieCore

/// The intercept b of an ``Emphasis``, on samples that have the tag, of which some are about it:
///
///     min Σᵢ vᵢ [ln(1 + e^(ηᵢ + b)) − tᵢ (ηᵢ + b)] + ½ λ (b − b₀)²
///
/// With λ as for the other intercept of a tag; without a prior λ is 0, and the targets t are smoothed as
/// Platt's are.
struct CentralIntercept {
  /// A sample that has the tag.
  struct Row {
    /// η, in log-odds.
    var emphasis: Double
    var isCentral: Bool
    var weight: Double

    /// - Returns: `nil` for a sample without the tag, which says nothing of what it would be about.
    init?(points: Double, place: Double, grade: Grade, weight: Double) {
      guard grade > .absent, weight > 0 else { return nil }
      emphasis = Emphasis.logOdds(points: points, place: place)
      isCentral = grade == .central
      self.weight = weight
    }
  }

  let value: Double

  /// - Parameter rows: in any order; without any the intercept is the prior, or as written.
  init(_ rows: [Row], prior: Double? = nil) {
    guard !rows.isEmpty else {
      value = prior ?? ScoringModel.TagParameters(prior: 0).centralIntercept
      return
    }
    let ordered = rows.sorted {
      ($0.emphasis, $0.isCentral ? 1 : 0, $0.weight) < (
        $1.emphasis, $1.isCentral ? 1 : 0, $1.weight
      )
    }
    let total = ordered.reduce(0) { $0 + $1.weight }
    let support = ordered.reduce(0) { $0 + ($1.isCentral ? $1.weight : 0) }
    let targets =
      prior == nil ? ((support + 1) / (support + 2), 1 / (total - support + 2)) : (1.0, 0.0)
    let problem = PenalizedLogistic(
      rows: ordered.map {
        PenalizedLogistic.Row(
          features: [(0, 1)], offset: $0.emphasis, target: $0.isCentral ? targets.0 : targets.1,
          weight: $0.weight)
      },
      parameters: [
        .init(prior: prior ?? 0, penalty: prior == nil ? 0 : DrawnCalibration.interceptPenalty)
      ])
    value = ProjectedNewton(problem: problem).minimum(from: [prior ?? 0]).values[0]
  }
}
