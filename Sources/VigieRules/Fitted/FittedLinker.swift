internal import Diagnostics
internal import VigieCore

/// Puts the numbers of a file of weights in the place of those that are written in the rules.
///
/// The file belongs to the rules that it names by their fingerprint. Where these are the ones at hand, a
/// rule or tag that is not among them is a mistake. Where they are not, rules were edited since: their
/// digests tell which; these and new ones count as written, those that are gone are passed over, all
/// others keep their fitted weights, and one warning says so.
struct FittedLinker {
  let bag: DiagnosticBag
  let rules: RuleSet
  private let digests: [String]
  private var reader: FieldReader { FieldReader(bag: bag) }

  init(bag: DiagnosticBag, rules: RuleSet) {
    self.bag = bag
    self.rules = rules
    digests = rules.ruleDigests
  }

  /// - Returns: the rules with the fitted numbers; `nil` where something is wrong, which was said.
  func link(_ value: YAMLValue) -> RuleSet? {
    guard let (model, reading, fingerprint) = read(value) else { return nil }
    let taxonomy = rules.taxonomy
    var fit = ScoringModel.Fit(
      file: value.location.file, samples: model.origin.samples, date: model.origin.date)
    fit.uncalibrated = model.origin.uncalibrated.map { taxonomy[$0].id }
    fit.isCurrent = reading.isCurrent
    if !fit.isCurrent {
      fit.edited = reading.edited.sorted()
      fit.removed = reading.removed.sorted()
      fit.added = added(besides: reading.seen, model)
      warn(fit, at: fingerprint)
    }
    var fitted = rules
    fitted.scoring = rules.scoring.replacing(with: model, fit: fit)
    fitted.fingerprint = Fingerprint(
      rawValue: "sha256:"
        + RuleFingerprint.digest(
          of: FittedFile.text(model, rules: rules, digests: digests).utf8))
    return fitted
  }

  /// What the file says, for the groups that another fit leaves as they are; no group is calibrated where the rules
  /// are others. `nil` where something is wrong.
  func present(_ value: YAMLValue) -> FittedModel? {
    guard let file = read(value) else { return nil }
    var model = file.model
    if !file.reading.isCurrent { model.origin.uncalibrated = rules.taxonomy.groups }
    return model
  }

  private func read(
    _ value: YAMLValue
  ) -> (model: FittedModel, reading: FittedReading, fingerprint: WrittenText)? {
    guard !isOlder(value), let fields = reader.read(value, by: FittedKeys.file) else { return nil }
    let origin = fields["fitted"].flatMap { reader.read($0, by: FittedKeys.origin) }
    let fingerprint = origin?.text("rules")
    var reading = FittedReading(
      bag: bag, rules: rules, digests: digests,
      isCurrent: fingerprint?.value == rules.writtenFingerprint.rawValue)
    let samples = origin?.integer("samples") ?? 0
    var model = FittedModel(
      origin: .init(samples: samples, date: origin?.text("date")?.value))
    model.origin.baseRates = reading.baseRates(origin?.named("base-rates") ?? [])
    model.origin.uncalibrated = reading.groups(origin?.texts("uncalibrated") ?? [])
    reading.readTags(fields.named("tags"), into: &model)
    reading.readGroups(fields.named("groups"), into: &model)
    reading.readWeights(fields.named("weights"), into: &model)
    guard !bag.hasErrors, let fingerprint else { return nil }
    return (model, reading, fingerprint)
  }

  /// The rules that the fit did not know. Those of a group that it left as written are not in its file.
  private func added(besides seen: Set<RuleIndex>, _ model: FittedModel) -> [String] {
    let left = Set(model.origin.uncalibrated)
    return rules.rules.indices.filter { number in
      let rule = rules.rules[number]
      let isLeft = rule.tags.allSatisfy {
        model.tags[$0] == nil && left.contains(rules.taxonomy[$0].group ?? $0)
      }
      return rule.status == .stable && !isLeft && !seen.contains(RuleIndex(rawValue: number))
    }.map { rules.rules[$0].id }
  }

  /// How many samples a file says that it rests on; 0 where it does not say.
  static func samples(of value: YAMLValue) -> Int {
    let reader = FieldReader(bag: DiagnosticBag())
    let origin = reader.read(value, by: FittedKeys.file)?["fitted"]
    return origin.flatMap { reader.read($0, by: FittedKeys.origin) }?.integer("samples") ?? 0
  }

  /// Whether the file is of an earlier format, which is said: nobody should mend one by hand.
  private func isOlder(_ value: YAMLValue) -> Bool {
    guard case .mapping(let pairs, _) = value else { return false }
    for case (.text(let key), .text(let written)) in pairs.map({ ($0.key, $0.value) })
    where key.value == "format" {
      guard let format = Int(written.value), (1..<FittedFile.format).contains(format) else {
        return false
      }
      bag.add(
        Diagnostic(
          .error, .invalidValue,
          "weights of format \(format), of an earlier vigie; this one reads format "
            + "\(FittedFile.format): remove the file and run 'vigie fit' again",
          at: written.location, length: written.length))
      return true
    }
    return false
  }

  private func warn(_ fit: ScoringModel.Fit, at fingerprint: WrittenText) {
    bag.add(
      Diagnostic(
        .warning, .staleWeights, "the weights were fitted to other rules: \(fit.changes)",
        at: fingerprint.location, length: fingerprint.length,
        notes: [
          .init("what changed counts as written, until you run `vigie fit` on your samples again")
        ]))
  }
}
