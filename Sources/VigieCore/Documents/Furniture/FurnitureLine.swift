/// A paragraph as the recognisers of furniture look at it.
///
/// Furniture is short, so only the beginning of a paragraph is kept.
struct FurnitureLine {
  static let longestStart = 320
  /// Of longer paragraphs less is enough.
  private static let startOfLong = 160

  let range: Range<Int>
  /// The beginning, with ASCII and Latin-1 letters in lower case; offsets are those of the paragraph.
  let start: [UInt8]
  /// What it ends with, behind closing quotes and brackets.
  private let last: UInt32

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.range = range
    let isShort = range.count <= Self.longestStart
    var end = isShort ? range.upperBound : range.lowerBound + Self.startOfLong
    while end < range.upperBound, bytes[end].isContinuation { end -= 1 }
    self.isShort = isShort
    start = Self.lowercased(bytes[range.lowerBound..<end])
    var index = range.upperBound
    var last: UInt32 = 0
    while index > range.lowerBound {
      index = bytes.scalarStart(before: index)
      last = bytes.scalar(at: index).value
      guard [0x22, 0x27, 0x29, 0x5D, 0xBB, 0x300D, 0x300F].contains(last) else { break }
    }
    self.last = last
  }

  /// Whether all of it is in `start`.
  let isShort: Bool
  /// In bytes.
  var length: Int { range.count }

  /// Ends in `.`, `!`, `?`, `…` or `。`.
  var endsSentence: Bool { [0x2E, 0x21, 0x3F, 0x2026, 0x3002].contains(last) }
  /// Ends as a statement does, which headings rarely do.
  var endsStatement: Bool { last == 0x2E || last == 0x3002 }
  var endsOpen: Bool { last == 0x3A || last == 0x2C || last == 0x3B || last == 0x3001 }

  /// How wide it is, roughly: characters, wide ones counting two.
  var width: Int {
    guard isShort else { return range.count }
    var width = 0
    var index = 0
    while index < start.count {
      let (scalar, length) = start.scalar(at: index)
      width += TextLine.isWide(scalar) ? 2 : 1
      index += length
    }
    return width
  }

  var words: Int { WordCounter.count(in: start, range: 0..<start.count) }

  /// The range in the text for one in `start`.
  func textRange(_ range: Range<Int>) -> Range<Int> {
    self.range.lowerBound + range.lowerBound..<self.range.lowerBound + range.upperBound
  }

  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result = bytes.lowercasedASCII
    var index = 0
    while true {
      // À to Þ, without ×.
      index = result.span.firstOffset(from: index, to: result.count) { ByteMask.equal($0, 0xC3) }
      guard index + 1 < result.count else { return result }
      if (0x80...0x9E).contains(result[index + 1]), result[index + 1] != 0x97 {
        result[index + 1] += 0x20
      }
      index += 2
    }
  }
}
