package import Diagnostics
package import VigieCore

/// A document with the tags that people gave it.
package struct Sample: Sendable {
  /// Words that the labeller held to speak for a tag.
  package struct Quote: Sendable, Hashable {
    package var tag: TagIndex
    package var text: String
    /// Where they stand in the text field as it came, in bytes; `nil` for words of the title.
    package var range: Range<Int>?
  }

  /// Distinct within a set.
  package var id: String
  /// As `vigie tag` reads it.
  package var document: Document
  /// What was labelled, above `.absent`. A group may stand here where its leaf is not known.
  package var labels: [TagIndex: Grade]
  /// What counts neither for nor against.
  package var disputed: Set<TagIndex>
  package var quotes: [Quote]
  /// How many documents it stands for, where samples were drawn with unequal chances; else 1.
  package var weight: Double
  /// Equal for samples that are not independent: those of one text.
  package var cluster: String
  /// Of its line.
  package var location: SourceLocation

  package var half: Half { Half(id: id) }

  /// What the labels say of a tag; `nil` where they are silent or at odds.
  ///
  /// A group has the highest grade of its leaves, and is disputed where one of these is and none is
  /// labelled. A leaf is not known where its group is labelled or disputed and none of its leaves is.
  package func grade(of tag: TagIndex, in taxonomy: Taxonomy) -> Grade? {
    if disputed.contains(tag), labels[tag] == nil, taxonomy[tag].group != nil { return nil }
    if let group = taxonomy[tag].group {
      if let own = labels[tag] { return own }
      let isGroupKnown = labels[group] == nil && !disputed.contains(group)
      return isGroupKnown || isDecided(anyOf: taxonomy.leaves(of: group)) ? .absent : nil
    }
    let members = [tag] + taxonomy.leaves(of: tag)
    if let highest = members.compactMap({ labels[$0] }).max() { return highest }
    return members.contains(where: disputed.contains) ? nil : .absent
  }

  private func isDecided(anyOf leaves: [TagIndex]) -> Bool {
    leaves.contains { labels[$0] != nil || disputed.contains($0) }
  }
}

extension Sample: ClusteredSample {}
