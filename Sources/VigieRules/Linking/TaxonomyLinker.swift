internal import Diagnostics
internal import VigieCore

/// Makes a taxonomy of its declaration: looks up the tags that tags refer to.
struct TaxonomyLinker {
  let bag: DiagnosticBag
  let declaration: TaxonomyDeclaration

  func link() -> Taxonomy? {
    var indices: [String: TagIndex] = [:]
    var isGood = true
    for (number, entry) in declaration.entries.enumerated() {
      if let first = indices[entry.id.value] {
        bag.add(
          Diagnostic(
            .error, .duplicateID, "the tag '\(entry.id.value)' is defined twice",
            at: entry.id.location, length: entry.id.length,
            notes: [
              Diagnostic.Note(
                "it is first defined here", at: declaration.entries[first.rawValue].id.location)
            ]))
        isGood = false
      } else {
        indices[entry.id.value] = TagIndex(rawValue: number)
      }
    }
    let finder = TagFinder(indices: indices, bag: bag)
    let tags = declaration.entries.enumerated().map { tag($1, number: $0, finder) }
    guard isGood, !hasGateCycle(tags) else { return nil }
    return Taxonomy(
      id: declaration.id.value, version: declaration.version, titles: declaration.titles,
      languages: declaration.languages.isEmpty ? [.english] : declaration.languages, tags: tags)
  }

  private func tag(
    _ entry: TaxonomyDeclaration.Entry, number: Int, _ finder: TagFinder
  ) -> Tag {
    var tag = Tag(
      id: entry.id.value, group: entry.group.map(TagIndex.init), labels: entry.labels,
      scopes: entry.scopes, location: entry.id.location)
    tag.falseFriends = entry.falseFriends
    tag.mappings = entry.mappings
    tag.isFallback = entry.isFallback
    tag.gate = entry.gate.map {
      Tag.Gate(anyOf: $0.anyOf.compactMap { finder.find($0.located) }, reach: $0.reach)
    }
    tag.yieldsTo = entry.yieldsTo.compactMap { written in
      guard let other = finder.find(written.located) else { return nil }
      if other.rawValue == number {
        bag.add(
          Diagnostic(
            .error, .referenceCycle, "'\(written.value)' yields to itself", at: written.location,
            length: written.length))
      }
      return other
    }
    tag.mode = entry.mode ?? .topic
    if let rate = entry.baseRate { tag.baseRate = rate }
    if let threshold = entry.threshold { tag.threshold = threshold }
    return tag
  }

  /// Gates that require one another could never be decided in order.
  private func hasGateCycle(_ tags: [Tag]) -> Bool {
    let required = tags.map { tag -> [Int] in
      (tag.gate?.anyOf ?? []).flatMap { index in
        [index.rawValue] + tags.indices.filter { tags[$0].group == index }
      }
    }
    guard let cycle = Cycles.first(in: required) else { return false }
    let path = (cycle + cycle.prefix(1)).map { "'\(tags[$0].id)'" }
    let entry = declaration.entries[cycle[0]]
    bag.add(
      Diagnostic(
        .error, .referenceCycle,
        cycle.count == 1
          ? "the tag \(path[0]) requires itself"
          : "tags require one another in a circle: \(path.joined(separator: " → "))",
        at: entry.id.location, length: entry.id.length))
    return true
  }
}

/// Looks up tags by the ids that users wrote.
struct TagFinder {
  let indices: [String: TagIndex]
  let bag: DiagnosticBag

  func find(_ written: Located<String>) -> TagIndex? {
    if let index = indices[written.value] { return index }
    var message = "unknown tag '\(written.value.elided(to: 80))'"
    var notes: [Diagnostic.Note] = []
    let parts = written.value.split(separator: ",").map { part in
      String(part.drop(while: \.isWhitespace).prefix { !$0.isWhitespace })
    }
    if parts.count > 1, parts.contains(where: { indices[$0] != nil }) {
      message += "; several tags stand in a list: tags: [\(parts.joined(separator: ", "))]"
    } else if let meant = Spelling.nearest(toPath: written.value, among: indices.keys.sorted()) {
      message += "; did you mean '\(meant)'?"
    } else {
      notes = [.init(choice(for: written.value))]
    }
    bag.add(
      Diagnostic(
        .error, .unknownTag, message, at: written.location, length: written.length, notes: notes))
    return nil
  }

  /// What there is to choose from.
  private func choice(for name: String) -> String {
    let group = name.prefix { $0 != "/" }
    let known = indices.sorted { $0.value < $1.value }.map(\.key)
    let leaves = known.filter { $0.hasPrefix("\(group)/") }
    return leaves.isEmpty
      ? "the groups are \(known.filter { !$0.contains("/") }.quotedListing(joiner: "and"))"
      : "the tags of '\(group)' are \(leaves.quotedListing(joiner: "and"))"
  }
}
