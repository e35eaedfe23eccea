import PCRE2

/// Finds where in a passage of a document patterns may match that are tried around hits only.
///
/// It belongs to one worker. Documents without a hit never ask for it, so its lists are made at the
/// first question.
struct PassageFinder: ~Copyable {
  private let set: PatternSet
  private let search: RuleSearch?
  private var finder: CandidateFinder?
  private var isMade = false
  private var partitions: [Int] = []
  /// What was looked through last.
  private var passage: Range<Int>?

  /// - Parameter search: says which patterns are to be among the candidates; `nil` for all.
  init(_ set: PatternSet, _ search: RuleSearch?) {
    self.set = set
    self.search = search
  }

  /// Forgets the last document.
  mutating func begin(languages: [Language]) {
    partitions = set.partitionsAroundHits(for: languages)
    passage = nil
  }

  /// The listed prefiltered patterns that may match in the passage.
  mutating func candidates(in passage: Range<Int>, of document: [UInt8]) -> [PatternIndex] {
    look(through: passage, of: document)
    return finder?.candidates ?? []
  }

  /// Whether the pattern may match in the passage.
  mutating func isCandidate(
    _ pattern: PatternIndex, in passage: Range<Int>, of document: [UInt8]
  ) -> Bool {
    look(through: passage, of: document)
    return finder?.isCandidate(pattern) ?? true
  }

  private mutating func look(through passage: Range<Int>, of document: [UInt8]) {
    guard passage != self.passage else { return }
    if !isMade {
      finder = CandidateFinder(
        set.prefilter, search?.listingOfPassages ?? Listing(set.prefilter, nil))
      isMade = true
    }
    finder?.find(in: Array(document[passage]), partitions: partitions)
    self.passage = passage
  }
}
