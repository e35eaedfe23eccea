/// Where in a document other tags take a tag's hits.
struct Precedence {
  private struct Claim {
    var tag: TagIndex
    var sentences: Set<Int>
    var words: Coverage
  }

  private var claims: [Claim] = []

  /// - Parameter entries: tells what speaks for a tag.
  init(over tag: TagIndex, rules: RuleSet, entries: (TagIndex) -> [TagLedger.Entry]) {
    for preferred in rules.taxonomy[tag].yieldsTo {
      let found = rules.taxonomy.leaves(of: preferred).flatMap(entries)
        .filter { $0.outcome == .counted }.map(\.hit)
      guard !found.isEmpty else { continue }
      var ranges = found.map { Occurrence(range: $0.range, isContiguous: $0.isContiguous) }
      ranges.sortAndMerge()
      claims.append(
        Claim(tag: preferred, sentences: Set(found.map(\.sentence)), words: Coverage(ranges)))
    }
  }

  /// The preferred tag that has a hit in the sentence, or on the words, of `hit`.
  func preferredTag(at hit: Hit) -> TagIndex? {
    claims.first { $0.sentences.contains(hit.sentence) || $0.words.overlaps(hit.range) }?.tag
  }
}
