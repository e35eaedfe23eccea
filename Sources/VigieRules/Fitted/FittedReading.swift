internal import Diagnostics
internal import VigieCore

/// Reads the entries of a file of weights against the rules at hand.
struct FittedReading {
  let bag: DiagnosticBag
  let rules: RuleSet
  let digests: [String]
  /// Whether the rules are those that were fitted.
  let isCurrent: Bool
  /// Rules that the file knows, and of these, those that say something else now.
  private(set) var seen = Set<RuleIndex>()
  private(set) var edited = Set<String>()
  /// Rules that the file knows and that are gone.
  private(set) var removed = Set<String>()

  /// Tags with a calibration, good or bad.
  private var calibrated = Set<TagIndex>()

  private var reader: FieldReader { FieldReader(bag: bag) }

  init(bag: DiagnosticBag, rules: RuleSet, digests: [String], isCurrent: Bool) {
    self.bag = bag
    self.rules = rules
    self.digests = digests
    self.isCurrent = isCurrent
  }

  func baseRates(_ pairs: [YAMLValue.Pair]) -> [FittedModel.BaseRate] {
    pairs.compactMap { pair in
      guard case .text(let name) = pair.key, case .text(let text) = pair.value,
        let share = Double(text.value)
      else { return nil }
      if name.value == FittedFile.anyTag { return .init(tag: nil, share: share) }
      return tag(name).map { .init(tag: $0, share: share) }
    }
  }

  func groups(_ names: [WrittenText]) -> [TagIndex] { names.compactMap(tag) }

  mutating func readTags(_ pairs: [YAMLValue.Pair], into model: inout FittedModel) {
    for (tag, value) in named(pairs) {
      calibrated.insert(tag)
      guard let fields = reader.read(value, by: FittedKeys.tag), let prior = fields.number("prior"),
        let slope = fields.number("slope"), let threshold = fields.number("threshold"),
        let positives = fields.integer("positives"), let intercept = fields.number("intercept"),
        let central = fields.number("central")
      else { continue }
      model.tags[tag] = FittedModel.Tag(
        parameters: .init(
          prior: prior, slope: slope, intercept: intercept,
          centralIntercept: central, threshold: threshold),
        positives: positives)
    }
  }

  func readGroups(_ pairs: [YAMLValue.Pair], into model: inout FittedModel) {
    for (tag, value) in named(pairs) {
      guard let fields = reader.read(value, by: FittedKeys.group),
        let first = fields.number("first"), let second = fields.number("second"),
        let positives = fields.integer("positives"), let intercept = fields.number("intercept"),
        let central = fields.number("central")
      else { continue }
      model.groups[tag] = FittedModel.Group(
        parameters: .init(
          first: first, second: second, intercept: intercept,
          centralIntercept: central),
        positives: positives)
    }
  }

  mutating func readWeights(_ pairs: [YAMLValue.Pair], into model: inout FittedModel) {
    for (tag, value) in named(pairs) {
      guard case .mapping(let weights, let location) = value else { continue }
      if !calibrated.contains(tag) {
        bag.add(
          Diagnostic(
            .error, .missingKey,
            "the weights of '\(rules.taxonomy[tag].id)' need its calibration below 'tags'",
            at: location))
      }
      for pair in weights {
        guard case .text(let name) = pair.key else { continue }
        readWeight(name, pair.value, of: tag, into: &model)
      }
    }
  }

  private mutating func readWeight(
    _ name: WrittenText, _ value: YAMLValue, of tag: TagIndex, into model: inout FittedModel
  ) {
    guard let fields = reader.read(value, by: FittedKeys.weight),
      let weight = fields.number("weight"), let firings = fields.integer("firings"),
      let digest = fields.text("digest")
    else { return }
    guard let rule = rules.rule(name.value), rules[rule].tags.contains(tag) else {
      removed.insert(name.value)
      if isCurrent { reportUnknown(name, of: tag) }
      return
    }
    seen.insert(rule)
    guard digest.value == digests[rule.rawValue] else {
      edited.insert(name.value)
      if isCurrent {
        error(
          .invalidValue,
          "the digest of '\(name.value)' is '\(digests[rule.rawValue])', not "
            + "'\(digest.value.elided())'", at: digest)
      }
      return
    }
    let written = rules[rule].strength
    if weight * written < 0 || written == 0 && weight != 0 {
      let place = fields.text("weight") ?? name
      error(
        .wrongSign,
        "the weight \(weight) is \(weight < 0 ? "below" : "above") 0, the rule's strength "
          + "\(written) is not", at: place)
      return
    }
    model.tags[tag]?.parameters.weights[rule] = weight
    model.tags[tag]?.errors[rule] = fields.number("error")
    model.tags[tag]?.firings[rule] = firings
  }

  private func named(_ pairs: [YAMLValue.Pair]) -> [(TagIndex, YAMLValue)] {
    pairs.compactMap { pair in
      guard case .text(let name) = pair.key else { return nil }
      return tag(name).map { ($0, pair.value) }
    }
  }

  /// The tag; one that is gone is passed over.
  private func tag(_ name: WrittenText) -> TagIndex? {
    if let tag = rules.taxonomy.index(of: name.value) { return tag }
    guard isCurrent else { return nil }
    let near = Spelling.nearest(to: name.value, among: rules.taxonomy.tags.map(\.id))
    error(
      .unknownTag,
      "unknown tag '\(name.value.elided(to: 80))'" + (near.map { "; did you mean '\($0)'?" } ?? ""),
      at: name)
    return nil
  }

  private func reportUnknown(_ name: WrittenText, of tag: TagIndex) {
    var message = "no rule of '\(rules.taxonomy[tag].id)' is called '\(name.value.elided(to: 80))'"
    let own = rules.rules.filter { $0.tags.contains(tag) }.map(\.id)
    if let near = Spelling.nearest(to: name.value, among: own) {
      message += "; did you mean '\(near)'?"
    }
    error(.unknownRule, message, at: name)
  }

  private func error(_ code: Diagnostic.Code, _ message: String, at text: WrittenText) {
    bag.add(Diagnostic(.error, code, message, at: text.location, length: text.length))
  }
}
