/// A pattern with its fragments put in, and the way back from each byte to where it was written.
struct ExpandedPattern: Sendable {
  /// A stretch of the expanded text that comes from one written text.
  struct Segment: Sendable {
    /// Where it begins in the expanded text, in bytes.
    var start: Int
    var origin: WrittenText
    /// Where it begins in the written text, in bytes.
    var originStart: Int
    /// Whether its bytes are those of the written text; if not, all of it stands for one place,
    /// as the escaped words of a list do.
    var isVerbatim: Bool
  }

  private(set) var text = ""
  private(set) var segments: [Segment] = []

  var count: Int { text.utf8.count }

  /// Adds bytes of a written text as they are.
  mutating func append(_ piece: Substring, of origin: WrittenText, from start: Int) {
    guard !piece.isEmpty else { return }
    segments.append(
      Segment(start: count, origin: origin, originStart: start, isVerbatim: true))
    text += piece
  }

  /// Adds text that nobody wrote, on behalf of a place.
  mutating func append(generated piece: String, for origin: WrittenText, at start: Int) {
    segments.append(
      Segment(start: count, origin: origin, originStart: start, isVerbatim: false))
    text += piece
  }

  mutating func append(_ other: ExpandedPattern) {
    let shift = count
    text += other.text
    segments += other.segments.map { segment in
      var moved = segment
      moved.start += shift
      return moved
    }
  }

  /// The written text, and the byte in it, that a byte of the expanded text comes from.
  func origin(ofByte offset: Int) -> (text: WrittenText, byte: Int)? {
    guard let segment = segments.last(where: { $0.start <= offset }) ?? segments.first else {
      return nil
    }
    let inside = segment.isVerbatim ? offset - segment.start : 0
    return (
      segment.origin, min(segment.originStart + max(0, inside), segment.origin.value.utf8.count)
    )
  }
}
