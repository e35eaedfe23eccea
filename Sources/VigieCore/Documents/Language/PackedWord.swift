/// Up to eight bytes of a word in one number, so that words can be looked up without strings.
///
/// Longer words keep their last eight bytes; none of the words looked up is as long.
struct PackedWord {
  private(set) var value: UInt64 = 0
  private(set) var length = 0

  init() {}

  init(_ word: some StringProtocol) {
    for byte in word.utf8 { append(byte) }
  }

  mutating func append(_ byte: UInt8) {
    value = value << 8 | UInt64(byte)
    length += 1
  }

  /// Appends the first so many of eight bytes, the first of them lowest; at most eight.
  @inline(__always)
  mutating func append(_ bytes: UInt64, count: Int) {
    guard count > 0 else { return }
    let last = bytes.byteSwapped >> UInt64(64 - 8 * count)
    value = count == 8 ? last : value << UInt64(8 * count) | last
    length += count
  }

  /// The last four bytes.
  var ending: UInt64 { value & 0xFFFF_FFFF }
}

/// Bits for words, found by hashing with one multiplication: every word of every document is looked
/// up, and a dictionary would take most of the time of reading.
struct PackedWordTable: Sendable {
  private static let size = 2048
  private var keys = [UInt64](repeating: 0, count: size)
  private var masks = [UInt8](repeating: 0, count: size)

  /// - Parameter lists: for each bit, words parted by white space.
  init(_ lists: [String]) {
    for (bit, list) in lists.enumerated() {
      for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        let place = place(of: PackedWord(word).value)
        keys[place] = PackedWord(word).value
        masks[place] |= 1 << UInt8(bit)
      }
    }
  }

  /// The bits of a word; 0 where it is in no list.
  subscript(word: UInt64) -> UInt8 { masks[place(of: word)] }

  /// Where a word stands, or would stand.
  private func place(of word: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 53)
    while keys[place] != 0, keys[place] != word { place = (place + 1) % Self.size }
    return place
  }
}
