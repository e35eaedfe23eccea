extension Document {
  /// The number of the sentence or paragraph at `offset`; 0 for the document, and in a text that is
  /// nothing but white space.
  func unit(of scope: Condition.Scope, at offset: Int) -> Int {
    switch scope {
    case .sentence: sentenceIndex(at: offset) ?? 0
    case .paragraph: paragraphIndex(at: offset) ?? 0
    case .document: 0
    }
  }

  /// Where all parts occur within one unit of `scope`.
  ///
  /// In a sentence the result is the shortest stretch that holds one of each. In a larger unit such a
  /// stretch would say little, and the occurrences of the first part are the result; in the document
  /// those that have the others in reach of their subject.
  func together(_ lists: [[Occurrence]], in scope: Condition.Scope) -> [Occurrence] {
    if scope == .document {
      let others = lists.dropFirst().map { $0.map(\.range.lowerBound) }
      return lists[0].filter { first in
        others.allSatisfy { SubjectReach.contains(first.range.lowerBound, near: $0) }
      }
    }
    var units = Set(lists[0].map { unit(of: scope, at: $0.range.lowerBound) })
    for list in lists.dropFirst() {
      units.formIntersection(list.map { unit(of: scope, at: $0.range.lowerBound) })
    }
    guard !units.isEmpty else { return [] }
    let first = lists[0].filter { units.contains(unit(of: scope, at: $0.range.lowerBound)) }
    guard scope == .sentence, lists.count > 1 else { return first }

    var result: [Occurrence] = []
    for anchor in first {
      let sentence = unit(of: .sentence, at: anchor.range.lowerBound)
      let hull = lists.dropFirst().reduce(anchor.range) { hull, list in
        hull.hull(with: list.nearest(to: anchor.range, within: sentences[sentence]))
      }
      let occurrence = Occurrence(range: hull, isContiguous: hull == anchor.range)
      if let last = result.last, unit(of: .sentence, at: last.range.lowerBound) == sentence {
        if hull.count < last.range.count { result[result.count - 1] = occurrence }
      } else {
        result.append(occurrence)
      }
    }
    return result
  }

  /// The occurrences in those units that hold at least so many that do not overlap; in the document those
  /// that have so many, themselves among them, in reach of their subject.
  func repeated(
    _ list: [Occurrence], atLeast least: Int, in scope: Condition.Scope
  ) -> [Occurrence] {
    let apart = list.apart
    if scope == .document { return apart.inReachOfOthers(atLeast: least) }
    var counts: [Int: Int] = [:]
    for occurrence in apart {
      counts[unit(of: scope, at: occurrence.range.lowerBound), default: 0] += 1
    }
    return apart.filter { counts[unit(of: scope, at: $0.range.lowerBound)]! >= least }
  }
}

extension [Occurrence] {
  /// As many as can be that do not overlap: of those that do, the one that ends first.
  var apart: [Occurrence] {
    let ends = sorted { left, right in
      (left.range.upperBound, right.range.lowerBound)
        < (right.range.upperBound, left.range.lowerBound)
    }
    var result: [Occurrence] = []
    for occurrence in ends
    where result.last.map({ $0.range.upperBound <= occurrence.range.lowerBound }) ?? true {
      result.append(occurrence)
    }
    return result
  }

  /// Those that have at least so many, themselves among them, in reach of their subject.
  ///
  /// - Precondition: sorted by place.
  fileprivate func inReachOfOthers(atLeast least: Int) -> [Occurrence] {
    filter { occurrence in
      let place = occurrence.range.lowerBound
      let first = firstIndex(from: place - SubjectReach.bytes)
      return firstIndex(from: place + SubjectReach.bytes + 1) - first >= least
    }
  }

  /// Of those that begin within `window`, the one with the fewest bytes between it and `range`; the
  /// earlier of two.
  ///
  /// - Precondition: sorted by place, and at least one begins within `window`.
  fileprivate func nearest(to range: Range<Int>, within window: Range<Int>) -> Range<Int> {
    func gap(_ other: Range<Int>) -> Int {
      Swift.max(0, other.lowerBound - range.upperBound, range.lowerBound - other.upperBound)
    }
    return self[firstIndex(from: window.lowerBound)..<firstIndex(from: window.upperBound)]
      .lazy.map(\.range).min { gap($0) < gap($1) }!
  }
}

extension Range<Int> {
  /// The shortest range that holds both.
  func hull(with other: Range<Int>) -> Range<Int> {
    Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}
