package import VigieCore

/// How many unlabelled documents got which tags.
package struct NoiseCount: Sendable {
  package private(set) var documents = 0
  private var anyTag = 0
  /// By tag index, groups among them.
  private var tags: [Int]

  package init(_ taxonomy: Taxonomy) {
    tags = Array(repeating: 0, count: taxonomy.tags.count)
  }

  package mutating func add(_ batch: [Document], pool: TaggerPool) async {
    let taxonomy = pool.rules.taxonomy
    let assigned = await pool.map(batch) { tagger, document in
      let ledger = tagger.ledger(for: document)
      let own = ledger.tags.filter { $0.value.status == .assigned }.map(\.key)
      return Set(own + own.compactMap { taxonomy[$0].group })
    }
    documents += batch.count
    for set in assigned {
      if !set.isEmpty { anyTag += 1 }
      for tag in set { tags[tag.rawValue] += 1 }
    }
  }

  /// The share of documents with a tag, or with any; `nil` where there are none.
  package func share(of tag: TagIndex?) -> Figure? {
    guard documents > 0 else { return nil }
    let count = tag.map { tags[$0.rawValue] } ?? anyTag
    return Figure(
      value: Double(count) / Double(documents),
      interval: .wilson(successes: Double(count), trials: Double(documents)))
  }
}
