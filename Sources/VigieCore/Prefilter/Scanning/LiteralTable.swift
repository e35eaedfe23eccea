/// Literals by their first bytes, for finding which of them stand at an offset.
///
/// A bitmap, small enough for the nearest cache, answers for most offsets that none does. Literals
/// with the same first bytes stand behind one another in `entries`.
struct LiteralTable: Sendable {
  /// How many bytes make a key.
  let keyLength: Int
  private let mask: UInt32
  let bitmap: [UInt64]
  /// Where the entries of a slot begin; one more than there are slots.
  private let slots: [Int32]
  private let entries: [Entry]
  private let shift: UInt32

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
  init(_ literals: [(bytes: [UInt8], literal: Int32)], keyLength: Int) {
    self.keyLength = keyLength
    mask = keyLength == 4 ? .max : 1 << UInt32(8 * keyLength) - 1
    var bits: UInt32 = 4
    while 1 << Int(bits) < literals.count * 2 { bits += 1 }
    shift = 32 - bits
    var bitmap = [UInt64](repeating: 0, count: 1 << Int(Self.bitmapBits - 6))
    var entries: [(slot: Int, entry: Entry)] = []
    var rests: [UInt8] = []
    for (bytes, literal) in literals {
      var key: UInt32 = 0
      for index in (0..<keyLength).reversed() { key = key << 8 | UInt32(bytes[index]) }
      let hash = key &* Self.multiplier
      let bit = Int(hash >> (32 - Self.bitmapBits))
      bitmap[bit >> 6] |= 1 << UInt64(bit & 63)
      let next = bytes.dropFirst(keyLength).prefix(4)
      let rest = bytes.dropFirst(keyLength + 4)
      entries.append(
        (
          Int(hash >> shift),
          Entry(
            key: key, next: next.reversed().reduce(0) { $0 << 8 | UInt32($1) },
            nextMask: next.count == 4 ? .max : 1 << UInt32(8 * next.count) - 1,
            literal: literal, start: Int32(rests.count), count: Int32(rest.count))
        ))
      rests += rest
    }
    entries.sort {
      ($0.slot, $0.entry.key, $0.entry.literal) < ($1.slot, $1.entry.key, $1.entry.literal)
    }
    var slots = [Int32](repeating: 0, count: 1 << Int(bits) + 1)
    for (slot, _) in entries { slots[slot + 1] += 1 }
    for index in slots.indices.dropFirst() { slots[index] += slots[index - 1] }
    self.slots = slots
    self.bitmap = bitmap
    self.entries = entries.map(\.entry)
    self.rests = rests
  }

  var isEmpty: Bool { entries.isEmpty }

  /// Whether a literal with a key of four bytes may begin with these, the first of them lowest.
  @inline(__always)
  static func isSet(_ word: UInt32, in bitmap: Span<UInt64>) -> Bool {
    let bit = Int((word &* multiplier) >> (32 - bitmapBits))
    return bitmap[bit >> 6] & 1 << UInt64(bit & 63) != 0
  }

  func mayBegin(with word: UInt32) -> Bool {
    !isEmpty && Self.isSet(word & mask, in: bitmap.span)
  }

  /// Adds a hit for each literal that stands in `text` at `offset`.
  func collect(
    at offset: Int, _ word: UInt32, in text: Span<UInt8>, tokens: Int,
    into hits: inout [LiteralScanner.LiteralHit]
  ) {
    let key = word & mask
    let slot = Int((key &* Self.multiplier) >> shift)
    let range = Int(slots[slot])..<Int(slots[slot + 1])
    guard !range.isEmpty else { return }
    let behindKey = offset + keyLength
    var next: UInt32 = 0
    for index in (0..<4).reversed() { next = next << 8 | UInt32(text[behindKey + index]) }
    for index in range {
      let entry = entries[index]
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

  init(_ literals: [(bytes: [UInt8], literal: Int32)]) {
    func table(_ length: Int) -> LiteralTable {
      LiteralTable(literals.filter { min(4, $0.bytes.count) == length }, keyLength: length)
    }
    (long, three, two) = (table(4), table(3), table(2))
    isEmpty = literals.isEmpty
    hasShort = !three.isEmpty || !two.isEmpty
  }

  /// Whether a literal may begin with these four bytes.
  @inline(__always)
  func mayBegin(_ word: UInt32, long: Span<UInt64>, three: Span<UInt64>) -> Bool {
    LiteralTable.isSet(word, in: long)
      || hasShort
        && (LiteralTable.isSet(word & 0xFF_FFFF, in: three) || two.mayBegin(with: word))
  }

  /// Adds a hit for each literal that stands in `text` at `offset`, where `word` are the four bytes.
  @inline(never)
  func collect(
    at offset: Int, _ word: UInt32, in text: Span<UInt8>, tokens: Int,
    into hits: inout [LiteralScanner.LiteralHit]
  ) {
    long.collect(at: offset, word, in: text, tokens: tokens, into: &hits)
    guard hasShort else { return }
    three.collect(at: offset, word, in: text, tokens: tokens, into: &hits)
    two.collect(at: offset, word, in: text, tokens: tokens, into: &hits)
  }
}
