import VigieCore

/// How far central stands below mentioned, in log-odds, where that is known:
///
///     min Σᵢ vᵢ [ln(1 + e^(ηᵢ − d)) − tᵢ (ηᵢ − d)] + ½ λ (d − d₀)²,  d ≥ 0
struct CentralStep {
  let value: Double

  /// - Parameters:
  ///   - rows: log-odds of mentioned, whether the document is central, and its weight.
  ///   - penalty: λ; with 0, targets are smoothed as Platt's are.
  init(rows: [(score: Double, isCentral: Bool, weight: Double)], prior: Double, penalty: Double) {
    let total = rows.reduce(0) { $0 + $1.weight }
    let support = rows.reduce(0) { $0 + ($1.isCentral ? $1.weight : 0) }
    let isSmoothed = penalty == 0
    let targets =
      isSmoothed ? ((support + 1) / (support + 2), 1 / (total - support + 2)) : (1.0, 0.0)
    let problem = PenalizedLogistic(
      rows: rows.map {
        PenalizedLogistic.Row(
          features: [(0, -1)], offset: $0.score, target: $0.isCentral ? targets.0 : targets.1,
          weight: $0.weight)
      },
      parameters: [.init(prior: prior, penalty: penalty, lower: 0)])
    value = ProjectedNewton(problem: problem).minimum(from: [prior]).values[0]
  }
}
