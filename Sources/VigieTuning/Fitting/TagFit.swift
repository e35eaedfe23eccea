import VigieCore

/// A sample as the fit of one tag sees it.
struct TagSample {
  var id: String
  var cluster: String
  var grade: Grade
  var weight: Double
  /// By the written weights, in log-odds.
  var score: Double
  /// Where the first evidence stands; see `Emphasis`.
  var place = Emphasis.lastPlace
  var activations: [WeightFitSample.Activation]

  /// `nil` where the label is not known. A veto silences the tag, whatever its rules found.
  ///
  /// - Parameter rules: as written, but for tags that the tag's gate asks for.
  init?(_ tagged: TaggedSample, _ tag: TagIndex, rules: RuleSet, weight: Double) {
    guard let grade = tagged[tag].grade else { return nil }
    id = tagged.sample.id
    cluster = tagged.sample.cluster
    self.grade = grade
    self.weight = weight
    score = rules.scoring.tags[tag.rawValue].prior
    activations = []
    guard let ledger = tagged.ledger.tags[tag], ledger.status != .vetoed else { return }
    score = ledger.score
    place = ledger.place
    activations = ledger.activations.map { .init(rule: $0.rule, value: $0.shared) }
  }

  var scored: ScoredSample { ScoredSample(score: score, grade: grade, weight: weight) }
}

/// The fit of one tag: calibration drawn to its group, then weights, then the threshold.
struct TagFit {
  let tag: TagIndex
  let samples: [TagSample]
  let rules: RuleSet
  let settings: FitSettings

  /// The samples that have the tag, as their emphasis is fitted, by written weights.
  func emphasised(slope: Double) -> [CentralIntercept.Row] {
    let prior = rules.scoring.tags[tag.rawValue].prior
    return samples.compactMap {
      .init(
        points: slope * ($0.score - prior), place: $0.place, grade: $0.grade, weight: $0.weight)
    }
  }

  /// - Parameters:
  ///   - pool: fitted on the tags of the group together.
  ///   - central: likewise.
  ///   - shift: for samples that were picked.
  func fitted(pool: PlattFit, central: Double, shift: BaseRateShift) -> FittedModel.Tag {
    let written = rules.scoring.tags[tag.rawValue]
    let calibration = DrawnCalibration(samples.map(\.scored), drawnTo: pool)
    let positives = samples.count { $0.grade > .absent }
    var parameters = written
    parameters.slope = calibration.slope.roundedAsWritten
    let slope = parameters.slope
    // β, in calibrated log-odds; shown in those of the rules, as all else.
    var prior = slope * written.prior + calibration.intercept
    var entry = FittedModel.Tag(parameters: parameters, positives: positives)
    var held = samples.map { slope * $0.score + calibration.intercept }
    let own = writtenRules
    if positives >= settings.leastPositives {
      let fit = WeightFit(
        samples.map(\.forWeights), rules: own,
        settings: WeightFitSettings(slope: slope, prior: prior))
      prior = fit.prior
      for rule in fit.rules {
        entry.parameters.weights[rule.rule] = (rule.weight / slope).roundedAsWritten
        entry.errors[rule.rule] = rule.standardError.map { ($0 / slope).roundedAsWritten }
        entry.firings[rule.rule] = rule.firings
      }
      let byID = Dictionary(uniqueKeysWithValues: fit.scores.map { ($0.id, $0.leaveClusterOut) })
      held = samples.map { byID[$0.id]! }
    } else {
      let fired = samples.flatMap { $0.activations.map(\.rule) }
      entry.firings = Dictionary(fired.map { ($0, 1) }, uniquingKeysWith: +)
      for rule in own { entry.parameters.weights[rule.rule] = rule.strength.roundedAsWritten }
    }
    let moved = shift.logOdds(tag)
    entry.parameters.prior = (prior / slope).roundedAsWritten
    entry.parameters.intercept = moved.roundedAsWritten
    let emphasised = zip(samples, held).compactMap { sample, score in
      CentralIntercept.Row(
        points: score - prior, place: sample.place, grade: sample.grade, weight: sample.weight)
    }
    entry.parameters.centralIntercept =
      CentralIntercept(emphasised, prior: central).value.roundedAsWritten
    switch settings.threshold {
    case .costRatio(let ratio):
      entry.parameters.threshold =
        ThresholdChoice.leastCost(falsePositive: ratio, falseNegative: 1).roundedAsWritten
    case .bestF1:
      let outcomes = zip(samples, held).map { sample, score in
        let isPositive = sample.grade > .absent
        return Outcome(
          confidence: logistic(score + moved), isPositive: isPositive,
          weight: sample.weight * shift.weight(tag, isPositive: isPositive))
      }
      entry.parameters.threshold =
        DrawnThreshold.threshold(
          Outcomes(outcomes),
          written: slope * logit(written.threshold) + calibration.intercept + moved,
          positives: samples.reduce(0) { $0 + ($1.grade > .absent ? $1.weight : 0) }
        ).roundedAsWritten
    }
    return entry
  }

  /// Rules that are applied and speak for the tag.
  private var writtenRules: [WrittenRule] {
    rules.rules.indices.compactMap { number in
      let rule = rules.rules[number]
      guard rule.status == .stable, rule.tags.contains(tag) else { return nil }
      return WrittenRule(
        rule: RuleIndex(rawValue: number), strength: rule.strength, bundle: rule.bundle,
        isLocked: rule.isLocked)
    }
  }
}

extension TagSample {
  fileprivate var forWeights: WeightFitSample {
    WeightFitSample(
      id: id, cluster: cluster, grade: grade, weight: weight, activations: activations)
  }
}

extension Double {
  /// To the four decimals that a file of weights has, so that what was measured is what is loaded.
  var roundedAsWritten: Double {
    let rounded = (self * 10_000).rounded() / 10_000
    return rounded == 0 ? 0 : rounded
  }
}
