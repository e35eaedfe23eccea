import PCRE2

/// Tells which part of a rule's `not` cancelled a hit, and with which words.
///
/// A tagger keeps only that a hit was cancelled, so the conditions are looked for once more, by those few who
/// ask why.
struct Cancellations: ~Copyable {
  private let rules: RuleSet
  private let document: Document
  /// Made for the first cancelled hit, for most documents have none.
  private var evaluator: ConditionEvaluator?

  init(_ rules: RuleSet, in document: Document) {
    self.rules = rules
    self.document = document
  }

  mutating func reason(for hit: Hit) -> String {
    let plain = "cancelled by the rule's 'not'"
    guard let not = rules[hit.rule].not, prepare() else { return plain }
    for part in not.alternatives {
      // What overlaps none alone may do so together, which is left unsaid.
      guard
        let place = evaluator!.occurrences(of: part, in: document)
          .first(where: { $0.range.overlaps(hit.range) })
      else { continue }
      return "\(plain): '\(document.words(at: place.range))' is found by \(name(of: part))"
    }
    return plain
  }

  private mutating func prepare() -> Bool {
    if evaluator != nil { return true }
    guard let subject = Subject(validating: document.text.bytes) else { return false }
    var made = ConditionEvaluator(
      matcher: PatternMatcher(
        rules.patterns, limits: MatchScratch.Limits(), search: rules.search(isFull: true)))
    made.matcher.begin(subject, languages: document.languages)
    evaluator = consume made
    return true
  }

  /// The pattern, or the first of several.
  private func name(of part: Condition) -> String {
    let patterns = part.patterns
    guard let first = patterns.first else { return "a condition over rules" }
    let others = patterns.count - 1
    return "'\(rules.patternSource(of: first).shortened)'"
      + (others == 0 ? "" : " and \(others) \(others == 1 ? "other" : "others") together")
  }
}

extension Condition {
  /// The conditions of which one is enough.
  fileprivate var alternatives: [Condition] {
    if case .any(let parts) = self { parts.flatMap(\.alternatives) } else { [self] }
  }
}
