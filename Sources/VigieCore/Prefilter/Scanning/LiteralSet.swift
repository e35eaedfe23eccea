/// A set of literals by number, a bit for each: small enough to stay in the nearest cache.
struct LiteralSet {
  private var words: [UInt64]

  /// - Parameter count: of all literals there are.
  init(count: Int) {
    words = Array(repeating: 0, count: (count + 63) / 64)
  }

  @inline(__always)
  func contains(_ literal: Int32) -> Bool {
    words[Int(literal) >> 6] & 1 << UInt64(literal & 63) != 0
  }

  @inline(__always)
  mutating func insert(_ literal: Int32) { words[Int(literal) >> 6] |= 1 << UInt64(literal & 63) }

  @inline(__always)
  mutating func remove(_ literal: Int32) {
    words[Int(literal) >> 6] &= ~(1 << UInt64(literal & 63))
  }
}
