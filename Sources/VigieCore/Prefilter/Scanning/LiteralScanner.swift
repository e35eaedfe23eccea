/// Finds literals in one pass over a document, and keeps where each stands.
///
/// The lists are used for one document after another, so that no memory is asked for.
struct LiteralScanner: ~Copyable {
  /// Where tokens start, in bytes of the folded text.
  private(set) var tokenStarts: [Int32] = []
  private var wordStarts: [WordStart] = []
  private var hits: [LiteralHit] = []
  /// For each literal the range of its hits in `sorted`; only those in `present` hold.
  private var ranges: [Range<Int32>]
  private(set) var present: [Int32] = []
  private(set) var presence: LiteralSet
  private var sorted: [LiteralHit] = []

  /// Where a word or a character outside ASCII begins, as in ``LiteralHit``.
  private struct WordStart {
    var offset: Int32
    var token: Int32
  }

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

  /// Forgets the last document and turns to the next.
  mutating func begin(_ text: borrowing FoldedText) {
    for literal in present {
      ranges[Int(literal)] = 0..<0
      presence.remove(literal)
    }
    present.removeAll(keepingCapacity: true)
    hits.removeAll(keepingCapacity: true)
    tokenStarts.removeAll(keepingCapacity: true)
    wordStarts.removeAll(keepingCapacity: true)
    let (bytes, softGaps) = (text.bytes, text.softGaps)
    findStarts(bytes.span, softGaps.span, count: text.count)
  }

  /// Looks for the literals of some tables, which no earlier scan of the document looked for.
  mutating func scan(_ text: borrowing FoldedText, for tables: Prefilter.Tables) {
    let (bytes, wordStarts, tokenStarts) = (text.bytes, wordStarts, tokenStarts)
    Self.scan(
      bytes.span, at: wordStarts.span, for: tables.atWordStart, hits: &hits)
    if !tables.anywhere.isEmpty {
      Self.scanEverywhere(
        bytes.span, count: text.count, for: tables.anywhere, tokenStarts: tokenStarts.span,
        hits: &hits)
    }
  }

  /// Finds where a word or a character outside ASCII begins.
  private mutating func findStarts(_ text: Span<UInt8>, _ softGaps: Span<UInt8>, count: Int) {
    var tokens: Int32 = 0
    // Of the byte before, in the lowest lane. What stands before the text is of neither kind.
    var wordBefore: UInt64 = 0
    var blankBefore: UInt64 = 0
    var block = 0
    while block < count {
      let lanes = ByteLanes(text.word64(at: block))
      var starts = lanes.lead | lanes.word & ~(lanes.word << 8 | wordBefore)
      let soft = softGaps[block >> 3]
      let blank = soft == 0 ? lanes.blank : lanes.blank & ~ByteLanes.spread(soft)
      let tokensHere = lanes.word & (blank << 8 | blankBefore)
      wordBefore = lanes.word >> 56
      blankBefore = blank >> 56
      while starts != 0 {
        let offset = Int32(truncatingIfNeeded: block + starts.trailingZeroBitCount >> 3)
        if tokensHere & (starts & (0 &- starts)) != 0 {
          tokens += 1
          tokenStarts.append(offset)
        }
        starts &= starts &- 1
        wordStarts.append(WordStart(offset: offset, token: tokens))
      }
      block += 8
    }
  }

  /// Looks where a word or a character outside ASCII begins.
  private static func scan(
    _ text: Span<UInt8>, at starts: Span<WordStart>, for tables: LiteralTables,
    hits: inout [LiteralHit]
  ) {
    let shortPairs = tables.shortPairs
    let short = shortPairs.span
    for index in starts.indices {
      let start = starts[index]
      let offset = Int(start.offset)
      let first = text.word64(at: offset)
      if tables.mayBeginLong(first) {
        tables.collectLong(at: offset, first, in: text, token: start.token, into: &hits)
      }
      if LiteralTables.isPair(first, in: short) {
        tables.collectShort(at: offset, first, in: text, token: start.token, into: &hits)
      }
    }
  }

  /// Looks at every byte.
  private static func scanEverywhere(
    _ text: Span<UInt8>, count: Int, for tables: LiteralTables, tokenStarts: Span<Int32>,
    hits: inout [LiteralHit]
  ) {
    let (allPairs, shortPairs) = (tables.pairs, tables.shortPairs)
    let (pairs, short) = (allPairs.span, shortPairs.span)
    var token = 0
    for offset in 0..<count {
      let first = text.word64(at: offset)
      guard LiteralTables.isPair(first, in: pairs) else { continue }
      while token < tokenStarts.count, tokenStarts[token] <= offset { token += 1 }
      let tokens = Int32(truncatingIfNeeded: token)
      if tables.mayBeginLong(first) {
        tables.collectLong(at: offset, first, in: text, token: tokens, into: &hits)
      }
      if LiteralTables.isPair(first, in: short) {
        tables.collectShort(at: offset, first, in: text, token: tokens, into: &hits)
      }
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
