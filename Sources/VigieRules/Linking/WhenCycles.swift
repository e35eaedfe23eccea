internal import Diagnostics
internal import VigieCore

/// Finds rules whose `when` asks, through other rules and tags, for themselves.
struct WhenCycles {
  let bag: DiagnosticBag
  let declarations: [RuleDeclaration]

  func check(_ rules: [Rule], taxonomy: Taxonomy) {
    let places = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
    let cycle = Self.first(in: rules, taxonomy) { index in
      // Rules are numbered by their declarations; some may be missing among the linked ones.
      places[declarations[index.rawValue].id.value]
    }
    guard let cycle else { return }
    let path = (cycle + cycle.prefix(1)).map { "'\(rules[$0].id)'" }
    let first = rules[cycle[0]]
    bag.add(
      Diagnostic(
        .error, .referenceCycle,
        cycle.count == 1
          ? "the rule \(path[0]) waits for itself"
          : "rules wait for one another in a circle: \(path.joined(separator: " → "))",
        at: first.location, length: first.id.unicodeScalars.count))
  }

  /// Whether there is a circle among rules that nobody has checked, as those of a compiled file.
  static func isAny(in rules: RuleSet) -> Bool {
    first(in: rules.rules, rules.taxonomy) { $0.rawValue } != nil
  }

  /// - Parameter place: where in `rules` the rule of a number is.
  private static func first(
    in rules: [Rule], _ taxonomy: Taxonomy, _ place: (RuleIndex) -> Int?
  ) -> [Int]? {
    let conditions = rules.map(\.whenExpression)
    guard conditions.contains(where: { $0 != nil }) else { return nil }
    var speakers: [TagIndex: [Int]] = [:]
    // Only those that ask can be part of a circle.
    for (number, rule) in rules.enumerated() where conditions[number] != nil {
      for tag in Set(rule.tags.flatMap(taxonomy.leaves(of:))) {
        speakers[tag, default: []].append(number)
      }
    }
    let edges = conditions.map { expression -> [Int] in
      var found: [Int] = []
      expression?.forEachReference(
        rule: { found += place($0).map { [$0] } ?? [] },
        tag: { tag in for leaf in taxonomy.leaves(of: tag) { found += speakers[leaf] ?? [] } })
      return found
    }
    return Cycles.first(in: edges)
  }
}

extension Rule {
  fileprivate var whenExpression: Condition.Expression? {
    if case .when(let expression) = condition { expression } else { nil }
  }
}

extension Condition.Expression {
  fileprivate func forEachReference(
    rule: (RuleIndex) -> Void, tag: (TagIndex) -> Void
  ) {
    switch self {
    case .rule(let index): rule(index)
    case .tag(let index): tag(index)
    case .not(let inner): inner.forEachReference(rule: rule, tag: tag)
    case .and(let left, let right), .or(let left, let right):
      left.forEachReference(rule: rule, tag: tag)
      right.forEachReference(rule: rule, tag: tag)
    }
  }
}
