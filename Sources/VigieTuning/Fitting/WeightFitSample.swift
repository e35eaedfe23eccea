package import VigieCore

/// What the rules found in one labelled document, for one tag.
package struct WeightFitSample: ClusteredSample, Sendable {
  package var id: String
  package var cluster: String
  package var grade: Grade
  /// How many documents it stands for; see `PriorShift.weights`.
  package var weight: Double
  /// How much each rule hit, each rule at most once; what is not named is 0. A rule's points are
  /// this times its weight, so the share that its bundle leaves it is part of the activation.
  package var activations: [Activation]

  package struct Activation: Sendable, Hashable {
    package var rule: RuleIndex
    package var value: Double

    package init(rule: RuleIndex, value: Double) {
      self.rule = rule
      self.value = value
    }
  }

  package init(
    id: String, cluster: String? = nil, grade: Grade, weight: Double = 1,
    activations: [Activation]
  ) {
    self.id = id
    self.cluster = cluster ?? id
    self.grade = grade
    self.weight = weight
    self.activations = activations
  }
}

/// What the author of a rule wrote.
package struct WrittenRule: Sendable, Hashable {
  package var rule: RuleIndex
  /// In log-odds; its sign is kept by the fit.
  package var strength: Double
  /// Equal for rules that say the same thing.
  package var bundle: Int
  /// The weight is not to be changed.
  package var isLocked: Bool

  package init(rule: RuleIndex, strength: Double, bundle: Int, isLocked: Bool = false) {
    self.rule = rule
    self.strength = strength
    self.bundle = bundle
    self.isLocked = isLocked
  }
}

/// The fit that a `WeightFit` starts from, and how far it may go.
package struct WeightFitSettings: Sendable, Hashable {
  /// What makes written strengths calibrated log-odds: the slope of a `PlattFit`.
  package var slope: Double
  /// The tag's prior so scaled: slope × written prior + intercept of that fit.
  package var prior: Double
  /// The least grade that counts as positive.
  package var level = Grade.mentioned
  /// λ: how strongly weights are drawn to the scaled written ones.
  package var weightPenalty = 2.0
  /// λ_b: the same for the prior.
  package var priorPenalty = 0.05
  /// The rules of a bundle share one factor until as many positive documents have a hit of it.
  package var leastPositiveFirings = 10

  package init(slope: Double, prior: Double) {
    self.slope = slope
    self.prior = prior
  }
}
