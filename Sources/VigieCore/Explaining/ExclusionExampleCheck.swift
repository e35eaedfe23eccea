import PCRE2

/// What came of trying one of an exclusion's examples.
package enum ExclusionExampleOutcome: Hashable, Sendable {
  case passed
  /// None of its rules finds anything, so that nothing is shown.
  case nothingFound
  /// It should cancel a hit and does not: these words are found.
  case left([String])
  /// It must leave the hits alone, and cancels these.
  case cancelled([String])
  /// It cancels a hit, but does not find the marked words: it finds these.
  case wrongSpan(marked: String, found: [String])
  /// A limit ended the match.
  case undecided(limit: String)
}

/// Tries exclusions on their own examples.
///
/// An example is one paragraph in a zone that the rules look in. Only hits of the rules that the exclusion
/// names are looked at; other exclusions, gates and cues do nothing.
package struct ExclusionExampleChecker: ~Copyable {
  private let rules: RuleSet
  private var evaluator: RuleEvaluator

  package init(_ rules: RuleSet) {
    self.rules = rules
    evaluator = RuleEvaluator(rules: rules, limits: MatchScratch.Limits(), isFull: true)
    evaluator.exclusionsInForce = .none
  }

  /// What is found in an example.
  private struct Findings {
    var cancelled: [String] = []
    var left: [String] = []
    /// Where the exclusion's own condition holds, in bytes of the example.
    var spans: Set<Range<Int>> = []
    var limit: String?
  }

  package mutating func check(
    _ example: Rule.Example, of exclusion: Exclusion
  ) -> ExclusionExampleOutcome {
    let findings = findings(in: example.text, for: exclusion)
    if let limit = findings.limit { return .undecided(limit: limit) }
    if findings.cancelled.isEmpty, findings.left.isEmpty { return .nothingFound }
    guard example.shouldMatch else {
      return findings.cancelled.isEmpty ? .passed : .cancelled(findings.cancelled)
    }
    guard !findings.cancelled.isEmpty else { return .left(findings.left) }
    if let missing = example.marks.first(where: { !findings.spans.contains($0) }) {
      func words(_ range: Range<Int>) -> String {
        String(decoding: Array(example.text.utf8)[range], as: UTF8.self)
      }
      return .wrongSpan(
        marked: words(missing),
        found: findings.spans.sorted { $0.lowerBound < $1.lowerBound }.map(words))
    }
    return .passed
  }

  private mutating func findings(in text: String, for exclusion: Exclusion) -> Findings {
    var findings = Findings()
    // Rules differ in language and in where they look, but mostly not within one exclusion.
    let kinds = Dictionary(grouping: exclusion.rules) { index in
      Kind(zone: rules[index].zoneOfExamples, language: rules[index].language)
    }
    for (kind, own) in kinds {
      let document = Document(example: text, zone: kind.zone, language: kind.language)
      guard let subject = Subject(validating: document.text.bytes) else { continue }
      evaluator.begin(subject, document)
      let reach = exclusion.condition.map { evaluator.occurrences(of: $0, in: document) }
      let coverage = reach.map(Coverage.init)
      for place in reach ?? [] {
        findings.spans.insert(document.evidenceRange(of: place.range).range)
      }
      for rule in own {
        for hit in evaluator.hits(of: rule, in: document) where hit.stop == nil {
          let words = document.words(at: hit.range)
          if coverage?.overlaps(hit.range) ?? true {
            findings.cancelled.insertOnce(words)
          } else {
            findings.left.insertOnce(words)
          }
        }
      }
      findings.limit = findings.limit ?? evaluator.stops.first?.limit
    }
    return findings
  }

  private struct Kind: Hashable {
    var zone: Zone
    var language: Language?
  }
}

extension [String] {
  fileprivate mutating func insertOnce(_ text: String) {
    if !contains(text) { append(text) }
  }
}
