internal import VigieCore

/// What bytes mean in JSON.
enum JSONGrammar {
  static let words: [(word: String, kind: JSONScanner.Kind)] = [
    ("true", .boolean), ("false", .boolean), ("null", .null),
  ]

  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// The value of a hexadecimal digit.
  static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }

  /// The next byte that has to be looked at within a string: a quote, a backslash, a control character
  /// or one outside ASCII. Or the last bytes, fewer than eight, whatever they are.
  static func firstSpecial(in bytes: Span<UInt8>, from start: Int, upTo end: Int) -> Int {
    var index = start
    while index &+ 8 <= end {
      let found = special(in: bytes.word64(at: index))
      if found != 0 { return index &+ found.trailingZeroBitCount >> 3 }
      index &+= 8
    }
    return index
  }

  /// Of eight bytes, the highest bit of each that is special; right up to the first such byte.
  @inline(__always)
  private static func special(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    // Of each lane, whether taking away borrows: it was zero, or below 0x20.
    let borrows =
      (quote &- ones) & ~quote | (backslash &- ones) & ~backslash | (word &- (ones &* 0x20)) & ~word
    return (borrows | word) & (ones &* 0x80)
  }
}
