package import VigieCore

/// A document on whose tag rules and labels do not agree, with the account of it.
package struct Disagreement: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Labelled, and not assigned.
    case missed
    /// Assigned, and not labelled.
    case wrong
  }

  package var tag: TagIndex
  package var kind: Kind
  package var tagged: TaggedSample
  /// What the tag's rules found, and why it does not suffice; `nil` where they found nothing.
  package var entry: Explanation.TagEntry?
  /// Of the tag's rules, those of which every part was found, only not together.
  package var nearMisses: [Explanation.NearMiss]

  package var observation: Observation { tagged[tag] }

  /// The labeller's own quotes for the tag.
  package var quotes: [Sample.Quote] { tagged.sample.quotes.filter { $0.tag == tag } }
}

extension Disagreement {
  /// All of them, by tag; the missed before the wrong, and of each kind those first that weigh most:
  /// central ones, then the most confident.
  ///
  /// - Parameter leaves: the tags to look at.
  package static func all(
    in samples: [TaggedSample], of leaves: [TagIndex], pool: TaggerPool
  ) async -> [Disagreement] {
    let rules = pool.rules
    let affected = samples.filter { sample in leaves.contains { sample.kind(of: $0) != nil } }
    let found = await pool.map(affected) { tagger, tagged in
      let explanation = tagger.explain(tagged.sample.document)
      return leaves.compactMap { tag -> Disagreement? in
        guard let kind = tagged.kind(of: tag) else { return nil }
        let id = rules.taxonomy[tag].id
        return Disagreement(
          tag: tag, kind: kind, tagged: tagged,
          entry: explanation.tags.first { $0.tag.tag == id },
          nearMisses: kind == .wrong ? [] : explanation.nearMisses.filter { $0.tags.contains(id) })
      }
    }
    return found.flatMap(\.self).sorted(by: comesFirst)
  }

  private static func comesFirst(_ left: Disagreement, _ right: Disagreement) -> Bool {
    if left.tag != right.tag { return left.tag < right.tag }
    if left.kind != right.kind { return left.kind == .missed }
    let (a, b) = (left.observation, right.observation)
    if a.grade != b.grade { return (a.grade ?? .absent) > (b.grade ?? .absent) }
    if a.confidence != b.confidence { return a.confidence > b.confidence }
    return left.tagged.sample.id < right.tagged.sample.id
  }
}

extension TaggedSample {
  /// How rules and labels disagree on a tag, if they do.
  package func kind(of tag: TagIndex) -> Disagreement.Kind? {
    let observation = self[tag]
    guard let grade = observation.grade else { return nil }
    if grade > .absent { return observation.isAssigned ? nil : .missed }
    return observation.isAssigned ? .wrong : nil
  }
}
