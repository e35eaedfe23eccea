package import VigieCore

/// Which rules of two sets differ in what they do.
package struct RuleChanges: Sendable {
  /// By id, of the new set.
  package var added: [RuleIndex] = []
  package var changed: [RuleIndex] = []
  /// The ids that are gone.
  package var removed: [String] = []
  /// Rules of which only the examples, or words for readers, changed.
  package var reworded: [RuleIndex] = []
  /// By number, in the new set, those exclusions whose examples may come out otherwise.
  package var exclusions: [Int] = []
  /// Whether something else did: the taxonomy, cues, exclusions; where no rule changed, fitted weights.
  package var isElsewhere: Bool

  package var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty && !isElsewhere }

  package init(from old: RuleSet, to new: RuleSet) {
    let before = Dictionary(
      uniqueKeysWithValues: zip(
        old.rules.map(\.id), zip(RuleFingerprint(old).ruleDigests(), old.rules.map(\.examples))))
    let digests = RuleFingerprint(new).ruleDigests()
    for (number, rule) in new.rules.enumerated() {
      let index = RuleIndex(rawValue: number)
      guard let known = before[rule.id] else {
        added.append(index)
        continue
      }
      if known.0 != digests[number] {
        changed.append(index)
      } else if known.1.map(\.text) != rule.examples.map(\.text)
        || known.1.map(\.marks) != rule.examples.map(\.marks)
      {
        reworded.append(index)
      }
    }
    let ids = Set(new.rules.map(\.id))
    removed = old.rules.map(\.id).filter { !ids.contains($0) }
    let isSameInRules = added.isEmpty && changed.isEmpty && removed.isEmpty
    isElsewhere =
      isSameInRules
      ? old.fingerprint != new.fingerprint || old.scoring != new.scoring
      : old.surroundingsDigest != new.surroundingsDigest
    let touched = Set(added + changed)
    let known = Set(old.exclusions.map(\.examples))
    exclusions = new.exclusions.indices.filter { number in
      let exclusion = new.exclusions[number]
      return isElsewhere || !known.contains(exclusion.examples)
        || !touched.isDisjoint(with: exclusion.rules)
    }
  }
}
