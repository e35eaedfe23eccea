/// Finds literals in one pass over a document, and keeps where each stands.
///
/// The lists are used for one document after another, so that no memory is asked for.
struct LiteralScanner: ~Copyable {
  /// Where tokens start, in bytes of the folded text.
  private(set) var tokenStarts: [Int32] = []
  private var knowsTokens = false
  private var hits: [LiteralHit] = []
  /// For each literal the range of its hits in `sorted`; only those in `present` hold.
  private var ranges: [Range<Int32>]
  private(set) var present: [Int32] = []
  private(set) var presence: LiteralSet
  private var sorted: [LiteralHit] = []

  struct LiteralHit {
    var literal: Int32
    /// In bytes of the folded text.
    var offset: Int32
    /// How many tokens start here or before.
    var token: Int32
  }

  init(literalCount: Int) {
    ranges = Array(repeating: 0..<0, count: literalCount)
    presence = LiteralSet(count: literalCount)
  }

  /// The numbers of the literal's hits, which are in order of place.
  func range(of literal: Int32) -> Range<Int32> { ranges[Int(literal)] }

  func hit(_ number: Int32) -> LiteralHit { sorted[Int(number)] }

  /// Forgets the last document.
  mutating func begin() {
    for literal in present {
      ranges[Int(literal)] = 0..<0
      presence.remove(literal)
    }
    present.removeAll(keepingCapacity: true)
    hits.removeAll(keepingCapacity: true)
    tokenStarts.removeAll(keepingCapacity: true)
    knowsTokens = false
  }

  /// Looks for the literals of some tables, which no earlier scan of the document looked for.
  mutating func scan(_ text: borrowing FoldedText, for tables: Prefilter.Tables) {
    let bytes = text.bytes
    Self.scan(
      bytes.span, count: text.count, for: tables.atWordStart, hits: &hits,
      tokenStarts: &tokenStarts, keepsTokens: !knowsTokens)
    knowsTokens = true
    if !tables.anywhere.isEmpty {
      let tokenStarts = tokenStarts
      Self.scanEverywhere(
        bytes.span, count: text.count, for: tables.anywhere, tokenStarts: tokenStarts.span,
        hits: &hits)
    }
  }

  /// Looks where a word or a character outside ASCII begins.
  private static func scan(
    _ text: Span<UInt8>, count: Int, for tables: LiteralTables, hits: inout [LiteralHit],
    tokenStarts: inout [Int32], keepsTokens: Bool
  ) {
    let bitmaps = (tables.long.bitmap, tables.three.bitmap, tables.two.bitmap)
    let (long, three, two) = (bitmaps.0.span, bitmaps.1.span, bitmaps.2.span)
    var tokens = 0
    // Of the byte before, in the lowest lane. What stands before the text is of neither kind.
    var wordBefore: UInt64 = 0
    var blankBefore: UInt64 = 0
    var block = 0
    while block < count {
      let lanes = ByteLanes(text.word64(at: block))
      var starts = lanes.lead | lanes.word & ~(lanes.word << 8 | wordBefore)
      let tokensHere = lanes.word & (lanes.blank << 8 | blankBefore)
      wordBefore = lanes.word >> 56
      blankBefore = lanes.blank >> 56
      while starts != 0 {
        let offset = block + starts.trailingZeroBitCount >> 3
        if tokensHere & (starts & (0 &- starts)) != 0 {
          tokens += 1
          if keepsTokens { tokenStarts.append(Int32(truncatingIfNeeded: offset)) }
        }
        starts &= starts &- 1
        tables.collect(
          at: offset, text.word32(at: offset), in: text, tokens: tokens, long: long, three: three,
          two: two, into: &hits)
      }
      block += 8
    }
  }

  /// Looks at every byte.
  private static func scanEverywhere(
    _ text: Span<UInt8>, count: Int, for tables: LiteralTables, tokenStarts: Span<Int32>,
    hits: inout [LiteralHit]
  ) {
    // A loop for each way, so that the choice is made once and not for every byte.
    if tables.arePairsOfAll {
      scanEverywhere(
        text, count: count, for: tables, byPairs: true, tokenStarts: tokenStarts, hits: &hits)
    } else {
      scanEverywhere(
        text, count: count, for: tables, byPairs: false, tokenStarts: tokenStarts, hits: &hits)
    }
  }

  @inline(__always)
  private static func scanEverywhere(
    _ text: Span<UInt8>, count: Int, for tables: LiteralTables, byPairs: Bool,
    tokenStarts: Span<Int32>, hits: inout [LiteralHit]
  ) {
    let bitmaps = (tables.long.bitmap, tables.three.bitmap, tables.two.bitmap)
    let (long, three, two) = (bitmaps.0.span, bitmaps.1.span, bitmaps.2.span)
    let pairs = tables.pairs.span
    let hasShort = tables.hasShort
    var tokens = 0
    for offset in 0..<count {
      let word = text.word32(at: offset)
      if byPairs {
        guard pairs[Int(word >> 6) & 0x3FF] & 1 << UInt64(word & 63) != 0 else { continue }
      } else {
        guard
          LiteralTable.isSet(word, in: long)
            || hasShort && pairs[Int(word >> 6) & 0x3FF] & 1 << UInt64(word & 63) != 0
        else { continue }
      }
      let first = hits.count
      tables.collect(
        at: offset, word, in: text, tokens: 0, long: long, three: three, two: two, into: &hits)
      guard hits.count > first else { continue }
      while tokens < tokenStarts.count, tokenStarts[tokens] <= offset { tokens += 1 }
      for hit in first..<hits.count { hits[hit].token = Int32(truncatingIfNeeded: tokens) }
    }
  }

  /// Sorts the hits by literal, stably, by counting.
  mutating func groupByLiteral() {
    for hit in hits {
      let literal = Int(hit.literal)
      if !presence.contains(hit.literal) {
        presence.insert(hit.literal)
        present.append(hit.literal)
      }
      ranges[literal] = 0..<ranges[literal].upperBound &+ 1
    }
    var start: Int32 = 0
    for literal in present {
      let count = ranges[Int(literal)].upperBound
      ranges[Int(literal)] = start..<start
      start += count
    }
    if sorted.count < hits.count {
      sorted = Array(
        repeating: LiteralHit(literal: 0, offset: 0, token: 0),
        count: max(hits.count, sorted.count * 2))
    }
    for hit in hits {
      let range = ranges[Int(hit.literal)]
      sorted[Int(range.upperBound)] = hit
      ranges[Int(hit.literal)] = range.lowerBound..<range.upperBound &+ 1
    }
  }
}
