internal import VigieCore

/// What rules did in one sample.
struct RuleTraces {
  /// For each rule that has a hit or a veto, and each of its tags.
  private(set) var scores: [RuleScores] = []

  init(_ tagged: TaggedSample, rules: RuleSet, tags: Set<TagIndex>) {
    let leaveOneOut = LeaveOneOut(rules: rules, document: tagged.sample.document)
    for tag in tagged.ledger.tags.keys.sorted() where tags.contains(tag) {
      let ledger = tagged.ledger.tags[tag]!
      // What is vetoed says nothing, whatever was hit.
      let speaking = ledger.vetoedBy == nil ? ledger.entries.filter(\.speaks) : []
      let counting = Set(speaking.map(\.hit.rule))
      var found = Set(ledger.entries.map(\.hit.rule))
      if let veto = ledger.vetoedBy { found.insert(veto) }
      for rule in found.sorted() {
        var own = RuleScores(rule: rule, tag: tag)
        for entry in ledger.entries where entry.hit.rule == rule {
          let idleness = entry.idleness ?? (ledger.vetoedBy == nil ? nil : .vetoed)
          if let idleness { own.idle[idleness, default: 0] += 1 }
        }
        if ledger.vetoedBy == rule { own.vetoes = 1 }
        let isFor = rules[rule].strength > 0
        let grade = tagged[tag].grade
        if counting.contains(rule) {
          own.fires = 1
          if let grade {
            own.right = (grade > .absent) == isFor ? 1 : 0
            own.wrong = 1 - own.right
          }
          own.overlap = counting.count > 1 ? 1 : 0
          own.conflict = counting.contains { (rules[$0].strength > 0) != isFor } ? 1 : 0
        }
        if let grade {
          let isLabelled = grade > .absent
          let before = ledger.status == .assigned
          let after =
            leaveOneOut.ledger(ledger, of: tag, without: rule).status == .assigned
          own.unique = before == isLabelled && after != isLabelled ? 1 : 0
          own.harm = before != isLabelled && after == isLabelled ? 1 : 0
        }
        scores.append(own)
      }
    }
  }
}

extension TagLedger.Entry {
  /// Whether the hit counts, or would if its rule were not on trial.
  fileprivate var speaks: Bool { outcome == .counted || outcome == .trial }

  fileprivate var idleness: RuleScores.Idleness? {
    switch outcome {
    case .counted, .trial: nil
    case .stopped(.zone): .zone
    case .stopped(.not): .cancelled
    case .stopped(.exclusion): .excluded
    case .gate: .gate
    case .yielded(let tag): .yielded(to: tag)
    case .unclaimed: .unclaimed
    case .nested(let rule): .nested(in: rule)
    case .repeated: .repeated
    case .damped: .damped
    }
  }
}
