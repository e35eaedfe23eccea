/// A set of literals by number, a bit for each: small enough to stay in the nearest cache.
struct LiteralSet {
  private var words: [UInt64]

  /// - Parameter count: of all literals there are.
  init(count: Int) {
    words = Array(repeating: 0, count: (count + 63) / 64)
  }

  /// The number of the word that has the literal's bit, and the bit.
  static func place(of literal: Int32) -> (word: Int, bit: UInt64) {
    (Int(literal) >> 6, 1 << UInt64(literal & 63))
  }

  /// Whether one of the literals with these bits of a word is in the set.
  @inline(__always)
  func contains(_ bits: UInt64, ofWord word: Int) -> Bool { words[word] & bits != 0 }

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
