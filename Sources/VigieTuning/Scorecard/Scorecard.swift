package import VigieCore

/// How good the rules are, over a set of documents that people labelled.
///
/// Pairs of document and tag whose label is disputed are left out of every figure. Intervals come
/// from drawing documents again, all figures from the same draws.
package struct Scorecard: Sendable {
  package let documents: Int
  /// In the order of the taxonomy.
  package let groups: [TagScores]
  package let leaves: [TagScores]
  package let groupAverages: Averages
  package let leafAverages: Averages
  /// Over leaves and groups together, so that a wrong leaf of the right group is half right.
  package let hierarchical: Agreement

  /// - Parameter tags: the tags or groups to measure, a group with all its leaves; all for none.
  package init(
    _ documents: [JudgedDocument], taxonomy: Taxonomy, tags: [TagIndex] = [],
    bootstrap: Bootstrap = Bootstrap()
  ) {
    let chosen = Self.chosen(tags, in: taxonomy)
    let resampling = Resampling(documents, bootstrap: bootstrap)
    let ordered = resampling.order.map { documents[$0] }
    let measurement = Measurement(resampling: resampling, bootstrap: bootstrap)
    let columns = chosen.map { TagColumn($0, of: ordered) }
    let groupColumns = columns.filter { taxonomy[$0.tag].group == nil }
    let leafColumns = columns.filter { taxonomy[$0.tag].group != nil }
    self.documents = documents.count
    groups = groupColumns.map(measurement.scores)
    leaves = leafColumns.map(measurement.scores)
    groupAverages = measurement.averages(groupColumns, of: ordered)
    leafAverages = measurement.averages(leafColumns, of: ordered)
    hierarchical = measurement.agreement(of: columns)
  }

  package var tags: [TagScores] { (groups + leaves).sorted { $0.tag < $1.tag } }

  package subscript(tag: TagIndex) -> TagScores? {
    groups.first { $0.tag == tag } ?? leaves.first { $0.tag == tag }
  }

  /// The tags to measure: those named, the leaves of a group named, and the groups all of whose leaves
  /// are among them.
  private static func chosen(_ tags: [TagIndex], in taxonomy: Taxonomy) -> [TagIndex] {
    let all = taxonomy.groups.flatMap { [$0] + taxonomy.leaves(of: $0) }
    guard !tags.isEmpty else { return all }
    let named = Set(tags.flatMap { [$0] + taxonomy.leaves(of: $0) })
    return all.filter(named.contains)
  }
}
