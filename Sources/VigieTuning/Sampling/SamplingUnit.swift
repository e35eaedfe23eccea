package import VigieCore

/// What sampling keeps of a document of the corpus.
package struct SamplingUnit: Sendable {
  /// The confidence of a tag that has evidence.
  package struct Score: Sendable, Hashable {
    package var tag: TagIndex
    package var confidence: Double

    package init(tag: TagIndex, confidence: Double) {
      (self.tag, self.confidence) = (tag, confidence)
    }
  }

  package var id: String
  package var hash: TextHash
  /// In the order of the taxonomy.
  package var scores: [Score]

  package init(id: String, hash: TextHash, scores: [Score]) {
    (self.id, self.hash, self.scores) = (id, hash, scores)
  }

  /// - Parameter tags: the leaves to sample for.
  package init(_ document: Document, ledger: Ledger, tags: [TagIndex]) {
    id = document.metadata.id ?? ""
    hash = TextHash(document)
    scores = tags.compactMap { tag in
      guard let found = ledger.tags[tag], found.hasEvidence else { return nil }
      return Score(tag: tag, confidence: found.confidence)
    }
  }
}

/// The documents that may be drawn: each text and each id once, none that is labelled already.
package struct SamplingFrame: Sendable {
  /// With the number of the document in the corpus.
  package private(set) var units: [(number: Int, unit: SamplingUnit)] = []
  /// How many documents were left out because they are labelled already.
  package private(set) var labelled = 0
  /// How many because their text had come before.
  package private(set) var repeated = 0
  /// Ids that came again with another text, in the order in which they came.
  package private(set) var ambiguous: [String] = []
  private var count = 0
  private let knownIDs: Set<String>
  private let knownTexts: Set<TextHash>
  private var ids: Set<String> = []
  private var texts: Set<TextHash> = []

  /// - Parameter samples: those that are labelled already.
  package init(without samples: [Sample] = []) {
    knownIDs = Set(samples.map(\.id))
    knownTexts = Set(samples.map { TextHash($0.document) })
  }

  package mutating func add(_ unit: SamplingUnit) {
    defer { count += 1 }
    if knownIDs.contains(unit.id) || knownTexts.contains(unit.hash) {
      labelled += 1
    } else if !texts.insert(unit.hash).inserted {
      repeated += 1
    } else if !ids.insert(unit.id).inserted {
      ambiguous.append(unit.id)
    } else {
      units.append((count, unit))
    }
  }
}
