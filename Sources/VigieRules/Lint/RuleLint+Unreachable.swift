internal import VigieCore

extension RuleLint {
  /// Why a rule cannot hit; `nil` where it may.
  func unreachable(_ rule: Rule, in rules: [Rule], isComplete: Bool) -> String? {
    if case .when(let expression) = rule.condition {
      // The numbers of rules mean something only where none was left out.
      guard isComplete else { return nil }
      return isContradiction(expression, rules)
        ? "there is no way for its 'when' to be true" : nil
    }
    if let not = rule.not,
      Self.alternatives(of: rule.condition).isSubset(of: Self.alternatives(of: not))
    {
      return "'not' cancels all that 'match' finds"
    }
    if let veto = rule.veto,
      Self.alternatives(of: rule.condition).isSubset(of: Self.alternatives(of: veto))
    {
      return "'veto' holds wherever 'match' does"
    }
    return Self.impossible(rule.condition)
  }

  /// The conditions of which one is enough.
  private static func alternatives(of condition: Condition) -> Set<Condition> {
    guard case .any(let parts) = condition else { return [condition] }
    return parts.reduce(into: []) { $0.formUnion(alternatives(of: $1)) }
  }

  private static func impossible(_ condition: Condition) -> String? {
    switch condition {
    case .pattern, .when: return nil
    case .any(let parts):
      let reasons = parts.map(impossible)
      return reasons.contains(nil) ? nil : reasons.first ?? nil
    case .all(let parts, _), .near(let parts, _, _):
      return parts.lazy.compactMap(impossible).first
    case .count(let part, let atLeast, let scope):
      if case .all(_, let inner) = part, atLeast > 1, size(of: inner) >= size(of: scope) {
        return "'all' holds once in a \(inner.rawValue), and 'count' asks for it \(atLeast) times"
      }
      return impossible(part)
    }
  }

  private static func size(of scope: Condition.Scope) -> Int {
    switch scope {
    case .sentence: 0
    case .paragraph: 1
    case .document: 2
    }
  }

  /// Whether an expression is false whatever its rules and tags do. A retired rule never fires.
  private func isContradiction(_ expression: Condition.Expression, _ rules: [Rule]) -> Bool {
    var names: [Name] = []
    Self.collect(expression, into: &names)
    let free = names.filter { name in
      if case .rule(let index) = name { rules[index.rawValue].status != .retired } else { true }
    }
    // More than a thousand cases are not worth the time; nothing is claimed of them.
    guard free.count <= 10 else { return false }
    return !(0..<(1 << free.count)).contains { bits in
      let holding = Set(free.indices.filter { bits >> $0 & 1 == 1 }.map { free[$0] })
      return Self.value(of: expression, where: holding)
    }
  }

  private enum Name: Hashable {
    case rule(RuleIndex)
    case tag(TagIndex)
  }

  private static func collect(_ expression: Condition.Expression, into names: inout [Name]) {
    switch expression {
    case .rule(let index): if !names.contains(.rule(index)) { names.append(.rule(index)) }
    case .tag(let index): if !names.contains(.tag(index)) { names.append(.tag(index)) }
    case .not(let inner): collect(inner, into: &names)
    case .and(let left, let right), .or(let left, let right):
      collect(left, into: &names)
      collect(right, into: &names)
    }
  }

  private static func value(
    of expression: Condition.Expression, where holding: Set<Name>
  ) -> Bool {
    switch expression {
    case .rule(let index): holding.contains(.rule(index))
    case .tag(let index): holding.contains(.tag(index))
    case .not(let inner): !value(of: inner, where: holding)
    case .and(let left, let right):
      value(of: left, where: holding) && value(of: right, where: holding)
    case .or(let left, let right):
      value(of: left, where: holding) || value(of: right, where: holding)
    }
  }
}
