/// Which first bytes literals have: a bitmap of hashes, so that it may hold more than was put in, never less.
struct KeySet: Sendable {
  private let bitmap: [UInt64]
  /// To the right, from a hash to the number of its bit.
  private let shift: UInt64

  private static let leastBits: UInt64 = 6
  /// As many as the nearest cache has room for beside the text.
  private static let mostBits: UInt64 = 17
  /// 2⁶⁴ over the golden ratio: spreads keys that differ in any byte (Knuth, TAOCP 6.4).
  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// Another odd number, for the bytes behind the eighth.
  private static let secondMultiplier: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  /// - Parameter hashes: of the keys.
  init(_ hashes: [UInt64]) {
    var bits = Self.leastBits
    while bits < Self.mostBits, 1 << Int(bits) < 16 * hashes.count { bits += 1 }
    shift = 64 - bits
    var bitmap = [UInt64](repeating: 0, count: 1 << Int(bits - 6))
    for hash in hashes {
      let bit = Int(hash >> shift)
      bitmap[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    self.bitmap = bitmap
  }

  /// Of the first bytes of a text, eight in each number, those that make a key: 8 or fewer, or up to 16.
  @inline(__always)
  static func hash(_ first: UInt64, _ second: UInt64, _ keyLength: Int) -> UInt64 {
    let first = first & Literal.mask(keyLength)
    guard keyLength > 8 else { return first &* multiplier }
    let second = (second & Literal.mask(keyLength - 8)) &* secondMultiplier
    return (first ^ second ^ second >> 29) &* multiplier
  }

  /// 1 where a key with this hash may be among them, else 0.
  @inline(__always)
  func bit(of hash: UInt64) -> Int {
    let bit = hash &>> shift
    // SAFETY: there are as many bits as a shifted hash has values.
    return unsafe Int(truncatingIfNeeded: bitmap.span[unchecked: Int(bit &>> 6)] &>> bit & 1)
  }
}
