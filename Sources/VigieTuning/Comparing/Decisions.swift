package import VigieCore

/// What a rule set decided of one document, by the names of tags, so that it can be compared with what
/// another did, whose taxonomy may be another.
package struct Decisions: Sendable, Hashable {
  /// Words that speak for a tag.
  package struct Witness: Sendable, Hashable {
    package var rule: String
    package var words: String
  }

  package struct Decision: Sendable, Hashable {
    package var confidence: Double
    package var isAssigned: Bool
    /// Each rule once; none for groups that have leaves to stand for them.
    package var witnesses: [Witness]
  }

  /// Tags and groups with evidence.
  package let tags: [String: Decision]

  package init(_ record: TaggedRecord) {
    var tags: [String: Decision] = [:]
    for tag in record.tags {
      var rules = Set<String>()
      let witnesses = tag.evidence.filter { rules.insert($0.rule).inserted }.map {
        Witness(
          rule: $0.rule,
          words: $0.text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
      }
      tags[tag.tag] = Decision(
        confidence: tag.confidence, isAssigned: tag.status == .assigned, witnesses: witnesses)
    }
    for group in record.groups {
      tags[group.tag] = Decision(
        confidence: group.confidence, isAssigned: group.status == .assigned,
        witnesses: tags[group.tag]?.witnesses ?? [])
    }
    self.tags = tags
  }

  package func isAssigned(_ tag: String) -> Bool { tags[tag]?.isAssigned ?? false }
}

/// A tag that a document got or lost.
package struct TagChange: Sendable, Hashable {
  package var document: String
  package var tag: String
  package var isGained: Bool
  /// `nil` where no rule of the tag spoke.
  package var before: Double?
  package var after: Double?
  /// Of the rule set that assigns it: the rules that the other has not, or does not let speak here,
  /// first.
  package var witnesses: [Decisions.Witness]

  /// The changes of one document, by the names of tags.
  static func all(of document: String, from old: Decisions, to new: Decisions) -> [TagChange] {
    Set(old.tags.keys).union(new.tags.keys).sorted().compactMap { tag in
      let (before, after) = (old.tags[tag], new.tags[tag])
      let isGained = after?.isAssigned ?? false
      guard isGained != before?.isAssigned ?? false else { return nil }
      let (own, other) = isGained ? (after, before) : (before, after)
      let known = Set(other?.witnesses ?? [])
      let witnesses = own?.witnesses ?? []
      return TagChange(
        document: document, tag: tag, isGained: isGained, before: before?.confidence,
        after: after?.confidence,
        witnesses: witnesses.filter { !known.contains($0) } + witnesses.filter(known.contains))
    }
  }
}

extension TaggerPool {
  package func decide(_ documents: [Document]) async -> [Decisions] {
    await map(documents) { tagger, document in Decisions(tagger.tag(document)) }
  }
}
