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

  /// Of which lengths a literal may begin with these, as far as its key tells.
  struct Lengths: OptionSet {
    let rawValue: UInt64

    static let two = Lengths(rawValue: 1)
    static let three = Lengths(rawValue: 2)
    static let five = Lengths(rawValue: 4)
    static let eightOrMore = Lengths(rawValue: 8)
  }

  @inline(__always)
  func lengths(beginningWith first: UInt64) -> Lengths {
    // Without a branch, for which of them hold is not to be foreseen.
    Lengths(
      rawValue: keys.bit(of: KeySet.hash(first, 0, 2)) | keys.bit(of: KeySet.hash(first, 0, 3)) << 1
        | keys.bit(of: KeySet.hash(first, 0, 5)) << 2 | keys.bit(of: KeySet.hash(first, 0, 8)) << 3)
  }

  /// Calls `visit` with each literal that may stand at `offset`, where `first` are the first eight bytes.
  @inline(__always)
  func forEach(
    of lengths: Lengths, at offset: Int, _ first: UInt64, in text: Span<UInt8>,
    _ visit: (Literal) -> Void
  ) {
    @inline(__always)
    func visitAll(_ table: LiteralTable, _ keyLength: Int, _ second: UInt64 = 0) {
      // The length is known to the compiler.
      table.forEach(
        KeySet.hash(first, second, keyLength), before: text[offset + keyLength], visit)
    }
    if lengths.contains(.two) { visitAll(two, 2) }
    if lengths.contains(.three) { visitAll(three, 3) }
    if lengths.contains(.five) { visitAll(five, 5) }
    guard lengths.contains(.eightOrMore) else { return }
    visitAll(eight, 8)
    let second = text.word64(at: offset + 8)
    guard twelve.mayBegin(KeySet.hash(first, second, 12)) else { return }
    visitAll(twelve, 12, second)
    if sixteen.mayBegin(KeySet.hash(first, second, 16)) { visitAll(sixteen, 16, second) }
  }
}
