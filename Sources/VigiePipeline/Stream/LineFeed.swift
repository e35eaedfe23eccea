internal import VigieCore

extension Span<UInt8> {
  /// The first line feed, found by eight bytes at a time.
  func lineFeed(from start: Int) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = start
    while index &+ 8 <= count {
      let word = word64(at: index) ^ (ones &* 0x0A)
      let zero = (word &- ones) & ~word & (ones &* 0x80)
      if zero != 0 { return index &+ zero.trailingZeroBitCount >> 3 }
      index &+= 8
    }
    while index < count {
      if self[index] == UInt8(ascii: "\n") { return index }
      index &+= 1
    }
    return nil
  }
}
