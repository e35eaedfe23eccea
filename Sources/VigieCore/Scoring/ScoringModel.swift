/// The numbers that turn hits into confidence: as written in the rules, or fitted on samples.
public struct ScoringModel: Sendable, Hashable {
  /// What belongs to a tag: P(mentioned or more) = σ(slope · score + intercept), and the intercept of
  /// its ``Emphasis``.
  public struct TagParameters: Sendable, Hashable {
    /// Log-odds of the tag before any evidence.
    public var prior: Double
    public var slope: Double
    public var intercept: Double
    public var centralIntercept: Double
    /// The confidence from which the tag is assigned.
    public var threshold: Double
    /// What was fitted of the tag's rules, in the scale of written strengths; a rule that is not named
    /// here counts as written.
    public var weights: [RuleIndex: Double] = [:]

    public init(
      prior: Double, slope: Double = 1, intercept: Double = 0, centralIntercept: Double = 0,
      threshold: Double = 0.5
    ) {
      self.prior = prior
      self.slope = slope
      self.intercept = intercept
      self.centralIntercept = centralIntercept
      self.threshold = threshold
    }
  }

  /// Log-odds per rule as written, by rule index. They also share out bundles, whatever was fitted.
  public var weights: [Double]
  /// By tag index.
  public var tags: [TagParameters]
  /// By group; without it a group is as likely as its most likely member.
  public var groups: [TagIndex: GroupParameters] = [:]
  /// Where fitted numbers come from; `nil` where all are as written.
  public var fit: Fit?

  /// Whether the numbers of all groups were fitted on samples, to these very rules; until then a
  /// confidence is no probability.
  public var isCalibrated: Bool { fit.map { $0.isCurrent && $0.uncalibrated.isEmpty } ?? false }

  public init(weights: [Double], tags: [TagParameters]) {
    self.weights = weights
    self.tags = tags
  }

  /// What one hit of a rule says for a tag, in log-odds.
  public func weight(of rule: RuleIndex, for tag: TagIndex) -> Double {
    tags[tag.rawValue].weights[rule] ?? weights[rule.rawValue]
  }

  /// Whether both give the same numbers to the tags, and to all rules but some.
  ///
  /// - Precondition: the rules have the same numbers in both.
  package func agrees(with other: ScoringModel, besides rules: Set<RuleIndex>) -> Bool {
    func cleared(_ parameters: TagParameters) -> TagParameters {
      var parameters = parameters
      for rule in rules { parameters.weights[rule] = nil }
      return parameters
    }
    return groups == other.groups && tags.count == other.tags.count
      && weights.count == other.weights.count
      && weights.indices.allSatisfy {
        weights[$0] == other.weights[$0] || rules.contains(RuleIndex(rawValue: $0))
      }
      && zip(tags, other.tags).allSatisfy { cleared($0) == cleared($1) }
  }

  /// The model as the authors of the rules wrote it.
  package static func written(taxonomy: Taxonomy, rules: [Rule]) -> ScoringModel {
    ScoringModel(
      weights: rules.map(\.strength),
      tags: taxonomy.tags.map {
        TagParameters(prior: logit($0.baseRate), threshold: $0.threshold)
      })
  }
}
