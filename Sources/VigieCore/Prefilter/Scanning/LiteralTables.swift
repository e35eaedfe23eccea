/// Literals by their length, each in the table with the longest key that it can fill.
///
/// A class, so that a scan holds on to it as a whole.
final class LiteralTables: Sendable {
  let two: LiteralTable
  let three: LiteralTable
  let five: LiteralTable
  let eight: LiteralTable
  let twelve: LiteralTable
  let sixteen: LiteralTable
  let isEmpty: Bool
  /// The keys of all, of up to eight bytes.
  let keys: KeySet
  /// A bit for each pair of first bytes of all.
  let pairs: [UInt64]

  /// - Parameter literals: of 2 to ``Literal/mostBytes`` bytes.
  init(_ literals: [Literal]) {
    let lengths = [2, 3, 5, 8, 12, 16]
    var byLength = Array(repeating: [Literal](), count: lengths.count)
    for literal in literals {
      byLength[lengths.lastIndex { $0 <= literal.count } ?? 0].append(literal)
    }
    /// The table of a level, which for the long ones tells of longer literals as well.
    func table(_ level: Int, with longer: Int = 0) -> LiteralTable {
      LiteralTable(byLength[level...level + longer], keyLength: lengths[level])
    }
    (two, three, five) = (table(0), table(1), table(2))
    (eight, twelve, sixteen) = (table(3, with: 2), table(4, with: 1), table(5))
    isEmpty = literals.isEmpty
    keys = KeySet(
      zip(lengths, byLength).flatMap { length, literals in
        literals.map { KeySet.hash($0.first, 0, min(length, 8)) }
      })
    pairs = Self.pairs(of: literals)
  }

  private static func pairs(of literals: [Literal]) -> [UInt64] {
    var pairs = [UInt64](repeating: 0, count: 1 << 10)
    for literal in literals {
      let pair = Int(literal.first & 0xFFFF)
      pairs[pair >> 6] |= 1 << UInt64(pair & 63)
    }
    return pairs
  }

  // MARK: Finding

  /// At which of eight bytes a literal may begin: a bit for each, the lowest for the first.
  ///
  /// - Parameters:
  ///   - bytes: the first of them lowest.
  ///   - behind: the eight bytes from the second on.
  @inline(__always)
  static func pairLanes(_ bytes: UInt64, _ behind: UInt64, in pairs: Span<UInt64>) -> UInt64 {
    var lanes: UInt64 = 0
    for lane: UInt64 in 0..<8 {
      let pair = lane < 7 ? bytes &>> (8 &* lane) : behind &>> 48
      // SAFETY: there is a bit for each pair, 64 in each number.
      let bits = unsafe pairs[unchecked: Int(truncatingIfNeeded: pair &>> 6 & 0x3FF)]
      lanes |= (bits &>> pair & 1) &<< lane
    }
    return lanes
  }
}
