/// Which of eight bytes are of a kind: the highest bit of each (SWAR, as in Hacker's Delight, 6-1).
enum ByteMask {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let high: UInt64 = 0x8080_8080_8080_8080

  /// Those equal to `byte`.
  @inline(__always)
  static func equal(_ bytes: UInt64, _ byte: UInt8) -> UInt64 {
    let unlike = bytes ^ ones &* UInt64(byte)
    return ~((unlike & ~high) &+ ~high | unlike) & high
  }

  /// Those below `byte`, which is 0x80 or less.
  @inline(__always)
  static func below(_ bytes: UInt64, _ byte: UInt8) -> UInt64 {
    ~from(bytes, byte) & high
  }

  /// Those not below `byte`, which is 0x80 or less.
  @inline(__always)
  static func from(_ bytes: UInt64, _ byte: UInt8) -> UInt64 {
    ((bytes & ~high) &+ ones &* UInt64(0x80 - byte) | bytes) & high
  }

  /// How many bytes are in a mask, by a product instead of a count of bits, which many processors have but no
  /// compiler may rely on.
  @inline(__always)
  static func count(_ mask: UInt64) -> Int { Int((mask >> 7 &* ones) >> 56) }
}
