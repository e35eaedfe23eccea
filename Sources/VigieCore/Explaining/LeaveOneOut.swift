/// Says what a document's tag would be without one of its rules.
///
/// Only the tag itself is decided anew: that a gate would close or that a hit would no longer go to
/// another tag is not followed up.
package struct LeaveOneOut {
  private let decision: TagDecision

  package init(rules: RuleSet, document: Document) {
    decision = TagDecision(rules: rules, document: document)
  }

  package func ledger(_ ledger: TagLedger, of tag: TagIndex, without rule: RuleIndex) -> TagLedger {
    var rest = ledger
    rest.entries.removeAll { $0.hit.rule == rule }
    for index in rest.entries.indices where rest.entries[index].outcome == .nested(in: rule) {
      if !isHeld(index, among: rest.entries, without: rule) {
        rest.entries[index].outcome = .counted
      }
    }
    if !rest.isClaimed(by: decision.rules) { rest.entries.silence() }
    if rest.vetoedBy == rule { rest.vetoedBy = nil }
    for index in rest.entries.indices { rest.entries[index].points = 0 }
    decision.decide(tag, &rest)
    return rest
  }

  /// Whether a hit that the rule held would be held by another one; of equal hits the first stays.
  private func isHeld(
    _ index: Int, among entries: [TagLedger.Entry], without rule: RuleIndex
  ) -> Bool {
    let hit = entries[index].hit
    return entries.indices.contains { other in
      guard other != index, decision.rules[entries[other].hit.rule].strength > 0 else {
        return false
      }
      let range = entries[other].hit.range
      switch entries[other].outcome {
      case .counted, .nested(in: rule): break
      default: return false
      }
      if range == hit.range { return entries[other].outcome == .counted || other < index }
      return entries[other].hit.isContiguous && range.contains(hit.range)
    }
  }
}

extension RuleSet {
  /// Whether a rule is looked for in a document: it is not retired, and written for its language.
  package func applies(_ rule: RuleIndex, to document: Document) -> Bool {
    self[rule].status != .retired && self[rule].applies(to: document)
  }
}
