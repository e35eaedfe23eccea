/// Literals of about one length by their first bytes, for finding which of them stand at an offset.
///
/// A bitmap, small enough for the nearest cache, answers for most offsets that none does, and no longer one
/// either. Literals with the same first bytes stand behind one another in `literals`. A class, so that a
/// scan holds on to it as a whole.
final class LiteralTable: Sendable {
  /// How many bytes make a key: 8 or fewer, 12 or 16.
  let keyLength: Int
  /// Of its own and of longer literals.
  let keys: KeySet
  /// One more than there are slots.
  let slots: [Slot]
  /// In the order of their slots.
  let literals: [Literal]
  private let shift: UInt64

  struct Slot {
    /// Where its literals begin.
    var start: Int32 = 0
    /// A bit for each byte, modulo 32, that some literal has behind its key; all bits where one ends there.
    var nextBytes: UInt32 = 0
  }

  /// - Parameter literals: its own, each at least `keyLength` long, and then those with longer keys.
  init(_ literals: ArraySlice<[Literal]>, keyLength: Int) {
    self.keyLength = keyLength
    keys = KeySet(
      literals.joined().map { KeySet.hash($0.first, $0.second, keyLength) })
    let own = literals.first ?? []
    var bits: UInt64 = 4
    while 1 << Int(bits) < own.count * 2 { bits += 1 }
    let shift = 64 - bits
    self.shift = shift
    var slots = [Slot](repeating: Slot(), count: 1 << Int(bits) + 1)
    for literal in own {
      let slot = Self.slot(of: literal, keyLength, shift)
      slots[slot + 1].start += 1
      slots[slot].nextBytes |=
        literal.count == keyLength
        ? .max : Self.bit(ofNext: literal[keyLength])
    }
    for index in slots.indices.dropFirst() { slots[index].start += slots[index - 1].start }
    self.slots = slots
    // Sorted by slot, by counting.
    var sorted = own
    var next = slots.map(\.start)
    for literal in own {
      let slot = Self.slot(of: literal, keyLength, shift)
      sorted[Int(next[slot])] = literal
      next[slot] += 1
    }
    self.literals = sorted
  }

  private static func slot(of literal: Literal, _ keyLength: Int, _ shift: UInt64) -> Int {
    Int(KeySet.hash(literal.first, literal.second, keyLength) >> shift)
  }

  @inline(__always)
  private static func bit(ofNext next: UInt8) -> UInt32 { 1 &<< UInt32(next) }

  @inline(__always)
  func slot(of hash: UInt64) -> Int { Int(hash &>> shift) }
}
