/// Literals by their length, each in the table with the longest key that it can fill.
///
/// A class, so that a scan holds on to it as a whole.
final class LiteralTables: Sendable {
  private let two: LiteralTable
  private let three: LiteralTable
  private let five: LiteralTable
  private let eight: LiteralTable
  private let twelve: LiteralTable
  private let sixteen: LiteralTable
  let isEmpty: Bool
  /// The keys of all, of up to eight bytes.
  private let keys: KeySet
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

  @inline(__always)
  static func isPair(_ first: UInt64, in pairs: Span<UInt64>) -> Bool {
    pairs[Int(first >> 6) & 0x3FF] & 1 &<< first != 0
  }

  /// Whether a literal may begin with these.
  @inline(__always)
  func mayBegin(_ first: UInt64) -> Bool {
    keys.mayHold(KeySet.hash(first, 0, 8)) || keys.mayHold(KeySet.hash(first, 0, 5))
      || keys.mayHold(KeySet.hash(first, 0, 3)) || keys.mayHold(KeySet.hash(first, 0, 2))
  }

  /// Calls `visit` with each literal that may stand at `offset`, where `first` are the first eight bytes.
  @inline(__always)
  func forEach(
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
    _ = visitAll(eight, 8) && visitAll(twelve, 12) && visitAll(sixteen, 16)
    _ = visitAll(five, 5)
    _ = visitAll(three, 3)
    _ = visitAll(two, 2)
  }
}
