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
    case .all(let parts, let scope), .near(let parts, .scope(let scope), _):
      return [Self.requirement(of: parts, in: scope, frequency)]
    case .near(let parts, _, _):
      return [Self.requirement(of: parts, in: .paragraph, frequency)]
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

/// The requirements of all rules, laid out flat: they are looked through for every document.
struct RequirementTable: Sendable {
  /// By rule, in `scopes`.
  private let requirementsOfRule: [Range<Int32>]
  private let scopes: [Condition.Scope]
  /// By requirement, in `patternsOfPart`.
  private let partsOfRequirement: [Range<Int32>]
  private let patternsOfPart: IndexLists

  init(_ rules: [[Requirement]]) {
    var requirementsOfRule: [Range<Int32>] = []
    var partsOfRequirement: [Range<Int32>] = []
    var scopes: [Condition.Scope] = []
    var parts: [[Int32]] = []
    for requirements in rules {
      let first = Int32(scopes.count)
      for requirement in requirements {
        let firstPart = Int32(parts.count)
        for part in requirement.parts { parts.append(part.map { Int32($0.rawValue) }) }
        partsOfRequirement.append(firstPart..<Int32(parts.count))
        scopes.append(requirement.scope)
      }
      requirementsOfRule.append(first..<Int32(scopes.count))
    }
    self.requirementsOfRule = requirementsOfRule
    self.partsOfRequirement = partsOfRequirement
    self.scopes = scopes
    patternsOfPart = IndexLists(parts)
  }

  /// Whether the words that one of the rule's requirements needs stand together somewhere; always for a
  /// rule without requirements.
  func mayBeMet(
    by rule: RuleIndex, in document: Document, _ matcher: inout PatternMatcher
  ) -> Bool {
    let requirements = requirementsOfRule[rule.rawValue]
    if requirements.isEmpty { return true }
    for requirement in requirements where isMet(Int(requirement), in: document, &matcher) {
      return true
    }
    return false
  }

  private func isMet(
    _ requirement: Int, in document: Document, _ matcher: inout PatternMatcher
  ) -> Bool {
    let scope = scopes[requirement]
    let parts = partsOfRequirement[requirement]
    var common = UnitSet.all
    for part in parts {
      var units = UnitSet.none
      for place in patternsOfPart[Int(part)] {
        let pattern = PatternIndex(rawValue: Int(patternsOfPart.values[place]))
        if scope == .document || parts.count == 1 {
          // That there is one is enough.
          if matcher.windowCount(of: pattern) != 0 { units = .all }
        } else {
          units.formUnion(matcher.units(of: pattern, scope, in: document))
        }
        if units.isAll { break }
      }
      common.formIntersection(units)
      if common.isEmpty { return false }
    }
    return true
  }
}
