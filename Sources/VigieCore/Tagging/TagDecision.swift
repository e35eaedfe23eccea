/// Turns the entries of one tag into score, confidence and status.
struct TagDecision {
  let rules: RuleSet
  let document: Document
  let cues: CueFinder
  private let saturation: Saturation
  private let twins: SentenceTwins

  init(rules: RuleSet, document: Document) {
    self.rules = rules
    self.document = document
    cues = CueFinder(rules: rules, document: document)
    saturation = Saturation(
      characters: document.characters(in: 0..<document.text.bytes.count),
      language: document.languages.first)
    twins = SentenceTwins(document)
  }

  /// Below the threshold by no more than this, a tag is up for review; with a low threshold, by no
  /// more than half of it.
  private static let reviewBand = 0.15
  /// A rule of at least this weight is enough evidence by itself.
  private static let strong = 2.5

  func decide(_ tag: TagIndex, _ ledger: inout TagLedger) {
    measure(tag, &ledger.entries)
    dropRepeated(&ledger.entries)
    let parameters = rules.scoring.tags[tag.rawValue]
    ledger.activations = activations(of: ledger.entries)
    distributePoints(tag, &ledger)
    ledger.score = ledger.activations.reduce(parameters.prior) {
      $0 + rules.scoring.weight(of: $1.rule, for: tag) * $1.shared
    }
    ledger.place = place(of: ledger.entries)
    let probabilities = parameters.probabilities(of: ledger.score, place: ledger.place)
    ledger.confidence = probabilities.mentioned
    ledger.central = probabilities.central
    ledger.status = status(of: ledger, threshold: parameters.threshold)
  }

  /// Gives each counted entry its strength, and drops those of which the cues leave nothing.
  private func measure(_ tag: TagIndex, _ entries: inout [TagLedger.Entry]) {
    let mode = rules.taxonomy[tag].mode
    for index in entries.indices where entries[index].outcome == .counted {
      let damping = HitStrength.damping(of: entries[index].cues, mode: mode)
      entries[index].strength = HitStrength.weight(of: entries[index].hit.zone) * damping
      if damping == 0 { entries[index].outcome = .damped }
    }
  }

  /// Of a rule's hits in one sentence, and in sentences of the same words, only the best counts: of equal
  /// ones the first that is not denied.
  private func dropRepeated(_ entries: inout [TagLedger.Entry]) {
    struct Key: Hashable {
      var rule: RuleIndex
      var sentence: Int
    }
    var best: [Key: Int] = [:]
    for index in entries.indices where entries[index].outcome == .counted {
      let hit = entries[index].hit
      let key = Key(rule: hit.rule, sentence: twins.first(like: hit.sentence))
      guard let rival = best[key] else {
        best[key] = index
        continue
      }
      let isBetter =
        entries[index].strength == entries[rival].strength
        ? entries[rival].isDenied && !entries[index].isDenied
        : entries[index].strength > entries[rival].strength
      entries[isBetter ? rival : index].outcome = .repeated
      if isBetter { best[key] = index }
    }
  }

  /// How much each rule says, and what its bundle leaves of that; by rule.
  ///
  /// Bundles are shared out by written strengths, so that a score is a plain sum in the fitted ones.
  private func activations(of entries: [TagLedger.Entry]) -> [TagLedger.Activation] {
    var strengths: [RuleIndex: Double] = [:]
    for entry in entries where entry.outcome == .counted {
      strengths[entry.hit.rule, default: 0] += entry.strength
    }
    // Rules in order, so that sums do not depend on the order of a dictionary.
    var activations = strengths.sorted { $0.key < $1.key }.map { rule, strength in
      TagLedger.Activation(
        rule: rule, strength: strength, value: saturation.activation(strength), share: 1)
    }
    let speaking = activations.indices.filter { rules[activations[$0].rule].strength > 0 }
    for members in Dictionary(grouping: speaking, by: { rules[activations[$0].rule].bundle }).values
    {
      let contributions = members.map {
        rules[activations[$0].rule].strength * activations[$0].value
      }
      for (index, share) in zip(members, BundleScore.shares(of: contributions)) {
        activations[index].share = share
      }
    }
    return activations
  }

  /// Gives each counted entry its part of its rule's points.
  private func distributePoints(_ tag: TagIndex, _ ledger: inout TagLedger) {
    var perStrength: [RuleIndex: Double] = [:]
    for activation in ledger.activations {
      let weight = rules.scoring.weight(of: activation.rule, for: tag)
      perStrength[activation.rule] = weight * activation.shared / activation.strength
    }
    for index in ledger.entries.indices where ledger.entries[index].outcome == .counted {
      let entry = ledger.entries[index]
      ledger.entries[index].points = perStrength[entry.hit.rule]! * entry.strength
    }
  }

  /// Where the first hit stands that speaks for the tag.
  private func place(of entries: [TagLedger.Entry]) -> Double {
    let length = document.text.bytes.count
    return entries.lazy.filter { $0.outcome == .counted && $0.points > 0 }
      .map { Emphasis.place(of: $0.hit, in: length) }.min() ?? Emphasis.lastPlace
  }

  private func status(of ledger: TagLedger, threshold: Double) -> TagStatus {
    if ledger.vetoedBy != nil { return .vetoed }
    guard hasEnoughEvidence(ledger.entries) else { return .insufficient }
    if ledger.confidence >= threshold { return .assigned }
    let band = min(Self.reviewBand, threshold / 2)
    return ledger.confidence >= threshold - band ? .review : .insufficient
  }

  /// One strong rule, or two bundles.
  private func hasEnoughEvidence(_ entries: [TagLedger.Entry]) -> Bool {
    var bundles = Set<Int>()
    for entry in entries where entry.outcome == .counted && entry.points > 0 {
      if rules[entry.hit.rule].strength >= Self.strong { return true }
      bundles.insert(rules[entry.hit.rule].bundle)
    }
    return bundles.count >= 2
  }
}
