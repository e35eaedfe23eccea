/// Eight bytes of UTF-8 at once, the first of them lowest, sorted by the part each plays.
///
/// Each mask has the highest bit of every byte of its kind (SWAR, as in Hacker's Delight, 6-1).
struct ByteLanes {
  /// Letters, digits and `_` of ASCII.
  let word: UInt64
  /// White space and control characters of ASCII.
  let blank: UInt64
  /// Bytes of characters outside ASCII.
  let foreign: UInt64
  /// First bytes of characters outside ASCII.
  let lead: UInt64

  static let highBits = ByteMask.high
  private static let ones = ByteMask.ones

  @inline(__always)
  init(_ bytes: UInt64) {
    foreign = bytes & Self.highBits
    lead = foreign & bytes << 1
    let low = bytes & ~Self.highBits
    let letter = Self.mask(of: low | Self.ones &* 0x20, from: 0x61, through: 0x7A)
    let digit = Self.mask(of: low, from: 0x30, through: 0x39)
    let underscore = Self.mask(of: low, from: 0x5F, through: 0x5F)
    blank = ~(low &+ Self.ones &* 0x5F) & ~foreign & Self.highBits
    word = (letter | digit | underscore) & ~foreign
  }

  /// The lanes within a range; all bytes are below 0x80.
  @inline(__always)
  private static func mask(of bytes: UInt64, from first: UInt64, through last: UInt64) -> UInt64 {
    let reachesFirst = bytes &+ ones &* (0x80 - first)
    let passesLast = bytes &+ ones &* (0x7F - last)
    return reachesFirst & ~passesLast & highBits
  }

  /// How many letters of ASCII eight bytes begin with, and the bytes with these in lower case.
  @inline(__always)
  static func letters(_ bytes: UInt64) -> (lowercased: UInt64, count: Int) {
    let lowercased = bytes | ones &* 0x20
    let letter = mask(of: lowercased & ~highBits, from: 0x61, through: 0x7A) & ~bytes
    return (lowercased, (~letter & highBits).trailingZeroBitCount >> 3)
  }

  /// The ``Separators`` of ASCII, and which of them are hyphens.
  @inline(__always)
  static func separators(_ bytes: UInt64) -> (all: UInt64, hyphens: UInt64) {
    let low = bytes & ~highBits
    let hyphens = ByteMask.equal(bytes, UInt8(ascii: "-"))
    return (~(low &+ ones &* 0x5F | bytes) & highBits | hyphens, hyphens)
  }

  /// The bytes with the capital letters of ASCII made small and spaces for `gaps`; those of other
  /// characters as they are.
  @inline(__always)
  static func lowercased(_ bytes: UInt64, gaps: UInt64) -> UInt64 {
    let capital = mask(of: bytes & ~highBits, from: 0x41, through: 0x5A) & ~bytes
    let all = gaps << 1 &- gaps >> 7
    return (bytes | capital >> 2) & ~all | gaps >> 2
  }

  /// The highest bit of each byte that has a bit in `bits`, the lowest for the first byte.
  @inline(__always)
  static func spread(_ bits: UInt8) -> UInt64 {
    (UInt64(bits) &* ones & 0x8040_2010_0804_0201 &+ ones &* 0x7F) & highBits
  }
}
