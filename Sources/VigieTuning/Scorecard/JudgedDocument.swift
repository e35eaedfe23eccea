package import VigieCore

/// A document as the measures see it: what the rules decided of every tag, beside the labels.
package struct JudgedDocument: ClusteredSample, Sendable {
  package var id: String
  package var cluster: String
  package var weight: Double
  /// By tag index.
  package var observations: [Observation]

  package init(
    id: String, cluster: String? = nil, weight: Double = 1, observations: [Observation]
  ) {
    self.id = id
    self.cluster = cluster ?? id
    self.weight = weight
    self.observations = observations
  }

  package subscript(tag: TagIndex) -> Observation { observations[tag.rawValue] }
}

extension TaggedSample {
  package var judged: JudgedDocument {
    JudgedDocument(
      id: sample.id, cluster: sample.cluster, weight: sample.weight, observations: observations)
  }
}
