/// What must stand together for a condition to hold, as far as it can be told without trying a pattern.
struct Requirement: Sendable {
  /// The stretch in which the parts must begin; the document where they need not be near one another.
  let scope: Condition.Scope
  /// Of each part one pattern must match; the rarest part first.
  let parts: [[PatternIndex]]
}

extension Condition {
  /// Requirements one of which is met wherever the condition holds; none for conditions over rules.
  ///
  /// - Parameter frequency: how often a pattern may be expected to match.
  func requirements(_ frequency: (PatternIndex) -> Int) -> [Requirement] {
    switch self {
    case .pattern(let pattern):
      return [Requirement(scope: .document, parts: [[pattern]])]
    case .any(let parts):
      return parts.flatMap { $0.requirements(frequency) }
    case .count(let part, _, _):
      return part.requirements(frequency)
    case .all(let parts, let scope):
      return [Self.requirement(of: parts, in: scope, frequency)]
    case .near(let parts, let distance, _):
      return [Self.requirement(of: parts, in: distance.scope, frequency)]
    case .when:
      return []
    }
  }

  /// Wherever a part holds, one of its patterns begins.
  private static func requirement(
    of parts: [Condition], in scope: Scope, _ frequency: (PatternIndex) -> Int
  ) -> Requirement {
    let parts = parts.map { part in
      (patterns: part.patterns, frequency: part.patterns.reduce(0) { $0 + frequency($1) })
    }
    return Requirement(
      scope: scope, parts: parts.sorted { $0.frequency < $1.frequency }.map(\.patterns))
  }
}

/// The requirements of many rules, laid out flat.
///
/// Each has a key: its rarest part. Only where one of the key's patterns may match are the other parts looked
/// at.
struct RequirementTable: Sendable {
  /// By requirement.
  private var rules: [RuleIndex] = []
  private var scopes: [Condition.Scope] = []
  /// By rule.
  private var requirementsOfRule: [Range<Int32>] = []
  /// By requirement, in `patternsOfPart`.
  private var parts: [Range<Int32>] = []
  private let patternsOfPart: IndexLists

  /// - Parameter requirements: by rule, each with at least one part.
  init(_ requirements: [[Requirement]]) {
    var allParts: [[Int32]] = []
    for (rule, own) in requirements.enumerated() {
      let first = Int32(rules.count)
      for requirement in own {
        let firstPart = Int32(allParts.count)
        for part in requirement.parts { allParts.append(part.map { Int32($0.rawValue) }) }
        rules.append(RuleIndex(rawValue: rule))
        scopes.append(requirement.scope)
        parts.append(firstPart..<Int32(allParts.count))
      }
      requirementsOfRule.append(first..<Int32(rules.count))
    }
    patternsOfPart = IndexLists(allParts)
  }

  var count: Int { rules.count }

  /// By pattern, those requirements of some rules whose key names it.
  func requirementsOfKeys(patternCount: Int, where isIncluded: (RuleIndex) -> Bool) -> IndexLists {
    var result = Array(repeating: [Int32](), count: patternCount)
    for requirement in rules.indices where isIncluded(rules[requirement]) {
      for pattern in key(of: requirement)
      where result[pattern.rawValue].last != Int32(requirement) {
        result[pattern.rawValue].append(Int32(requirement))
      }
    }
    return IndexLists(result)
  }

  func key(of requirement: Int) -> [PatternIndex] {
    patternsOfPart[Int(parts[requirement].lowerBound)].map { place in
      PatternIndex(rawValue: Int(patternsOfPart.values[place]))
    }
  }

  func rule(of requirement: Int) -> RuleIndex { rules[requirement] }

  /// The numbers of a rule's requirements; none where nothing can be told of it.
  func requirements(of rule: RuleIndex) -> Range<Int> {
    let numbers = requirementsOfRule[rule.rawValue]
    return Int(numbers.lowerBound)..<Int(numbers.upperBound)
  }

  /// Whether the words that a requirement needs stand together somewhere.
  func isMet(
    _ requirement: Int, in document: Document, _ matcher: inout PatternMatcher
  ) -> Bool {
    let parts = parts[requirement]
    if scopes[requirement] == .document || parts.count == 1 {
      // That there is one of each is enough.
      return parts.allSatisfy { isPresent(Int($0), &matcher) }
    }
    // The parts behind the key are often not there at all, which is told at less cost.
    for part in parts.dropFirst() where !mayBePresent(Int(part), &matcher) { return false }
    var common = UnitSet.all
    for part in parts {
      common.formIntersection(units(of: Int(part), scopes[requirement], in: document, &matcher))
      if common.isEmpty { return false }
    }
    return true
  }

  private func mayBePresent(_ part: Int, _ matcher: inout PatternMatcher) -> Bool {
    for place in patternsOfPart[part]
    where matcher.mayMatch(PatternIndex(rawValue: Int(patternsOfPart.values[place]))) {
      return true
    }
    return false
  }

  private func isPresent(_ part: Int, _ matcher: inout PatternMatcher) -> Bool {
    for place in patternsOfPart[part]
    where matcher.windowCount(of: PatternIndex(rawValue: Int(patternsOfPart.values[place]))) != 0 {
      return true
    }
    return false
  }

  private func units(
    of part: Int, _ scope: Condition.Scope, in document: Document, _ matcher: inout PatternMatcher
  ) -> UnitSet {
    var units = UnitSet.none
    for place in patternsOfPart[part] {
      let pattern = PatternIndex(rawValue: Int(patternsOfPart.values[place]))
      units.formUnion(matcher.units(of: pattern, scope, in: document))
      if units.isAll { break }
    }
    return units
  }
}
