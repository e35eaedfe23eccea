/// Stretches of text taken together: what overlaps is one stretch.
struct Coverage {
  private var ranges: [Range<Int>] = []

  /// - Precondition: sorted by place.
  init(_ occurrences: [Occurrence]) {
    for occurrence in occurrences {
      if let last = ranges.last, last.upperBound >= occurrence.range.lowerBound {
        ranges[ranges.count - 1] = last.hull(with: occurrence.range)
      } else {
        ranges.append(occurrence.range)
      }
    }
  }

  var isEmpty: Bool { ranges.isEmpty }

  /// Whether `range` shares a byte with one of the stretches.
  func overlaps(_ range: Range<Int>) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound < range.upperBound
  }
}
