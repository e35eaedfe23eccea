/// A number that texts determine, the same on every machine: a key to draw by.
///
/// FNV-1a over the bytes, then mixed as in SplitMix64, so that near texts get far numbers.
package struct StableHash: Sendable {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  package init(seed: UInt64) {
    add(seed)
  }

  package mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    // No text ends with this byte, so that "ab", "c" is not "a", "bc".
    add(UInt8(0xFF))
  }

  package mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  private mutating func add(_ number: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      add(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  private mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  package var value: UInt64 {
    var generator = SplitMix64(seed: state)
    return generator.next()
  }
}
