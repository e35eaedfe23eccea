import VigieCore

/// Which parameters a `WeightFit` has, and which rules each of them moves.
///
/// Rules that never fire and locked ones have no parameter. A bundle with few positive documents has
/// one for all its rules, the factor of their scaled strengths; its penalty is that of the rules'
/// weights, so a bundle of one rule is fitted as if it stood alone.
struct WeightFitColumns {
  /// A rule moves with a parameter: weight = factor · value.
  struct Link {
    var column: Int
    var factor: Double
    var isPooled: Bool
  }

  /// What moves each rule; locked rules and those that never fire are missing.
  private(set) var links: [RuleIndex: Link] = [:]
  /// The prior of the tag comes first.
  private(set) var parameters: [PenalizedLogistic.Parameter]
  /// Documents of weight above 0 that the rule fires in.
  let firings: [RuleIndex: Int]
  let positiveFirings: [RuleIndex: Int]

  init(_ samples: [WeightFitSample], rules: [WrittenRule], settings: WeightFitSettings) {
    parameters = [.init(prior: settings.prior, penalty: settings.priorPenalty)]
    let used = samples.filter { $0.weight > 0 }
    let firings = Self.firings(used)
    self.firings = firings
    positiveFirings = Self.firings(used.filter { $0.grade >= settings.level })

    let movable = rules.filter { !$0.isLocked && firings[$0.rule] != nil }
    for members in Dictionary(grouping: movable, by: \.bundle).sorted(by: { $0.key < $1.key }) {
      let bundle = Set(members.value.map(\.rule))
      let positive = used.count { sample in
        sample.grade >= settings.level
          && sample.activations.contains { $0.value != 0 && bundle.contains($0.rule) }
      }
      if positive < settings.leastPositiveFirings, members.value.count > 1 {
        pool(members.value, settings)
      } else {
        for rule in members.value { add(rule, settings) }
      }
    }
  }

  private mutating func add(_ rule: WrittenRule, _ settings: WeightFitSettings) {
    links[rule.rule] = Link(column: parameters.count, factor: 1, isPooled: false)
    parameters.append(
      .init(
        prior: settings.slope * rule.strength, penalty: settings.weightPenalty,
        lower: rule.strength > 0 ? 0 : -.infinity, upper: rule.strength < 0 ? 0 : .infinity))
  }

  private mutating func pool(_ rules: [WrittenRule], _ settings: WeightFitSettings) {
    let factors = rules.map { settings.slope * $0.strength }
    let square = factors.reduce(0) { $0 + $1 * $1 }
    // Rules of no weight have nothing that a factor could change.
    guard square > 0 else { return }
    for (rule, factor) in zip(rules, factors) where factor != 0 {
      links[rule.rule] = Link(column: parameters.count, factor: factor, isPooled: true)
    }
    parameters.append(.init(prior: 1, penalty: settings.weightPenalty * square, lower: 0))
  }

  /// A sample with what moves it and what does not.
  func row(
    _ sample: WeightFitSample, scaled: [RuleIndex: Double], level: Grade
  ) -> PenalizedLogistic.Row {
    var features = [0: 1.0]
    var row = PenalizedLogistic.Row(
      features: [], target: sample.grade >= level ? 1 : 0, weight: sample.weight)
    for activation in sample.activations.sorted(by: { $0.rule < $1.rule }) {
      if let link = links[activation.rule] {
        features[link.column, default: 0] += link.factor * activation.value
      } else {
        row.offset += (scaled[activation.rule] ?? 0) * activation.value
      }
    }
    row.features = features.sorted { $0.key < $1.key }.map { (column: $0.key, value: $0.value) }
    return row
  }

  private static func firings(_ samples: [WeightFitSample]) -> [RuleIndex: Int] {
    var counts: [RuleIndex: Int] = [:]
    for sample in samples {
      for activation in sample.activations where activation.value != 0 {
        counts[activation.rule, default: 0] += 1
      }
    }
    return counts
  }
}
