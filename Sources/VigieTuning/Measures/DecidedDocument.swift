package import VigieCore

/// One document with the tags that it has, and those that it got.
package struct DecidedDocument: ClusteredSample, Sendable {
  package var id: String
  package var cluster: String
  package var labelled: Set<TagIndex>
  package var assigned: Set<TagIndex>
  /// Tags that count neither for nor against.
  package var disputed: Set<TagIndex>
  /// How many documents it stands for.
  package var weight: Double

  package init(
    id: String, cluster: String? = nil, labelled: Set<TagIndex>, assigned: Set<TagIndex>,
    disputed: Set<TagIndex> = [], weight: Double = 1
  ) {
    self.id = id
    self.cluster = cluster ?? id
    self.labelled = labelled
    self.assigned = assigned
    self.disputed = disputed
    self.weight = weight
  }

  /// The same with the group of each leaf added, so that a wrong leaf of the right group is half
  /// right (hierarchical precision and recall: Kiritchenko et al., Canadian AI 2006).
  package func withAncestors(in taxonomy: Taxonomy) -> DecidedDocument {
    func closure(_ tags: Set<TagIndex>) -> Set<TagIndex> {
      tags.union(tags.compactMap { taxonomy[$0].group })
    }
    var document = self
    document.labelled = closure(labelled)
    document.assigned = closure(assigned)
    document.disputed = closure(disputed).subtracting(document.labelled)
    return document
  }
}

/// Agreement of decisions and labels over many tags.
package struct MultiTagCounts: Sendable {
  /// One for each of the tags given.
  package let tags: [TagIndex: DecisionCounts]
  /// All tags' counts together: F1 and the like of this are the micro averages. For documents
  /// `withAncestors`, they are the hierarchical ones.
  package let micro: DecisionCounts
  /// The mean of the documents' own F1, over those with a tag on either side.
  package let perDocumentF1: Double?

  /// - Parameters:
  ///   - tags: the tags to measure; others in the documents are not looked at.
  ///   - multiplicities: factors of the documents' weights, as a bootstrap draws them.
  package init(
    _ documents: [DecidedDocument], tags measured: [TagIndex], multiplicities: [Double]? = nil
  ) {
    var tags = Dictionary(uniqueKeysWithValues: measured.map { ($0, DecisionCounts()) })
    var sum = 0.0
    var weights = 0.0
    let order = documents.indices.sorted { documents[$0].id < documents[$1].id }
    for index in order {
      let document = documents[index]
      let weight = document.weight * (multiplicities?[index] ?? 1)
      guard weight > 0 else { continue }
      var own = DecisionCounts()
      for tag in measured where !document.disputed.contains(tag) {
        let labelled = document.labelled.contains(tag)
        let decided = document.assigned.contains(tag)
        own.add(decided: decided, labelled: labelled)
        tags[tag]!.add(decided: decided, labelled: labelled, weight: weight)
      }
      if let f1 = own.f1 {
        sum += f1 * weight
        weights += weight
      }
    }
    self.tags = tags
    self.micro = measured.reduce(into: DecisionCounts()) { $0 += tags[$1]! }
    self.perDocumentF1 = weights > 0 ? sum / weights : nil
  }

  /// The mean F1 of the tags that are labelled or assigned anywhere, each tag alike.
  package var macroF1: Double? {
    let scores = tags.sorted { $0.key < $1.key }.compactMap(\.value.f1)
    return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
  }
}
