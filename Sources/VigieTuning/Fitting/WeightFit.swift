package import VigieCore

/// The weights of a tag's rules, fitted on samples and drawn to what their authors wrote.
///
///     min Σᵢ vᵢ [ln(1 + e^Sᵢ) − yᵢ Sᵢ] + ½ λ Σᵣ (θᵣ − A ŵᵣ)² + ½ λ_b (β − (A β₀ + B))²
///     with θᵣ · sign(ŵᵣ) ≥ 0,  Sᵢ = β + Σᵣ θᵣ xᵢᵣ
///
/// A posteriori most likely weights under a normal prior around the scaled written ones (after
/// Gelman et al., Annals of Applied Statistics 2, 2008): few samples change little, separated samples
/// stay finite, collinear rules share what they say. A written sign is kept, so that no rule for a tag
/// comes to speak against it by chance. Fitted weights are calibrated log-odds: they go with slope 1
/// and intercept 0.
package struct WeightFit: Sendable {
  package struct Rule: Sendable, Hashable {
    package var rule: RuleIndex
    /// A ŵ: the written strength in calibrated log-odds.
    package var prior: Double
    /// θ: what it became. Rules that never fire and locked ones keep the prior.
    package var weight: Double
    /// Of `weight`, from the inverse Hessian, prior included; `nil` for a rule that is locked or
    /// held at 0 by its sign. Weights of samples count as numbers of documents here.
    package var standardError: Double?
    /// Documents it fires in.
    package var firings: Int
    package var positiveFirings: Int
    /// It shares one factor with its bundle.
    package var isPooled: Bool
  }

  /// One for each written rule, in the order of rule indices.
  package let rules: [Rule]
  /// β, in log-odds.
  package let prior: Double
  package let priorStandardError: Double
  /// The score of each sample, in the order of ids.
  package let scores: [SampleScore]
  /// Whether the minimum was found.
  package let isConverged: Bool

  /// - Parameter samples: in any order.
  /// - Precondition: ids of samples and rules are distinct, penalties above 0, and each activation
  ///   is finite and of a rule given.
  package init(_ samples: [WeightFitSample], rules: [WrittenRule], settings: WeightFitSettings) {
    let samples = samples.sorted { ($0.id, $0.cluster) < ($1.id, $1.cluster) }
    let rules = rules.sorted { $0.rule < $1.rule }
    let scaled = Dictionary(
      uniqueKeysWithValues: rules.map { ($0.rule, settings.slope * $0.strength) })
    let columns = WeightFitColumns(samples, rules: rules, settings: settings)
    let problem = PenalizedLogistic(
      rows: samples.map { columns.row($0, scaled: scaled, level: settings.level) },
      parameters: columns.parameters)
    let minimum = ProjectedNewton(problem: problem).minimum(from: problem.parameters.map(\.prior))
    isConverged = minimum.isConverged

    let factor = CholeskyFactor(regularizing: minimum.hessian)
    let errors = Dictionary(
      uniqueKeysWithValues: zip(minimum.free, factor.inverseDiagonal.map { $0.squareRoot() }))
    prior = minimum.values[0]
    priorStandardError = errors[0]!
    self.rules = rules.map { rule in
      let written = scaled[rule.rule]!
      let link = columns.links[rule.rule]
      var error = link.flatMap { link in errors[link.column].map { $0 * abs(link.factor) } }
      // What never fires has no parameter: all that is known of it is the prior.
      if !rule.isLocked, columns.firings[rule.rule] == nil {
        error = (1 / settings.weightPenalty).squareRoot()
      }
      return Rule(
        rule: rule.rule, prior: written,
        weight: link.map { $0.factor * minimum.values[$0.column] } ?? written,
        standardError: error,
        firings: columns.firings[rule.rule] ?? 0,
        positiveFirings: columns.positiveFirings[rule.rule] ?? 0,
        isPooled: link?.isPooled ?? false)
    }
    let leftOut = LeaveOut(problem: problem, minimum: minimum, factor: factor)
    let each = leftOut.scores(leaving: samples.indices.map { [$0] })
    let clusters = Dictionary(grouping: samples.indices) { samples[$0].cluster }
    let whole = leftOut.scores(leaving: clusters.sorted { $0.key < $1.key }.map(\.value))
    scores = samples.indices.map {
      SampleScore(
        id: samples[$0].id, grade: samples[$0].grade, weight: samples[$0].weight,
        fitted: problem.score(problem.rows[$0], minimum.values), leaveOneOut: each[$0],
        leaveClusterOut: whole[$0])
    }
  }
}

/// What a fit says of one of its samples, in log-odds.
package struct SampleScore: Sendable, Hashable {
  package var id: String
  package var grade: Grade
  package var weight: Double
  /// By the weights fitted on all samples, this one included: too good.
  package var fitted: Double
  /// As if the sample had not been there.
  package var leaveOneOut: Double
  /// As if its cluster had not: the figure to measure and set thresholds with.
  package var leaveClusterOut: Double
}
