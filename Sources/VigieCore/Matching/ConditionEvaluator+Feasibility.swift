extension ConditionEvaluator {
  /// Whether the condition may hold, as far as it can be told without trying a pattern: where the parts
  /// of `near` or `all` must come together, the words they need must stand in one sentence or paragraph.
  mutating func mayHold(_ condition: Condition, in document: Document) -> Bool {
    switch condition {
    case .pattern(let pattern):
      return matcher.windowCount(of: pattern) != 0
    case .any(let parts):
      for part in parts where mayHold(part, in: document) { return true }
      return false
    case .count(let part, _, _):
      return mayHold(part, in: document)
    case .all(let parts, let scope):
      return mayHoldTogether(parts, within: scope, in: document)
    case .near(let parts, .scope(let scope), _):
      return mayHoldTogether(parts, within: scope, in: document)
    case .near(let parts, _, _):
      return mayHoldTogether(parts, within: .paragraph, in: document)
    case .when:
      return true
    }
  }

  private mutating func mayHoldTogether(
    _ parts: [Condition], within scope: Condition.Scope, in document: Document
  ) -> Bool {
    for part in parts where !mayHold(part, in: document) { return false }
    if scope == .document { return true }
    var lists: [[ClosedRange<Int>]] = []
    for part in parts {
      // A part that may begin anywhere rules nothing out.
      if let units = units(of: part, scope, in: document) { lists.append(units) }
    }
    guard lists.count > 1 else { return true }
    let shortest = lists.indices.min { lists[$0].count < lists[$1].count }!
    for range in lists[shortest] {
      // Few windows are longer than a paragraph; they are not worth a closer look.
      if range.count > 8 { return true }
      for unit in range where lists.allSatisfy({ $0.contains { $0.contains(unit) } }) {
        return true
      }
    }
    return false
  }

  /// The numbers of the sentences or paragraphs in which the condition's occurrences may begin; `nil`
  /// for any.
  private mutating func units(
    of condition: Condition, _ scope: Condition.Scope, in document: Document
  ) -> [ClosedRange<Int>]? {
    var result: [ClosedRange<Int>] = []
    // Wherever an occurrence begins, one of its patterns does.
    for pattern in condition.patterns {
      guard let count = matcher.windowCount(of: pattern) else { return nil }
      for number in 0..<count {
        let window = matcher.window(number, of: pattern)
        let first = document.unit(of: scope, at: window.lowerBound)
        result.append(first...document.unit(of: scope, at: window.upperBound))
      }
    }
    return result
  }
}
