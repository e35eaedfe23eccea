internal import VigieCore

/// Well-formed sequences of UTF-8 (the Unicode Standard, table 3-7).
enum UTF8Sequence {
  /// How many bytes the character at `index` has, or 0 where the bytes are not UTF-8.
  @inline(__always)
  static func length(_ bytes: Span<UInt8>, at index: Int, upTo end: Int) -> Int {
    let first = bytes[index]
    func isNext(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      range.contains(bytes[index &+ offset])
    }
    switch first {
    case 0..<0x80: return 1
    case 0xC2...0xDF: return index + 2 <= end && isNext(1) ? 2 : 0
    case 0xE0...0xEF:
      guard index + 3 <= end else { return 0 }
      let second: ClosedRange<UInt8> =
        first == 0xE0 ? 0xA0...0xBF : first == 0xED ? 0x80...0x9F : 0x80...0xBF
      return isNext(1, second) && isNext(2) ? 3 : 0
    case 0xF0...0xF4:
      guard index + 4 <= end else { return 0 }
      let second: ClosedRange<UInt8> =
        first == 0xF0 ? 0x90...0xBF : first == 0xF4 ? 0x80...0x8F : 0x80...0xBF
      return isNext(1, second) && isNext(2) && isNext(3) ? 4 : 0
    default: return 0
    }
  }

  /// The first byte of a range that is not UTF-8; `nil` where all is.
  static func firstMistake(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      while index &+ 8 <= range.upperBound,
        bytes.word64(at: index) & 0x8080_8080_8080_8080 == 0
      { index &+= 8 }
      guard index < range.upperBound else { break }
      let length = length(bytes, at: index, upTo: range.upperBound)
      guard length > 0 else { return index }
      index &+= length
    }
    return nil
  }
}
