package import VigieCore

/// What each rule does for its tags: after SpamAssassin's hit frequencies and Snorkel's analysis of
/// labelling functions.
package struct RuleReport: Sendable {
  /// In the order of tags, then of rule ids.
  package let scores: [RuleScores]

  /// - Parameter tags: the leaves to look at; rules of others are left out.
  package init(_ samples: [TaggedSample], tags: [TagIndex], pool: TaggerPool) async {
    let rules = pool.rules
    var all: [Key: RuleScores] = [:]
    for tag in tags {
      for number in rules.rules.indices where rules.rules[number].tags.contains(tag) {
        guard rules.rules[number].status != .retired else { continue }
        let rule = RuleIndex(rawValue: number)
        all[Key(tag: tag, rule: rule)] = RuleScores(rule: rule, tag: tag)
      }
    }
    let wanted = Set(tags)
    let parts = await pool.map(samples) { _, tagged in
      RuleTraces(tagged, rules: rules, tags: wanted).scores
    }
    for part in parts {
      for scores in part { all[Key(tag: scores.tag, rule: scores.rule)]?.add(scores) }
    }
    for key in all.keys {
      let strength = rules[key.rule].strength
      let known = samples.filter {
        $0[key.tag].grade != nil && rules.applies(key.rule, to: $0.sample.document)
      }
      let good = known.count { ($0[key.tag].grade! > .absent) == (strength > 0) }
      all[key]!.baseRate = known.isEmpty ? 0 : Double(good) / Double(known.count)
      all[key]!.documents = samples.count { rules.applies(key.rule, to: $0.sample.document) }
    }
    scores = all.sorted { ($0.key.tag, $0.key.rule) < ($1.key.tag, $1.key.rule) }.map(\.value)
  }

  private struct Key: Hashable {
    var tag: TagIndex
    var rule: RuleIndex
  }
}

extension RuleScores {
  fileprivate mutating func add(_ other: RuleScores) {
    fires += other.fires
    right += other.right
    wrong += other.wrong
    unique += other.unique
    harm += other.harm
    overlap += other.overlap
    conflict += other.conflict
    vetoes += other.vetoes
    idle.merge(other.idle, uniquingKeysWith: +)
  }
}
