internal import VigieCore

extension TaggedSample {
  /// Where the hits stand that count for a tag.
  func hits(of tag: TagIndex) -> [Range<Int>] {
    (ledger.tags[tag]?.entries ?? []).filter { $0.outcome == .counted }.map(\.hit.range)
  }

  /// The sentences of these hits.
  func hitSentences(of tag: TagIndex) -> [Range<Int>] {
    let hits = hits(of: tag)
    return sample.document.sentences.filter { sentence in
      hits.contains { sentence.overlaps($0) }
    }
  }

  /// The sentences that the labeller quoted for a tag; all where there are none.
  func quotedSentences(for tag: TagIndex) -> [Range<Int>] {
    let document = sample.document
    let all = PhraseFinder(document: document).sentences
    let quoted = sample.quotes.filter { $0.tag == tag }.compactMap(\.range)
    guard !quoted.isEmpty else { return all }
    let chosen = all.filter { sentence in
      let place = document.evidenceRange(of: sentence)
      return place.field == .text && quoted.contains { $0.overlaps(place.range) }
    }
    return chosen.isEmpty ? all : chosen
  }
}
