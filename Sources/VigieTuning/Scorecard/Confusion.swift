package import VigieCore

/// A tag that documents got in place of another.
package struct Confusion: Sendable, Hashable {
  /// Labelled, and not assigned.
  package var missed: TagIndex
  /// Assigned to the same document, and not labelled.
  package var wrong: TagIndex
  package var documents: Int

  /// Pairs of a missed and a wrong tag, the most frequent ones first.
  package static func all(in samples: [TaggedSample], of leaves: [TagIndex]) -> [Confusion] {
    struct Pair: Hashable {
      var missed: TagIndex
      var wrong: TagIndex
    }
    var counts: [Pair: Int] = [:]
    for sample in samples {
      let missed = leaves.filter { sample.kind(of: $0) == .missed }
      guard !missed.isEmpty else { continue }
      for wrong in leaves where sample.kind(of: wrong) == .wrong {
        for tag in missed { counts[Pair(missed: tag, wrong: wrong), default: 0] += 1 }
      }
    }
    return counts.map { Confusion(missed: $0.key.missed, wrong: $0.key.wrong, documents: $0.value) }
      .sorted {
        $0.documents != $1.documents
          ? $0.documents > $1.documents : ($0.missed, $0.wrong) < ($1.missed, $1.wrong)
      }
  }
}
