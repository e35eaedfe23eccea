/// Literals by their first bytes, for finding which of them stand at an offset.
///
/// A bitmap, small enough for the nearest cache, answers for most offsets that none does. Literals
/// with the same first bytes stand behind one another in `entries`. A class, so that a scan holds on to
/// it as a whole.
final class LiteralTable: Sendable {
  /// How many bytes make a key.
  let keyLength: Int
  private let mask: UInt32
  let bitmap: [UInt64]
  /// One more than there are slots.
  private let slots: [Slot]
  private let entries: [Entry]
  private let shift: UInt32

  private struct Slot {
    /// Where its entries begin.
    var start: Int32
    /// A bit for each byte, modulo 32, that some entry has behind its key; all bits where one ends there.
    var nextBytes: UInt32
  }

  private struct Entry {
    var key: UInt32
    /// Up to four bytes behind the key, the first of them lowest, and which of these bits count.
    var next: UInt32
    var nextMask: UInt32
    var literal: Int32
    /// What is behind these, in `rests`.
    var start: Int32
    var count: Int32
  }

  private let rests: [UInt8]

  private static let bitmapBits: UInt32 = 16
  /// 2³² over the golden ratio: spreads keys that differ in any byte (Knuth, TAOCP 6.4).
  private static let multiplier: UInt32 = 0x9E37_79B1

  /// - Parameter literals: each at least `keyLength` long.
  convenience init(_ literals: [(bytes: [UInt8], literal: Int32)], keyLength: Int) {
    var entries: [Entry] = []
    var rests: [UInt8] = []
    for (bytes, literal) in literals {
      let next = bytes.dropFirst(keyLength).prefix(4)
      let rest = bytes.dropFirst(keyLength + 4)
      entries.append(
        Entry(
          key: Self.word(bytes.prefix(keyLength)), next: Self.word(next),
          nextMask: next.count == 4 ? .max : 1 << UInt32(8 * next.count) - 1,
          literal: literal, start: Int32(rests.count), count: Int32(rest.count)))
      rests += rest
    }
    self.init(entries, rests: rests, keyLength: keyLength)
  }

  /// The bytes as a number, the first of them lowest.
  private static func word(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  private init(_ entries: [Entry], rests: [UInt8], keyLength: Int) {
    self.keyLength = keyLength
    self.rests = rests
    mask = keyLength == 4 ? .max : 1 << UInt32(8 * keyLength) - 1
    var bits: UInt32 = 4
    while 1 << Int(bits) < entries.count * 2 { bits += 1 }
    let shift = 32 - bits
    self.shift = shift
    var bitmap = [UInt64](repeating: 0, count: 1 << Int(Self.bitmapBits - 6))
    var slots = [Slot](repeating: Slot(start: 0, nextBytes: 0), count: 1 << Int(bits) + 1)
    for entry in entries {
      let hash = entry.key &* Self.multiplier
      let bit = Int(hash >> (32 - Self.bitmapBits))
      bitmap[bit >> 6] |= 1 << UInt64(bit & 63)
      slots[Int(hash >> shift) + 1].start += 1
      slots[Int(hash >> shift)].nextBytes |=
        entry.nextMask == 0 ? .max : Self.bit(ofNext: entry.next)
    }
    for index in slots.indices.dropFirst() { slots[index].start += slots[index - 1].start }
    self.bitmap = bitmap
    self.slots = slots
    // Sorted by slot, by counting.
    var sorted = entries
    var next = slots.map(\.start)
    for entry in entries {
      let slot = Int((entry.key &* Self.multiplier) >> shift)
      sorted[Int(next[slot])] = entry
      next[slot] += 1
    }
    self.entries = sorted
  }

  @inline(__always)
  private static func bit(ofNext next: UInt32) -> UInt32 { 1 << (next & 31) }

  var isEmpty: Bool { entries.isEmpty }

  /// The literals as they were given, in another order.
  var literals: [(bytes: [UInt8], literal: Int32)] {
    func bytes(_ word: UInt32, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) }
    }
    return entries.map { entry in
      let rest = rests[Int(entry.start)..<Int(entry.start + entry.count)]
      return (
        bytes(entry.key, keyLength) + bytes(entry.next, entry.nextMask.nonzeroBitCount / 8) + rest,
        entry.literal
      )
    }
  }

  /// The first two bytes of each literal, the first of them lowest.
  var firstPairs: [UInt32] { entries.map { $0.key & 0xFFFF } }

  func write(to writer: inout CompactWriter) {
    writer.write(keyLength)
    writer.write(entries.count)
    for entry in entries {
      writer.write(Int(entry.key))
      writer.write(Int(entry.next))
      writer.write(Int(entry.nextMask))
      writer.write(Int(entry.literal))
      writer.write(Int(entry.start))
      writer.write(Int(entry.count))
    }
    writer.write(raw: rests)
  }

  convenience init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    let keyLength = try reader.int()
    guard (2...4).contains(keyLength) else { throw CompactReader.Malformed() }
    let entries = try reader.array { (reader) throws(CompactReader.Malformed) in
      Entry(
        key: UInt32(truncatingIfNeeded: try reader.int()),
        next: UInt32(truncatingIfNeeded: try reader.int()),
        nextMask: UInt32(truncatingIfNeeded: try reader.int()), literal: try reader.int32(),
        start: try reader.int32(), count: try reader.int32())
    }
    self.init(entries, rests: try reader.raw(), keyLength: keyLength)
  }

  func refersWithin(_ literals: Range<Int32>) -> Bool {
    entries.allSatisfy {
      literals.contains($0.literal) && $0.start >= 0 && $0.count >= 0
        && Int($0.start) + Int($0.count) <= rests.count
    }
  }

  /// Whether a literal with a key of four bytes may begin with these, the first of them lowest.
  @inline(__always)
  static func isSet(_ word: UInt32, in bitmap: Span<UInt64>) -> Bool {
    let bit = Int((word &* multiplier) >> (32 - bitmapBits))
    return bitmap[bit >> 6] & 1 << UInt64(bit & 63) != 0
  }

  /// Adds a hit for each literal that stands in `text` at `offset`, where `word` are the four bytes.
  @inline(never)
  func collect(
    at offset: Int, _ word: UInt32, in text: Span<UInt8>, tokens: Int,
    into hits: inout [LiteralScanner.LiteralHit]
  ) {
    let key = word & mask
    let slot = Int((key &* Self.multiplier) >> shift)
    let behindKey = offset + keyLength
    let next = text.word32(at: behindKey)
    guard slots[slot].nextBytes & Self.bit(ofNext: next) != 0 else { return }
    var index = Int(slots[slot].start)
    let end = Int(slots[slot + 1].start)
    while index < end {
      let entry = entries[index]
      index += 1
      guard entry.key == key, next & entry.nextMask == entry.next else { continue }
      let behind = behindKey + 4
      let count = Int(entry.count)
      guard count == 0 || behind + count <= text.count else { continue }
      var matched = 0
      while matched < count, text[behind + matched] == rests[Int(entry.start) + matched] {
        matched += 1
      }
      guard matched == count else { continue }
      hits.append(
        LiteralScanner.LiteralHit(
          literal: entry.literal, offset: Int32(truncatingIfNeeded: offset),
          token: Int32(truncatingIfNeeded: tokens)))
    }
  }
}

