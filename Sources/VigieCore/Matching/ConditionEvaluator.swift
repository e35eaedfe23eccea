/// Finds where conditions hold in the current document.
///
/// Every result is sorted by place, and no range is in it twice.
struct ConditionEvaluator: ~Copyable {
  var matcher: PatternMatcher

  /// Where `condition` holds in the document, or in `window` alone.
  ///
  /// `when` holds nowhere by itself: it speaks of rules, which ``RuleEvaluator`` knows.
  mutating func occurrences(
    of condition: Condition, in document: Document, window: Range<Int>? = nil
  ) -> [Occurrence] {
    switch condition {
    case .pattern(let pattern):
      return matches(of: pattern, window: window)
    case .any(let parts):
      var result: [Occurrence] = []
      for part in parts { result += occurrences(of: part, in: document, window: window) }
      result.sortAndMerge()
      return result
    case .all(let parts, let scope):
      guard let lists = everyPart(of: parts, within: scope, in: document, window: window) else {
        return []
      }
      return document.together(lists, in: scope)
    case .near(let parts, let distance, let ordered):
      guard
        let lists = everyPart(of: parts, within: distance.scope, in: document, window: window)
      else { return [] }
      return document.near(lists, within: distance, ordered: ordered)
    case .count(let part, let least, let scope):
      let list = occurrences(of: part, in: document, window: window)
      return document.repeated(list, atLeast: least, in: scope)
    case .when:
      return []
    }
  }

  private mutating func matches(of pattern: PatternIndex, window: Range<Int>?) -> [Occurrence] {
    if let window {
      return matcher.matches(of: pattern, in: window).map {
        Occurrence(range: $0, isContiguous: true)
      }
    }
    return matcher.matches(of: pattern).map { Occurrence(range: $0, isContiguous: true) }
  }

  /// The occurrences of each part, or `nil` as soon as one has none, or none where the others may be.
  ///
  /// - Parameter scope: the stretch in which all parts must begin.
  private mutating func everyPart(
    of parts: [Condition], within scope: Condition.Scope, in document: Document,
    window: Range<Int>?
  ) -> [[Occurrence]]? {
    let hasUnits = window == nil && scope != .document
    let own = parts.map { hasUnits ? units(of: $0, scope, in: document) : .all }
    // What may hold all parts, as far as they were looked at.
    var common = UnitSet.all
    for units in own { common.formIntersection(units) }
    if common.isEmpty { return nil }
    var lists = Array(repeating: [Occurrence](), count: parts.count)
    for number in leastFirst(parts) {
      if common.intersection(own[number]).isEmpty { return nil }
      lists[number] = occurrences(of: parts[number], in: document, window: window)
      if lists[number].isEmpty { return nil }
      if hasUnits {
        common.formIntersection(
          UnitSet(lists[number].map { document.unit(of: scope, at: $0.range.lowerBound) }))
      }
    }
    return lists
  }

  /// The units in which the condition may hold: those where one of its patterns may begin.
  private mutating func units(
    of condition: Condition, _ scope: Condition.Scope, in document: Document
  ) -> UnitSet {
    switch condition {
    case .pattern(let pattern): return matcher.units(of: pattern, scope, in: document)
    case .any(let parts), .all(let parts, _), .near(let parts, _, _):
      var result = UnitSet.none
      for part in parts { result.formUnion(units(of: part, scope, in: document)) }
      return result
    case .count(let part, _, _): return units(of: part, scope, in: document)
    case .when: return .all
    }
  }

  /// The numbers of the parts, those with the least to search first: it may spare the others.
  private mutating func leastFirst(_ parts: [Condition]) -> [Int] {
    let costs = parts.map { cost(of: $0) }
    return parts.indices.sorted { (costs[$0], $0) < (costs[$1], $1) }
  }

  /// In windows.
  private mutating func cost(of condition: Condition) -> Int {
    switch condition {
    case .pattern(let pattern): matcher.windowCount(of: pattern) ?? Self.everywhere
    case .any(let parts), .all(let parts, _), .near(let parts, _, _):
      parts.reduce(0) { $0 + cost(of: $1) }
    case .count(let part, _, _): cost(of: part)
    case .when: 0
    }
  }

  /// The cost of a pattern that may match anywhere, in windows.
  private static let everywhere = 1_000
}
