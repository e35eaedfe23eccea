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
      guard let lists = everyPart(of: parts, in: document, window: window) else { return [] }
      return document.together(lists, in: scope)
    case .near(let parts, let distance, let ordered):
      guard let lists = everyPart(of: parts, in: document, window: window) else { return [] }
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

  /// The occurrences of each part, or `nil` as soon as one has none.
  private mutating func everyPart(
    of parts: [Condition], in document: Document, window: Range<Int>?
  ) -> [[Occurrence]]? {
    var lists: [[Occurrence]] = []
    for part in parts {
      let list = occurrences(of: part, in: document, window: window)
      if list.isEmpty { return nil }
      lists.append(list)
    }
    return lists
  }
}
