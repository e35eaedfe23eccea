/// Sixty-four bytes of UTF-8, sorted by the part each plays: a bit for each byte, the lowest for the first.
struct ByteBlock {
  static let count = 64

  /// Letters, digits and `_` of ASCII.
  private(set) var word: UInt64 = 0
  /// White space and control characters of ASCII.
  private(set) var blank: UInt64 = 0
  /// First bytes of characters outside ASCII.
  private(set) var lead: UInt64 = 0

  /// Those from `offset` on; zeros behind the end, which are blank.
  @inline(__always)
  init(_ text: Span<UInt8>, at offset: Int) {
    for part in 0..<4 {
      let bytes = text.vector(at: offset &+ 16 &* part)
      let shift = UInt64(truncatingIfNeeded: 16 &* part)
      let letters = (bytes | ByteVector(repeating: 0x20)).mask(from: 0x61, through: 0x7A)
      let others = bytes.mask(from: 0x30, through: 0x39) | bytes.mask(of: UInt8(ascii: "_"))
      word |= (letters | others).bits &<< shift
      blank |= bytes.mask(from: 0, through: 0x20).bits &<< shift
      lead |= bytes.mask(from: 0xC0, through: 0xFF).bits &<< shift
    }
  }
}
