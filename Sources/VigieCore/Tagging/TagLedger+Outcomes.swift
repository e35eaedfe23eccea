extension [TagLedger.Entry] {
  /// Marks what the tag's gate keeps out, and what goes to a preferred tag.
  mutating func close(by gate: GateState, _ precedence: Precedence) {
    for index in indices where self[index].outcome == .counted {
      if !gate.isOpen(at: self[index].hit) {
        self[index].outcome = .gate
      } else if let preferred = precedence.preferredTag(at: self[index].hit) {
        self[index].outcome = .yielded(to: preferred)
      }
    }
  }

  /// Marks all that would count as speaking against what nothing speaks for.
  mutating func silence() {
    for index in indices where self[index].outcome == .counted {
      self[index].outcome = .unclaimed
    }
  }

  /// Of hits of which one holds another, the longest counts; of equal ones that of the heavier rule.
  ///
  /// Only what one pattern matched as a whole can hold another: between the parts of `near` and `all`
  /// stand words that the rule does not speak of.
  mutating func dropNested(rules: RuleSet) {
    let counted = indices.filter { self[$0].outcome == .counted }
    let order = counted.sorted { left, right in
      let (a, b) = (self[left].hit.range, self[right].hit.range)
      if a.lowerBound != b.lowerBound { return a.lowerBound < b.lowerBound }
      if a.upperBound != b.upperBound { return a.upperBound > b.upperBound }
      let (weightOfA, weightOfB) = (
        rules.scoring.weights[self[left].hit.rule.rawValue],
        rules.scoring.weights[self[right].hit.rule.rawValue]
      )
      return weightOfA != weightOfB ? weightOfA > weightOfB : left < right
    }
    // The one that reaches farthest so far holds whatever any earlier one would hold.
    var widest: Hit?
    var last: Hit?
    for index in order {
      let hit = self[index].hit
      // Evidence against the tag is weighed by itself.
      guard rules[hit.rule].strength > 0 else { continue }
      if let widest, widest.range.contains(hit.range) {
        self[index].outcome = .nested(in: widest.rule)
      } else if let last, last.range == hit.range {
        self[index].outcome = .nested(in: last.rule)
      } else {
        if hit.isContiguous { widest = hit }
        last = hit
      }
    }
  }
}
