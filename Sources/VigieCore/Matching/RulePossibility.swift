/// Tells, from the patterns that may match in a document, which rules are worth evaluating.
///
/// A rule's condition is seen as clauses, each a list of patterns of which one must match. The rarest
/// clause is the rule's key: only where one of its patterns may match are the others looked at.
struct RulePossibility {
  /// By pattern, the rules whose key names it.
  private let rulesOfKey: IndexLists
  /// By pattern, whether some rule's key names it.
  let keys: [Bool]
  /// By rule, its other clauses, as numbers of `clauses`.
  private let clausesOfRule: [Range<Int>]
  private let clauses: IndexLists
  /// Rules that may have a hit whatever the patterns: by `when`, or by patterns that may match anywhere.
  private let always: [RuleIndex]
  /// By rule, the last round in which it was looked at.
  private var lastRound: [Int]
  private var round = 0

  /// - Parameter isPlain: every rule is evaluated.
  init(_ rules: RuleSet, isPlain: Bool) {
    let prefilter = rules.patterns.prefilter
    var rulesOfKey = Array(repeating: [Int32](), count: prefilter.patternCount)
    var clausesOfRule: [Range<Int>] = []
    var clauses: [[PatternIndex]] = []
    var always: [RuleIndex] = []
    for (number, rule) in rules.rules.enumerated() {
      let first = clauses.count
      if rule.status != .retired {
        var own = isPlain ? [] : rule.condition.clauses
        own.removeAll { $0.contains { !prefilter.isFiltered($0.rawValue) } }
        own.sort { prefilter.frequency(ofAny: $0) < prefilter.frequency(ofAny: $1) }
        if let key = own.first {
          for pattern in key where rulesOfKey[pattern.rawValue].last != Int32(number) {
            rulesOfKey[pattern.rawValue].append(Int32(number))
          }
          clauses += own.dropFirst()
        } else {
          always.append(RuleIndex(rawValue: number))
        }
      }
      clausesOfRule.append(first..<clauses.count)
    }
    keys = rulesOfKey.map { !$0.isEmpty }
    self.rulesOfKey = IndexLists(rulesOfKey)
    self.clausesOfRule = clausesOfRule
    self.clauses = IndexLists(clauses.map { $0.map { Int32($0.rawValue) } })
    self.always = always
    lastRound = Array(repeating: 0, count: rules.rules.count)
  }

  /// The rules worth evaluating, in order.
  ///
  /// - Parameter candidates: the patterns named by ``keys`` that may match.
  mutating func rules(
    given candidates: [PatternIndex], _ matcher: inout PatternMatcher
  ) -> [RuleIndex] {
    round += 1
    var result = always
    for pattern in candidates {
      for place in rulesOfKey[pattern.rawValue] {
        let rule = Int(rulesOfKey.values[place])
        guard lastRound[rule] != round else { continue }
        lastRound[rule] = round
        if isEveryClausePossible(rule, &matcher) { result.append(RuleIndex(rawValue: rule)) }
      }
    }
    result.sort()
    return result
  }

  private func isEveryClausePossible(_ rule: Int, _ matcher: inout PatternMatcher) -> Bool {
    for clause in clausesOfRule[rule] {
      var isPossible = false
      for place in clauses[clause]
      where matcher.mayMatch(PatternIndex(rawValue: Int(clauses.values[place]))) {
        isPossible = true
        break
      }
      guard isPossible else { return false }
    }
    return true
  }
}

extension Condition {
  /// Lists of patterns of each of which one must match for the condition to hold.
  fileprivate var clauses: [[PatternIndex]] {
    switch self {
    case .pattern(let pattern): return [[pattern]]
    case .any(let parts):
      // One clause of each part, taken together, is a clause of the whole.
      var union: [PatternIndex] = []
      for part in parts {
        guard let shortest = part.clauses.min(by: { $0.count < $1.count }) else { return [] }
        union += shortest
      }
      return union.isEmpty ? [] : [union]
    case .all(let parts, _), .near(let parts, _, _): return parts.flatMap(\.clauses)
    case .count(let part, _, _): return part.clauses
    case .when: return []
    }
  }
}

extension Prefilter {
  /// How often one of the patterns' triggers may be expected.
  fileprivate func frequency(ofAny patterns: [PatternIndex]) -> Int {
    patterns.reduce(0) { $0 + Int(frequencyOfPattern[$1.rawValue]) }
  }
}
