extension Document {
  /// Where all parts occur at different words, no farther apart than `distance`.
  ///
  /// For each occurrence of the first part the closest of the others are tried; a stretch that holds
  /// a shorter one is dropped.
  func near(
    _ lists: [[Occurrence]], within distance: Condition.Distance, ordered: Bool
  ) -> [Occurrence] {
    var result: [Occurrence] = []
    for anchor in lists[0] {
      var best: Range<Int>?
      extend([anchor.range], by: lists.dropFirst(), ordered: ordered) { parts in
        guard isClose(parts, distance) else { return }
        let hull = parts.dropFirst().reduce(parts[0]) { $0.hull(with: $1) }
        if best.map({ hull.count < $0.count }) ?? true { best = hull }
      }
      if let best {
        result.append(Occurrence(range: best, isContiguous: best == anchor.range))
      }
    }
    result.sortAndMerge()
    return result.shortest()
  }

  /// Completes `parts` with one occurrence of each list, in every promising way.
  ///
  /// Any valid choice stays valid when a part is replaced by one that is nearer to the anchor on the
  /// same side, so the nearest on each side is enough; the second nearest is tried too, for when the
  /// nearest stands on words already taken.
  private func extend(
    _ parts: [Range<Int>], by lists: ArraySlice<[Occurrence]>, ordered: Bool,
    _ visit: ([Range<Int>]) -> Void
  ) {
    guard let list = lists.first else { return visit(parts) }
    let reference = ordered ? parts[parts.count - 1] : parts[0]
    let next = list.firstIndex(from: reference.upperBound)
    var candidates = Array(list[next..<min(next + 2, list.count)])
    if !ordered {
      var before = list.firstIndex(from: reference.lowerBound) - 1
      var wanted = 2
      while before >= 0, wanted > 0 {
        if list[before].range.upperBound <= reference.lowerBound {
          candidates.append(list[before])
          wanted -= 1
        }
        before -= 1
      }
    }
    for candidate in candidates where !parts.contains(where: { $0.overlaps(candidate.range) }) {
      extend(parts + [candidate.range], by: lists.dropFirst(), ordered: ordered, visit)
    }
  }

  /// Whether the parts are in one paragraph and no farther apart than `distance`.
  private func isClose(_ parts: [Range<Int>], _ distance: Condition.Distance) -> Bool {
    let first = parts.min { $0.lowerBound < $1.lowerBound }!
    let last = parts.max { $0.lowerBound < $1.lowerBound }!
    switch distance {
    case .scope(let scope):
      return scope == .document
        || unit(of: scope, at: first.lowerBound) == unit(of: scope, at: last.lowerBound)
    case .words(let most), .characters(let most):
      guard
        unit(of: .paragraph, at: first.lowerBound) == unit(of: .paragraph, at: last.lowerBound)
      else { return false }
      guard first.upperBound < last.lowerBound else { return true }
      let between = first.upperBound..<last.lowerBound
      if case .words = distance { return words(in: between, upTo: most) <= most }
      return characters(in: between, upTo: most) <= most
    }
  }
}

extension [Occurrence] {
  /// Without those that hold another one.
  ///
  /// - Precondition: sorted by place, each range once.
  fileprivate func shortest() -> [Occurrence] {
    var kept: [Occurrence] = []
    var nearestEnd = Int.max
    // From the right: whatever began later and ended no later lies within.
    for occurrence in reversed() where occurrence.range.upperBound < nearestEnd {
      nearestEnd = occurrence.range.upperBound
      while let last = kept.last, last.range.lowerBound == occurrence.range.lowerBound {
        kept.removeLast()
      }
      kept.append(occurrence)
    }
    return kept.reversed()
  }
}

extension Range<Int> {
  /// Whether all of `other` lies within.
  func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
