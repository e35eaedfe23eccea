internal import PCRE2

extension RuleSet {
  /// Some of the rules by themselves, to find in which documents they have hits: without cues and
  /// exclusions, and with numbers of their own.
  ///
  /// - Returns: `nil` where one of them asks for other rules, or can silence a tag without a hit.
  package func excerpt(_ chosen: [RuleIndex]) -> RuleSet? {
    var numbers: [PatternIndex: PatternIndex] = [:]
    var patterns: [Pattern] = []
    func renumbered(_ pattern: PatternIndex) -> PatternIndex {
      if let known = numbers[pattern] { return known }
      let number = PatternIndex(rawValue: patterns.count)
      patterns.append(self.patterns.patterns[pattern.rawValue])
      numbers[pattern] = number
      return number
    }
    var excerpt: [Rule] = []
    for index in chosen where self[index].status != .retired {
      var rule = self[index]
      guard rule.veto == nil, let condition = rule.condition.mapped(renumbered) else { return nil }
      rule.condition = condition
      rule.not = nil
      excerpt.append(rule)
    }
    return RuleSet(
      taxonomy: taxonomy, rules: excerpt, patterns: patterns, fingerprint: fingerprint)
  }
}

extension Condition {
  /// The condition with other numbers of its patterns; `nil` where it is over rules.
  fileprivate func mapped(_ number: (PatternIndex) -> PatternIndex) -> Condition? {
    func all(_ parts: [Condition]) -> [Condition]? {
      let mapped = parts.compactMap { $0.mapped(number) }
      return mapped.count == parts.count ? mapped : nil
    }
    switch self {
    case .pattern(let pattern): return .pattern(number(pattern))
    case .any(let parts): return all(parts).map(Condition.any)
    case .all(let parts, let scope): return all(parts).map { .all($0, scope: scope) }
    case .near(let parts, let distance, let ordered):
      return all(parts).map { .near($0, within: distance, ordered: ordered) }
    case .count(let part, let atLeast, let scope):
      return part.mapped(number).map { .count($0, atLeast: atLeast, scope: scope) }
    case .when: return nil
    }
  }
}