/// Literals by the length of their keys: most have four bytes or more.
struct LiteralTables: Sendable {
  let long: LiteralTable
  let three: LiteralTable
  let two: LiteralTable
  let isEmpty: Bool
  let hasShort: Bool
  /// A bit for each pair of first bytes of those below four bytes; of all, where that tells enough.
  let pairs: [UInt64]
  /// Whether `pairs` are those of all, and few: then they say sooner than keys that nothing begins.
  let arePairsOfAll: Bool

  init(_ literals: [(bytes: [UInt8], literal: Int32)]) {
    func table(_ length: Int) -> LiteralTable {
      LiteralTable(literals.filter { min(4, $0.bytes.count) == length }, keyLength: length)
    }
    (long, three, two) = (table(4), table(3), table(2))
    isEmpty = literals.isEmpty
    hasShort = !three.isEmpty || !two.isEmpty
    (pairs, arePairsOfAll) = Self.pairs(long: long, short: [three, two])
  }

  /// The literals as they were given, in another order.
  var literals: [(bytes: [UInt8], literal: Int32)] {
    long.literals + three.literals + two.literals
  }

  func write(to writer: inout CompactWriter) {
    for table in [long, three, two] { table.write(to: &writer) }
  }

  init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    long = try LiteralTable(from: &reader)
    three = try LiteralTable(from: &reader)
    two = try LiteralTable(from: &reader)
    guard long.keyLength == 4, three.keyLength == 3, two.keyLength == 2 else {
      throw CompactReader.Malformed()
    }
    isEmpty = long.isEmpty && three.isEmpty && two.isEmpty
    hasShort = !three.isEmpty || !two.isEmpty
    (pairs, arePairsOfAll) = Self.pairs(long: long, short: [three, two])
  }

  /// Of the pairs of letters that words are made of, more than so many are no help.
  private static let mostPairs = 250

  private static func pairs(
    long: LiteralTable, short: [LiteralTable]
  ) -> (pairs: [UInt64], areOfAll: Bool) {
    let all = pairs(of: [long] + short)
    let isHelp = all.reduce(0) { $0 + $1.nonzeroBitCount } <= mostPairs
    return isHelp ? (all, true) : (pairs(of: short), false)
  }

  private static func pairs(of tables: [LiteralTable]) -> [UInt64] {
    var pairs = [UInt64](repeating: 0, count: 1 << 10)
    for table in tables {
      for pair in table.firstPairs { pairs[Int(pair >> 6)] |= 1 << UInt64(pair & 63) }
    }
    return pairs
  }

  func refersWithin(_ literals: Range<Int32>) -> Bool {
    [long, three, two].allSatisfy { $0.refersWithin(literals) }
  }

  /// Adds a hit for each literal that stands in `text` at `offset`, where `word` are the four bytes.
  ///
  /// The bitmaps are those of the tables, so that none is fetched for every offset.
  @inline(__always)
  func collect(
    at offset: Int, _ word: UInt32, in text: Span<UInt8>, tokens: Int,
    long longBits: Span<UInt64>, three threeBits: Span<UInt64>, two twoBits: Span<UInt64>,
    into hits: inout [LiteralScanner.LiteralHit]
  ) {
    if LiteralTable.isSet(word, in: longBits) {
      long.collect(at: offset, word, in: text, tokens: tokens, into: &hits)
    }
    guard hasShort else { return }
    if LiteralTable.isSet(word & 0xFF_FFFF, in: threeBits) {
      three.collect(at: offset, word, in: text, tokens: tokens, into: &hits)
    }
    if LiteralTable.isSet(word & 0xFFFF, in: twoBits) {
      two.collect(at: offset, word, in: text, tokens: tokens, into: &hits)
    }
  }
}
