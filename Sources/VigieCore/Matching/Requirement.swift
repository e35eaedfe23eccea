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

extension PatternMatcher {
  /// Whether the words that the requirement's patterns need stand together somewhere.
  mutating func mayMeet(_ requirement: Requirement, in document: Document) -> Bool {
    if requirement.scope == .document || requirement.parts.count == 1 {
      for part in requirement.parts where !mayMatch(anyOf: part) { return false }
      return true
    }
    var common: [ClosedRange<Int>]?
    for part in requirement.parts {
      // A part that may begin anywhere rules nothing out.
      guard let units = units(of: part, requirement.scope, in: document) else { continue }
      guard let known = common else {
        common = units
        if units.isEmpty { return false }
        continue
      }
      // In a text full of such words, comparing costs more than it saves.
      if known.count * units.count > 10_000 { return true }
      let left = known.filter { range in units.contains { $0.overlaps(range) } }
      if left.isEmpty { return false }
      common = left
    }
    return true
  }

  private mutating func mayMatch(anyOf patterns: [PatternIndex]) -> Bool {
    for pattern in patterns where windowCount(of: pattern) != 0 { return true }
    return false
  }

  /// The numbers of the sentences or paragraphs in which matches of the patterns may begin; `nil` for
  /// any.
  private mutating func units(
    of patterns: [PatternIndex], _ scope: Condition.Scope, in document: Document
  ) -> [ClosedRange<Int>]? {
    var result: [ClosedRange<Int>] = []
    for pattern in patterns {
      guard let count = windowCount(of: pattern) else { return nil }
      for number in 0..<count {
        let window = window(number, of: pattern)
        let first = document.unit(of: scope, at: window.lowerBound)
        result.append(first...document.unit(of: scope, at: window.upperBound))
      }
    }
    return result
  }
}
