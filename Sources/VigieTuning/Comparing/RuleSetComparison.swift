package import VigieCore

/// Two rule sets on the same labelled samples.
package struct RuleSetComparison: Sendable {
  package struct TagComparison: Sendable {
    package var tag: String
    package var isGroup: Bool
    /// Documents, disputed ones left aside, that are labelled with it.
    package var support: Int
    package var comparison: PairedComparison
    /// McNemar's probability, corrected for all tags, or all groups, that changed (Holm); `nil` where
    /// nothing changed.
    package var adjusted: Double?
    /// In the order of ids; disputed documents among them.
    package var changes: [Change]

    /// Whether the new rules are worse, and not by chance.
    package var isWorse: Bool {
      comparison.onlyFirst > comparison.onlySecond && adjusted.map { $0 < 0.05 } ?? false
    }
  }

  package struct Change: Sendable, Hashable {
    package var change: TagChange
    /// Whether the new decision is the right one; `nil` where the labels are silent or at odds.
    package var isRight: Bool?
  }

  /// All tags together: each document's pairs with every tag.
  package struct Average: Sendable, Hashable {
    package var first: Double?
    package var second: Double?
    /// The second minus the first.
    package var difference: Interval?
  }

  package let samples: Int
  /// In the order of the new taxonomy.
  package let tags: [TagComparison]
  package let micro: Average
  /// Tags that only one of the taxonomies has.
  package let onlyOld: [String]
  package let onlyNew: [String]

  /// Whether the new rules are worse for some tag, or altogether, and not by chance.
  package var isWorse: Bool {
    tags.contains(where: \.isWorse) || micro.difference.map { $0.upper < 0 } ?? false
  }

  /// - Parameters:
  ///   - samples: labelled with tags of the new taxonomy.
  ///   - chosen: the tags and groups to compare, of the new taxonomy; all for none.
  package init(
    _ samples: SampleSet, old: TaggerPool, new: TaggerPool, tags chosen: [TagIndex] = []
  ) async {
    let documents = samples.samples.map(\.document)
    let before = await old.decide(documents)
    let after = await new.decide(documents)
    let taxonomy = new.rules.taxonomy
    let all = taxonomy.tags.indices.map(TagIndex.init(rawValue:))
    let wanted = Set(chosen.flatMap { [$0] + taxonomy.leaves(of: $0) })
    var tags = all.filter { wanted.isEmpty || wanted.contains($0) }.map { tag in
      Self.compare(tag, taxonomy, samples.samples, before, after)
    }
    for isGroup in [false, true] {
      let changed = tags.indices.filter {
        let comparison = tags[$0].comparison
        return tags[$0].isGroup == isGroup && comparison.onlyFirst + comparison.onlySecond > 0
      }
      let adjusted = Significance.holm(changed.map { tags[$0].comparison.mcNemar })
      for (index, probability) in zip(changed, adjusted) { tags[index].adjusted = probability }
    }
    self.samples = samples.samples.count
    self.tags = tags
    let leaves = all.filter {
      taxonomy[$0].group != nil && (wanted.isEmpty || wanted.contains($0))
    }
    micro = Self.average(leaves, taxonomy, samples.samples, before, after)
    let (oldIDs, newIDs) = (old.rules.taxonomy.tags.map(\.id), taxonomy.tags.map(\.id))
    onlyOld = oldIDs.filter { !Set(newIDs).contains($0) }
    onlyNew = newIDs.filter { !Set(oldIDs).contains($0) }
  }

  private static func compare(
    _ tag: TagIndex, _ taxonomy: Taxonomy, _ samples: [Sample], _ before: [Decisions],
    _ after: [Decisions]
  ) -> TagComparison {
    let id = taxonomy[tag].id
    var decisions: [PairedDecision] = []
    var changes: [Change] = []
    for (index, sample) in samples.enumerated() {
      let grade = sample.grade(of: tag, in: taxonomy)
      let (first, second) = (before[index].isAssigned(id), after[index].isAssigned(id))
      if let grade {
        decisions.append(
          PairedDecision(
            id: sample.id, cluster: sample.cluster, isPositive: grade > .absent, first: first,
            second: second, weight: sample.weight))
      }
      guard first != second else { continue }
      let change = TagChange.all(of: sample.id, from: before[index], to: after[index])
        .first { $0.tag == id }!
      changes.append(Change(change: change, isRight: grade.map { ($0 > .absent) == second }))
    }
    // Where no decision changed, there is nothing to draw.
    let isChanged = decisions.contains { $0.first != $0.second }
    return TagComparison(
      tag: id, isGroup: taxonomy[tag].group == nil, support: decisions.count(where: \.isPositive),
      comparison: PairedComparison(
        decisions, bootstrap: Bootstrap(replicates: isChanged ? 2_000 : 0)),
      adjusted: nil, changes: changes)
  }

  // MARK: Averages

  /// One document's pairs with all tags, counted.
  private struct Pairs: ClusteredSample {
    var id: String
    var cluster: String
    var first = DecisionCounts()
    var second = DecisionCounts()
  }

  private static func average(
    _ leaves: [TagIndex], _ taxonomy: Taxonomy, _ samples: [Sample], _ before: [Decisions],
    _ after: [Decisions]
  ) -> Average {
    let pairs = samples.enumerated().map { index, sample in
      var pairs = Pairs(id: sample.id, cluster: sample.cluster)
      for tag in leaves {
        guard let grade = sample.grade(of: tag, in: taxonomy) else { continue }
        let id = taxonomy[tag].id
        pairs.first.add(
          decided: before[index].isAssigned(id), labelled: grade > .absent, weight: sample.weight)
        pairs.second.add(
          decided: after[index].isAssigned(id), labelled: grade > .absent, weight: sample.weight)
      }
      return pairs
    }
    func f1(_ pairs: [Pairs], _ multiplicities: [Double]) -> (Double?, Double?) {
      var sums = [0.0, 0, 0, 0]
      for (pair, times) in zip(pairs, multiplicities) where times > 0 {
        sums[0] += times * pair.first.truePositives
        sums[1] += times * (pair.first.support + pair.first.assigned)
        sums[2] += times * pair.second.truePositives
        sums[3] += times * (pair.second.support + pair.second.assigned)
      }
      return (
        sums[1] > 0 ? 2 * sums[0] / sums[1] : nil, sums[3] > 0 ? 2 * sums[2] / sums[3] : nil
      )
    }
    let (first, second) = f1(pairs, Array(repeating: 1, count: pairs.count))
    return Average(
      first: first, second: second,
      difference: Bootstrap().interval(of: pairs) { samples, multiplicities in
        let (first, second) = f1(samples, multiplicities)
        guard let first, let second else { return nil }
        return second - first
      })
  }
}
