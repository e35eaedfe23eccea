/// Turns the entries of one tag into score, confidence and status.
struct TagDecision {
  let rules: RuleSet
  let document: Document
  let saturation: Saturation

  /// Below the threshold by no more than this, a tag is up for review.
  private static let reviewBand = 0.15
  /// A rule of at least this weight is enough evidence by itself.
  private static let strong = 2.5

  func decide(_ tag: TagIndex, _ ledger: inout TagLedger) {
    measure(tag, &ledger.entries)
    dropRepeated(&ledger.entries)
    let parameters = rules.scoring.tags[tag.rawValue]
    ledger.score = parameters.prior + distributePoints(&ledger.entries)
    let scaled = parameters.slope * ledger.score
    ledger.confidence = logistic(scaled + parameters.intercept)
    ledger.central = min(ledger.confidence, logistic(scaled + parameters.centralIntercept))
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

  /// Of a rule's hits in one sentence, and in sentences of the same words, only the best counts.
  private func dropRepeated(_ entries: inout [TagLedger.Entry]) {
    struct Key: Hashable {
      var rule: RuleIndex
      var sentence: ArraySlice<UInt8>
    }
    var best: [Key: Int] = [:]
    for index in entries.indices where entries[index].outcome == .counted {
      let hit = entries[index].hit
      let key = Key(
        rule: hit.rule, sentence: document.text.bytes[document.sentences[hit.sentence]])
      guard let rival = best[key] else {
        best[key] = index
        continue
      }
      let isBetter = entries[index].strength > entries[rival].strength
      entries[isBetter ? rival : index].outcome = .repeated
      if isBetter { best[key] = index }
    }
  }

  /// Shares out the points and returns their sum.
  private func distributePoints(_ entries: inout [TagLedger.Entry]) -> Double {
    var strengths: [RuleIndex: Double] = [:]
    for entry in entries where entry.outcome == .counted {
      strengths[entry.hit.rule, default: 0] += entry.strength
    }
    // Rules in order, so that sums do not depend on the order of a dictionary.
    let fired = strengths.keys.sorted()
    var points: [RuleIndex: Double] = [:]
    var bundles: [Int: [RuleIndex]] = [:]
    for rule in fired {
      points[rule] = rules.scoring.weights[rule.rawValue] * saturation.activation(strengths[rule]!)
      if points[rule]! > 0 { bundles[rules[rule].bundle, default: []].append(rule) }
    }
    for members in bundles.values {
      let shares = BundleScore.shares(of: members.map { points[$0]! })
      for (rule, share) in zip(members, shares) { points[rule]! *= share }
    }
    for index in entries.indices where entries[index].outcome == .counted {
      let rule = entries[index].hit.rule
      entries[index].points = points[rule]! * entries[index].strength / strengths[rule]!
    }
    return fired.reduce(0) { $0 + points[$1]! }
  }

  private func status(of ledger: TagLedger, threshold: Double) -> TagStatus {
    if ledger.vetoedBy != nil { return .vetoed }
    guard hasEnoughEvidence(ledger.entries) else { return .insufficient }
    if ledger.confidence >= threshold { return .assigned }
    return ledger.confidence >= threshold - Self.reviewBand ? .review : .insufficient
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
