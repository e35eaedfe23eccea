/// Tells, from the patterns that may match in a document, which rules are worth evaluating.
struct RulePossibility {
  /// By pattern, the rules whose conditions name it.
  private let rulesOfPattern: [[RuleIndex]]
  /// Rules that may have a hit whatever the patterns: by `when`, or by patterns that may match anywhere.
  private let always: [RuleIndex]
  private let conditions: [Condition]
  private let isFiltered: [Bool]

  /// - Parameter isPlain: every rule is evaluated.
  init(_ rules: RuleSet, isPlain: Bool) {
    let isFiltered = rules.patterns.prefilter.isFiltered
    var rulesOfPattern = Array(repeating: [RuleIndex](), count: isFiltered.count)
    var always: [RuleIndex] = []
    for (number, rule) in rules.rules.enumerated() where rule.status != .retired {
      let index = RuleIndex(rawValue: number)
      if isPlain || rule.condition.mayHold(where: { !isFiltered[$0.rawValue] }) {
        always.append(index)
      } else {
        for pattern in Set(rule.condition.patterns) where isFiltered[pattern.rawValue] {
          rulesOfPattern[pattern.rawValue].append(index)
        }
      }
    }
    self.rulesOfPattern = rulesOfPattern
    self.always = always
    self.isFiltered = isFiltered
    conditions = rules.rules.map(\.condition)
  }

  /// - Parameter candidates: the prefiltered patterns that may match.
  func rules(given candidates: [PatternIndex]) -> [RuleIndex] {
    var possible = Set<PatternIndex>(minimumCapacity: candidates.count)
    possible.formUnion(candidates)
    var result = always
    var seen = Set<RuleIndex>()
    for pattern in candidates {
      for rule in rulesOfPattern[pattern.rawValue] where seen.insert(rule).inserted {
        let mayHold = conditions[rule.rawValue].mayHold {
          possible.contains($0) || !isFiltered[$0.rawValue]
        }
        if mayHold { result.append(rule) }
      }
    }
    return result.sorted()
  }
}

extension Condition {
  /// Whether the condition can hold where only these patterns can match.
  func mayHold(where mayMatch: (PatternIndex) -> Bool) -> Bool {
    switch self {
    case .pattern(let pattern): mayMatch(pattern)
    case .any(let parts): parts.contains { $0.mayHold(where: mayMatch) }
    case .all(let parts, _), .near(let parts, _, _):
      parts.allSatisfy { $0.mayHold(where: mayMatch) }
    case .count(let part, _, _): part.mayHold(where: mayMatch)
    case .when: true
    }
  }
}
