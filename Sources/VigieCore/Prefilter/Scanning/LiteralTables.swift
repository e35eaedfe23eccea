/// Literals by their length, each in the table with the longest key that it can fill.
///
/// A class, so that a scan holds on to it as a whole.
final class LiteralTables: Sendable {
  private let two: LiteralTable
  private let three: LiteralTable
  private let four: LiteralTable
  private let six: LiteralTable
  private let eight: LiteralTable
  private let twelve: LiteralTable
  private let sixteen: LiteralTable
  let isEmpty: Bool
  /// A bit for each pair of first bytes of those below four bytes.
  let shortPairs: [UInt64]
  /// A bit for each pair of first bytes of all.
  let pairs: [UInt64]

  /// - Parameter literals: of 2 to ``Literal/mostBytes`` bytes.
  init(_ literals: [Literal]) {
    let lengths = [2, 3, 4, 6, 8, 12, 16]
    var byLength = Array(repeating: [Literal](), count: lengths.count)
    for literal in literals {
      byLength[lengths.lastIndex { $0 <= literal.count } ?? 0].append(literal)
    }
    func table(_ level: Int) -> LiteralTable {
      LiteralTable(byLength[level...], keyLength: lengths[level])
    }
    (two, three, four, six) = (table(0), table(1), table(2), table(3))
    (eight, twelve, sixteen) = (table(4), table(5), table(6))
    isEmpty = literals.isEmpty
    pairs = Self.pairs(of: literals)
    shortPairs = Self.pairs(of: byLength[0] + byLength[1])
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

  /// Whether a literal of four bytes or more may begin with these.
  @inline(__always)
  func mayBeginLong(_ first: UInt64) -> Bool { four.mayBegin(KeySet.hash(first, 0, 4)) }

  @inline(__always)
  static func isPair(_ first: UInt64, in pairs: Span<UInt64>) -> Bool {
    pairs[Int(first >> 6) & 0x3FF] & 1 &<< first != 0
  }

  /// Calls `visit` with each literal of four bytes or more that may stand at `offset`, where `first` are the
  /// first eight bytes.
  @inline(__always)
  func forEachLong(
    at offset: Int, _ first: UInt64, in text: Span<UInt8>, _ visit: (Literal) -> Void
  ) {
    let second = text.word64(at: offset + 8)
    /// Says whether longer literals may begin here.
    @inline(__always)
    func visitAll(_ table: LiteralTable, _ keyLength: Int) -> Bool {
      // The length is known to the compiler.
      let hash = KeySet.hash(first, second, keyLength)
      guard table.mayBegin(hash) else { return false }
      table.forEach(hash, before: text[offset + keyLength], visit)
      return true
    }
    _ =
      visitAll(four, 4) && visitAll(six, 6) && visitAll(eight, 8) && visitAll(twelve, 12)
      && visitAll(sixteen, 16)
  }

  /// The same for those of two and three bytes.
  @inline(__always)
  func forEachShort(
    at offset: Int, _ first: UInt64, in text: Span<UInt8>, _ visit: (Literal) -> Void
  ) {
    two.forEach(KeySet.hash(first, 0, 2), before: text[offset + 2], visit)
    three.forEach(KeySet.hash(first, 0, 3), before: text[offset + 3], visit)
  }
}
