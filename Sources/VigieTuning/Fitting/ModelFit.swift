package import VigieCore

/// A rule set fitted on samples: weights, calibration and thresholds of every tag and group.
///
/// A tag's gate depends on what was assigned, so tags are fitted in stages: first those without a gate,
/// then, on what their new numbers let through, those whose gates ask for these. What rules found does
/// not otherwise depend on any number, so nothing has to be repeated until it settles.
///
/// In each stage the tags of a group are first calibrated together (`PlattFit`); each tag's own
/// calibration is drawn to that (`DrawnCalibration`), and where it has enough positive samples the
/// weights of its rules are fitted (`WeightFit`). Groups come last (`GroupFit`).
///
/// A group with too few samples is left as it is: see `GroupSupport` and `FittedModel.keep`.
package struct ModelFit: Sendable {
  /// As the authors wrote them.
  package let written: RuleSet
  /// The same rules with the fitted numbers.
  package let fitted: RuleSet
  package let model: FittedModel
  /// How many of the samples have any tag.
  package let positives: Int
  /// Of the groups that have rules, those that were not fitted.
  package let tooFew: [GroupSupport]

  /// - Parameters:
  ///   - rules: with or without fitted numbers, which play no part.
  ///   - samples: at least one.
  ///   - present: the numbers that groups keep for which the samples are too few; without it they count
  ///     as written.
  package init(
    _ samples: SampleSet, rules: RuleSet, present: FittedModel? = nil,
    settings: FitSettings = FitSettings(), jobs: Int
  ) async {
    let written = rules.asWritten
    var model = FittedModel(
      origin: .init(
        samples: samples.samples.count, date: settings.date, baseRates: settings.baseRates))
    let taxonomy = written.taxonomy
    let weights = samples.relativeWeights
    let shift = BaseRateShift(settings.baseRates, samples, weights: weights, taxonomy: taxonomy)
    let support = GroupSupport.all(in: samples, rules: written, settings: settings)
    let enough = Set(support.filter(\.isEnough).map(\.group))
    tooFew = support.filter(\.isTooFew)
    for group in tooFew.map(\.group) { model.keep(group, of: present, taxonomy: taxonomy) }
    var current = written.replacing(with: model)
    for stage in Self.stages(of: written) {
      let groups = Dictionary(grouping: stage) { taxonomy[$0].group ?? $0 }
        .filter { enough.contains($0.key) }
      guard !groups.isEmpty else { continue }
      let tagged = await TaggerPool(current, jobs: jobs).tag(samples)
      for (_, tags) in groups.sorted(by: { $0.key < $1.key }) {
        let fits = tags.map { tag in
          TagFit(
            tag: tag,
            samples: zip(tagged, weights).compactMap {
              TagSample($0, tag, rules: written, weight: $1)
            },
            rules: written, settings: settings)
        }
        let pool = PlattFit(fits.flatMap { $0.samples.map(\.scored) })
        let central = CentralIntercept(fits.flatMap { $0.emphasised(slope: pool.slope) })
        for fit in fits {
          model.tags[fit.tag] = fit.fitted(pool: pool, central: central.value, shift: shift)
        }
      }
      current = written.replacing(with: model)
    }
    let tagged = await TaggerPool(current, jobs: jobs).tag(samples)
    for group in taxonomy.groups where enough.contains(group) {
      model.groups[group] = Self.group(
        group, in: tagged, weights: weights, rules: current, shift: shift)
    }
    self.written = written
    self.model = model
    fitted = written.replacing(with: model)
    positives = samples.samples.count { !$0.labels.isEmpty }
  }

  private static func group(
    _ group: TagIndex, in tagged: [TaggedSample], weights: [Double], rules: RuleSet,
    shift: BaseRateShift
  ) -> FittedModel.Group? {
    let samples = zip(tagged, weights).compactMap { sample, weight -> GroupSample? in
      guard let grade = sample[group].grade else { return nil }
      let reading = GroupReading(of: group, in: sample.ledger, rules: rules)
      let best = ScoringModel.GroupParameters.twoBest(of: reading.points)
      return GroupSample(
        first: best.0, second: best.1, place: reading.place, grade: grade, weight: weight)
    }
    guard !samples.isEmpty else { return nil }
    var parameters = GroupFit(samples).parameters
    let moved = shift.logOdds(group)
    parameters.first = parameters.first.roundedAsWritten
    parameters.second = parameters.second.roundedAsWritten
    parameters.intercept = (parameters.intercept + moved).roundedAsWritten
    parameters.centralIntercept = parameters.centralIntercept.roundedAsWritten
    return FittedModel.Group(
      parameters: parameters, positives: samples.count { $0.grade > .absent })
  }

  /// The tags that have rules or are leaves, those first that no gate holds back.
  static func stages(of rules: RuleSet) -> [[TagIndex]] {
    let taxonomy = rules.taxonomy
    var stages: [TagIndex: Int] = [:]
    for tag in taxonomy.decisionOrder {
      let required = (taxonomy[tag].gate?.anyOf ?? []).flatMap { [$0] + taxonomy.leaves(of: $0) }
      stages[tag] = (required.compactMap { stages[$0] }.max() ?? -1) + 1
    }
    let ruled = Set(rules.rules.filter { $0.status == .stable }.flatMap(\.tags))
    let fitted = stages.filter { taxonomy[$0.key].group != nil || ruled.contains($0.key) }
    return Dictionary(grouping: fitted, by: \.value).sorted { $0.key < $1.key }
      .map { $0.value.map(\.key).sorted() }
  }
}

extension RuleSet {
  fileprivate func replacing(with model: FittedModel) -> RuleSet {
    var rules = self
    var fit = ScoringModel.Fit(
      file: "", samples: model.origin.samples, date: model.origin.date)
    fit.uncalibrated = model.origin.uncalibrated.map { taxonomy[$0].id }
    rules.scoring = scoring.replacing(with: model, fit: fit)
    return rules
  }
}

extension SampleSet {
  /// The weights, by sample, scaled to a mean of 1, so that penalties keep their meaning.
  var relativeWeights: [Double] {
    let mean = samples.reduce(0) { $0 + $1.weight } / Double(max(1, samples.count))
    return samples.map { $0.weight / mean }
  }
}

extension BaseRateShift {
  init(
    _ rates: [FittedModel.BaseRate], _ samples: SampleSet, weights: [Double], taxonomy: Taxonomy
  ) {
    func share(_ grade: (Sample) -> Grade?) -> Double {
      var (known, positive) = (0.0, 0.0)
      for (sample, weight) in zip(samples.samples, weights) {
        guard let grade = grade(sample) else { continue }
        known += weight
        if grade > .absent { positive += weight }
      }
      return (positive + 0.5) / (known + 1)
    }
    let tags = taxonomy.groups + taxonomy.leaves
    self.init(
      rates, taxonomy: taxonomy,
      sampledAny: share { $0.labels.isEmpty ? .absent : .mentioned },
      sampled: Dictionary(
        uniqueKeysWithValues: tags.map { tag in (tag, share { $0.grade(of: tag, in: taxonomy) }) }))
  }
}
