/// A place where a condition holds.
struct Occurrence: Hashable {
  /// In bytes of the normalised text.
  var range: Range<Int>
  /// Whether one pattern matched all of it; otherwise its parts stand apart and other words between.
  var isContiguous: Bool
}

extension [Occurrence] {
  /// In order of place, each range once.
  mutating func sortAndMerge() {
    guard count > 1 else { return }
    sort { left, right in
      (left.range.lowerBound, left.range.upperBound, left.isContiguous ? 0 : 1)
        < (right.range.lowerBound, right.range.upperBound, right.isContiguous ? 0 : 1)
    }
    var kept = 0
    for index in indices.dropFirst() where self[index].range != self[kept].range {
      kept += 1
      self[kept] = self[index]
    }
    removeSubrange((kept + 1)...)
  }

  /// The first index whose range begins at `offset` or later.
  ///
  /// - Precondition: sorted by place.
  func firstIndex(from offset: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
