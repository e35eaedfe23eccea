package import VigieCore

/// What changes in the records of unlabelled documents from one rule set to another, counted as these
/// pass.
package struct RecordChanges: Sendable {
  package struct TagCount: Sendable, Hashable {
    package var before = 0
    package var after = 0
    package var gained = 0
    package var lost = 0
  }

  package private(set) var documents = 0
  package private(set) var changedDocuments = 0
  package private(set) var tags: [String: TagCount] = [:]
  /// In the order of the documents, then by the names of tags; groups left aside.
  package private(set) var changes: [TagChange] = []
  private let order: [String: Int]
  private let groups: Set<String>
  private let wanted: Set<String>

  /// - Parameter chosen: the tags and groups to look at; all for none.
  package init(old: Taxonomy, new: Taxonomy, tags chosen: [TagIndex] = []) {
    let ids = new.tags.map(\.id) + old.tags.map(\.id)
    order = Dictionary(ids.enumerated().map { ($1, $0) }) { first, _ in first }
    groups = Set((new.groups.map { new[$0].id }) + old.groups.map { old[$0].id })
    wanted = Set(chosen.flatMap { [$0] + new.leaves(of: $0) }.map { new[$0].id })
  }

  package mutating func add(_ document: Document, before: Decisions, after: Decisions) {
    documents += 1
    for (tag, decision) in before.tags where decision.isAssigned && isWanted(tag) {
      tags[tag, default: .init()].before += 1
    }
    for (tag, decision) in after.tags where decision.isAssigned && isWanted(tag) {
      tags[tag, default: .init()].after += 1
    }
    let found = TagChange.all(of: document.metadata.id ?? "-", from: before, to: after)
      .filter { isWanted($0.tag) }
    for change in found {
      if change.isGained {
        tags[change.tag, default: .init()].gained += 1
      } else {
        tags[change.tag, default: .init()].lost += 1
      }
    }
    let ofLeaves = found.filter { !groups.contains($0.tag) }
    if !ofLeaves.isEmpty { changedDocuments += 1 }
    changes += ofLeaves.sorted { (order[$0.tag]!, $0.tag) < (order[$1.tag]!, $1.tag) }
  }

  private func isWanted(_ tag: String) -> Bool { wanted.isEmpty || wanted.contains(tag) }

  func isGroup(_ tag: String) -> Bool { groups.contains(tag) }

  /// The tags with a document before or after, in the order of the new taxonomy, then of the old.
  package var tagsInOrder: [(tag: String, count: TagCount)] {
    tags.sorted { order[$0.key]! < order[$1.key]! }.map { ($0.key, $0.value) }
  }
}
