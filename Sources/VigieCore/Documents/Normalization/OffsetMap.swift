/// The way from offsets in rewritten text back to the text it was made from.
///
/// The rewritten text is a sequence of segments of equal units: a plain stretch has units of one
/// byte on either side, a row of full-width letters units of one byte made from three. What was left
/// out lies between segments and takes no room. An untouched text has no segments at all.
struct OffsetMap: Hashable, Sendable {
  struct Segment: Hashable, Sendable {
    /// Where it begins in the rewritten text.
    var start: UInt32
    /// Where it begins in the source.
    var source: UInt32
    /// How many bytes a unit takes in the rewritten text and in the source.
    var unit: UInt32
    var sourceUnit: UInt32
  }

  /// Ascending; each reaches to the beginning of the next.
  private(set) var segments: [Segment] = []

  /// Where the unit that holds `offset` begins and ends in the source.
  private func unit(at offset: Int) -> Range<Int> {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return offset..<offset + 1 }
    let segment = segments[low - 1]
    let units = (offset - Int(segment.start)) / Int(segment.unit)
    let begin = Int(segment.source) + units * Int(segment.sourceUnit)
    return begin..<begin + Int(segment.sourceUnit)
  }

  /// The smallest stretch of the source from which `range` was made.
  func source(of range: Range<Int>) -> Range<Int> {
    if segments.isEmpty { return range }
    if range.isEmpty {
      let place = range.lowerBound > 0 ? unit(at: range.lowerBound - 1).upperBound : 0
      return place..<place
    }
    let lower = unit(at: range.lowerBound).lowerBound
    return lower..<max(lower, unit(at: range.upperBound - 1).upperBound)
  }

  /// Says that the rewritten text from `start` on is made of units that come from `source` on.
  ///
  /// Calls come in ascending order, one for each change of step at least; needless ones cost nothing.
  mutating func append(start: Int, source: Int, unit: Int = 1, sourceUnit: Int = 1) {
    let segment = Segment(
      start: UInt32(start), source: UInt32(source), unit: UInt32(unit),
      sourceUnit: UInt32(sourceUnit))
    let last = segments.last ?? Segment(start: 0, source: 0, unit: 1, sourceUnit: 1)
    if last.unit == segment.unit, last.sourceUnit == segment.sourceUnit {
      let units = (segment.start - last.start) / segment.unit
      if last.start + units * last.unit == segment.start,
        last.source + units * last.sourceUnit == segment.source
      {
        return
      }
    }
    if last.start == segment.start, !segments.isEmpty { segments.removeLast() }
    segments.append(segment)
  }

  /// Forgets what was said of the rewritten text from `start` on, and tells where that came from.
  mutating func retract(to start: Int) -> Int {
    let source = unit(at: start).lowerBound
    while let last = segments.last, last.start >= start { segments.removeLast() }
    return source
  }
}
