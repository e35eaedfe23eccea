internal import Diagnostics
internal import VigieCore

/// Finds rules whose `when` asks, through other rules and tags, for themselves.
struct WhenCycles {
  let bag: DiagnosticBag
  let declarations: [RuleDeclaration]

  func check(_ rules: [Rule], taxonomy: Taxonomy) {
    let places = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
    var speakers: [TagIndex: [Int]] = [:]
    for (number, rule) in rules.enumerated() {
      for tag in Set(rule.tags.flatMap(taxonomy.leaves(of:))) {
        speakers[tag, default: []].append(number)
      }
    }
    let edges = rules.map { rule -> [Int] in
      guard case .when(let expression) = rule.condition else { return [] }
      var found: [Int] = []
      collect(expression, into: &found, places, speakers, taxonomy)
      return found
    }
    guard let cycle = Cycles.first(in: edges) else { return }
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

  private func collect(
    _ expression: Condition.Expression, into found: inout [Int], _ places: [String: Int],
    _ speakers: [TagIndex: [Int]], _ taxonomy: Taxonomy
  ) {
    switch expression {
    case .rule(let index):
      // Rules are numbered by their declarations; some may be missing among the linked ones.
      if let place = places[declarations[index.rawValue].id.value] { found.append(place) }
    case .tag(let tag):
      for leaf in taxonomy.leaves(of: tag) { found += speakers[leaf] ?? [] }
    case .not(let inner): collect(inner, into: &found, places, speakers, taxonomy)
    case .and(let left, let right), .or(let left, let right):
      collect(left, into: &found, places, speakers, taxonomy)
      collect(right, into: &found, places, speakers, taxonomy)
    }
  }
}
