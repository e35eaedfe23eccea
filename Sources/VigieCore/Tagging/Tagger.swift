public import PCRE2

/// Applies a rule set to documents, one at a time.
///
/// A tagger belongs to one worker; any number of taggers share a rule set. The same document and the
/// same rules give the same record, whatever else was tagged before.
///
///     var tagger = Tagger(rules)
///     let record = tagger.tag(Document(text: "…"))
public struct Tagger: ~Copyable {
  public let rules: RuleSet
  private let limits: MatchScratch.Limits
  private let isPlain: Bool
  private var analysis: Analysis
  /// Made when everything that was found is first asked for.
  private var fullAnalysis: Analysis?

  /// - Parameter isPlain: every pattern is tried on the whole document, without the prefilter: slow,
  ///   and what the fast way is tested against.
  public init(
    _ rules: RuleSet, limits: MatchScratch.Limits = MatchScratch.Limits(), isPlain: Bool = false
  ) {
    self.rules = rules
    self.limits = limits
    self.isPlain = isPlain
    analysis = Analysis(rules: rules, limits: limits, isFull: false, isPlain: isPlain)
  }

  public mutating func tag(_ document: Document) -> TaggedRecord {
    let record = RecordBuilder(rules: rules, document: document).record(
      from: analysis.ledger(for: document))
    if Self.isLarge(document) {
      analysis = Analysis(rules: rules, limits: limits, isFull: false, isPlain: isPlain)
    }
    return record
  }

  /// Whether the lists that a tagger works with, which have about forty bytes for each of the longest
  /// document, are given up after this one: kept for the next, they would be kept for good.
  package static func isLarge(_ document: Document) -> Bool {
    document.text.bytes.count > 256 << 10
  }

  /// Everything that was found, counted or not.
  package mutating func ledger(for document: Document) -> Ledger {
    if fullAnalysis == nil {
      fullAnalysis = Analysis(rules: rules, limits: limits, isFull: true, isPlain: isPlain)
    }
    return fullAnalysis!.ledger(for: document)
  }

  /// Rules without a hit of which every part was found; the document is the one of the last ``ledger(for:)``.
  package mutating func nearMisses(in document: Document) -> [(rule: RuleIndex, miss: Miss)] {
    fullAnalysis?.nearMisses(in: document) ?? []
  }
}
