import PCRE2

/// Measures what each rule costs, document after document.
///
/// A rule is charged with what the engine does for it behind the common search for words: its patterns
/// and the conditions over them. A pattern that several rules share is charged to the first of them.
package struct RuleProfiler: ~Copyable {
  /// What a rule has cost so far.
  package struct Cost: Sendable, Hashable {
    package var nanoseconds: Int64 = 0
    /// Documents in which the words that it cannot do without were found, so that it was tried.
    package var candidates = 0
    /// Documents in which it hit, stopped hits left aside.
    package var documents = 0
  }

  /// By rule index.
  package private(set) var costs: [Cost]
  /// The search for words, common to all rules.
  package private(set) var searchNanoseconds: Int64 = 0
  package private(set) var documents = 0
  /// Bytes of normalised text.
  package private(set) var bytes = 0

  private let clock = ContinuousClock()
  private var evaluator: RuleEvaluator

  package init(_ rules: RuleSet) {
    evaluator = RuleEvaluator(rules: rules, limits: MatchScratch.Limits(), isFull: true)
    costs = Array(repeating: Cost(), count: rules.rules.count)
  }

  package mutating func add(_ document: Document) {
    guard let subject = Subject(validating: document.text.bytes) else {
      preconditionFailure("normalised text is UTF-8")
    }
    documents += 1
    bytes += document.text.bytes.count
    guard !document.sentences.isEmpty else { return }
    let start = clock.now
    evaluator.begin(subject, document)
    let possible = costs.indices.map(RuleIndex.init(rawValue:))
      .filter { evaluator.mayHit($0, in: document) }
    var last = clock.now
    searchNanoseconds += (last - start).nanoseconds
    for rule in possible {
      let hasHit = evaluator.hits(of: rule, in: document).contains { $0.stop == nil }
      let now = clock.now
      costs[rule.rawValue].nanoseconds += (now - last).nanoseconds
      costs[rule.rawValue].candidates += 1
      if hasHit { costs[rule.rawValue].documents += 1 }
      last = now
    }
  }
}

extension Duration {
  fileprivate var nanoseconds: Int64 {
    components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
  }
}
