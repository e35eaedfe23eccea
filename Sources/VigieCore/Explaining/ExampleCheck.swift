import PCRE2

/// What came of running one of a rule's own examples.
package enum ExampleOutcome: Hashable, Sendable {
  case passed
  /// It should match and does not.
  case missed(why: String)
  /// It matches, but not at the marked words: these were found.
  case wrongSpan(marked: String, found: [String])
  /// It must not match, and these words do.
  case hit([String])
  /// A limit ended the match.
  case undecided(limit: String)
}

/// Runs rules on their own examples.
///
/// An example is one paragraph in a zone that the rule looks in. Only the rule itself is applied, with
/// what it refers to: no gate, no precedence, no cue, and of exclusions those of its own file only.
package struct ExampleChecker: ~Copyable {
  private let rules: RuleSet
  private var evaluator: RuleEvaluator

  /// Characters of two, three and four bytes that no rule can want: behind them every offset differs
  /// in bytes, scalars and UTF-16.
  private static let multibytePrefix = "Ωß 🛰 ※\n\n"

  package init(_ rules: RuleSet) {
    self.rules = rules
    evaluator = RuleEvaluator(rules: rules, limits: MatchScratch.Limits(), isFull: true)
    evaluator.exclusionsInForce = .ofSameFile
  }

  /// Runs the example as it stands, and again behind characters of several bytes.
  package mutating func check(_ example: Rule.Example, of rule: RuleIndex) -> ExampleOutcome {
    let plain = check(example, of: rule, prefix: "")
    return plain == .passed ? check(example, of: rule, prefix: Self.multibytePrefix) : plain
  }

  private mutating func check(
    _ example: Rule.Example, of index: RuleIndex, prefix: String
  ) -> ExampleOutcome {
    let rule = rules[index]
    let document = Document(
      example: prefix + example.text, zone: rule.zoneOfExamples, language: rule.language)
    guard let subject = Subject(validating: document.text.bytes) else { return .missed(why: "") }
    evaluator.begin(subject, document)
    let all = evaluator.hits(of: index, in: document)
    // What stands wholly before the example is none of its words.
    let hits = all.filter {
      $0.stop == nil && document.evidenceRange(of: $0.range).range.upperBound > prefix.utf8.count
    }
    let isVetoed = rule.veto.map { evaluator.holds($0, in: document) } ?? false
    if let stop = evaluator.stops.first { return .undecided(limit: stop.limit) }

    let fires = !hits.isEmpty && !isVetoed
    guard example.shouldMatch else {
      return fires ? .hit(hits.map { document.words(at: $0.range) }) : .passed
    }
    guard fires else {
      return .missed(why: reason(for: rule, all: all, isVetoed: isVetoed, in: document))
    }
    let found = hits.map { document.evidenceRange(of: $0.range).range }
    for mark in example.marks {
      let expected =
        mark.lowerBound + prefix.utf8.count..<mark.upperBound + prefix.utf8.count
      if !found.contains(expected) {
        return .wrongSpan(
          marked: document.quote(expected, in: .text),
          found: hits.map { document.words(at: $0.range) })
      }
    }
    return .passed
  }

  private mutating func reason(
    for rule: Rule, all: [Hit], isVetoed: Bool, in document: Document
  ) -> String {
    if isVetoed { return "its veto holds" }
    if let stopped = all.first {
      let words = document.words(at: stopped.range)
      switch stopped.stop {
      case .not: return "'\(words)' is found, and cancelled by 'not'"
      case .exclusion(let number):
        return "'\(words)' is found, and excluded: \(rules.exclusions[number].reason)"
      case .zone, nil: return "'\(words)' is found, in a zone where the rule does not look"
      }
    }
    if rule.status == .retired { return "the rule is retired" }
    return evaluator.miss(of: rule.condition, in: document).message
  }
}

extension Rule {
  /// One in which the rule looks: of the text proper, if it does there.
  var zoneOfExamples: Zone {
    Zone.allCases.first { zones.contains($0) && $0 != .title && $0 != .lead }
      ?? (zones.contains(.lead) ? .lead : .title)
  }
}
