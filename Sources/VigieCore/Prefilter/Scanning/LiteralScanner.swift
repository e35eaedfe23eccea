/// Finds all literals of a prefilter in one pass over a document.
///
/// The lists are used for one document after another, so that no memory is asked for.
struct LiteralScanner: ~Copyable {
  private(set) var text = FoldedText()
  /// Where tokens start, in bytes of the folded text.
  private(set) var tokenStarts: [Int32] = []
  private var hits: [LiteralHit] = []
  /// For each literal the range of its hits in `sorted`; only those in `present` hold.
  private var ranges: [Range<Int32>]
  private(set) var present: [Int32] = []
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
  }

  /// The numbers of the literal's hits, which are in order of place.
  func range(of literal: Int32) -> Range<Int32> { ranges[Int(literal)] }

  func hit(_ number: Int32) -> LiteralHit { sorted[Int(number)] }

  mutating func scan(_ document: [UInt8], for prefilter: Prefilter) {
    for literal in present { ranges[Int(literal)] = 0..<0 }
    present.removeAll(keepingCapacity: true)
    hits.removeAll(keepingCapacity: true)
    tokenStarts.removeAll(keepingCapacity: true)
    text.fold(document)
    let bytes = text.bytes
    if prefilter.anywhere.isEmpty {
      Self.scan(
        bytes.span, count: text.count, atTokenStart: prefilter.atTokenStart, hits: &hits,
        tokenStarts: &tokenStarts)
    } else {
      Self.scan(
        bytes.span, count: text.count, atTokenStart: prefilter.atTokenStart,
        anywhere: prefilter.anywhere, hits: &hits, tokenStarts: &tokenStarts)
    }
    groupByLiteral()
  }

  /// Looks only where a token or a character outside ASCII begins.
  private static func scan(
    _ text: Span<UInt8>, count: Int, atTokenStart tables: LiteralTables,
    hits: inout [LiteralHit], tokenStarts: inout [Int32]
  ) {
    let classes = ByteClass.table.span
    let bitmap = tables.long.bitmap.span
    let three = tables.three.bitmap.span
    // The four bytes from `offset` on, the first of them lowest.
    var word = firstWord(of: text)
    var previous = ByteClass.continuation
    for offset in 0..<count {
      let current = classes[Int(word & 0xFF)]
      if current == ByteClass.lead || current == ByteClass.word && previous != ByteClass.word {
        if current == ByteClass.word, previous == ByteClass.other {
          tokenStarts.append(Int32(truncatingIfNeeded: offset))
        }
        if tables.mayBegin(word, long: bitmap, three: three) {
          tables.collect(at: offset, word, in: text, tokens: tokenStarts.count, into: &hits)
        }
      }
      previous = current
      word = word >> 8 | UInt32(text[offset + 4]) << 24
    }
  }

  /// Looks for some literals at token starts and for others at every character.
  private static func scan(
    _ text: Span<UInt8>, count: Int, atTokenStart tables: LiteralTables,
    anywhere: LiteralTables, hits: inout [LiteralHit], tokenStarts: inout [Int32]
  ) {
    let classes = ByteClass.table.span
    let bitmap = tables.long.bitmap.span
    let three = tables.three.bitmap.span
    let anywhereBitmap = anywhere.long.bitmap.span
    let anywhereThree = anywhere.three.bitmap.span
    var word = firstWord(of: text)
    var previous = ByteClass.continuation
    for offset in 0..<count {
      let current = classes[Int(word & 0xFF)]
      if anywhere.mayBegin(word, long: anywhereBitmap, three: anywhereThree) {
        // A token that starts here is counted below.
        let startsToken = current == ByteClass.word && previous == ByteClass.other
        anywhere.collect(
          at: offset, word, in: text, tokens: tokenStarts.count + (startsToken ? 1 : 0),
          into: &hits)
      }
      if current == ByteClass.lead || current == ByteClass.word && previous != ByteClass.word {
        if current == ByteClass.word, previous == ByteClass.other {
          tokenStarts.append(Int32(truncatingIfNeeded: offset))
        }
        if tables.mayBegin(word, long: bitmap, three: three) {
          tables.collect(at: offset, word, in: text, tokens: tokenStarts.count, into: &hits)
        }
      }
      previous = current
      word = word >> 8 | UInt32(text[offset + 4]) << 24
    }
  }

  private static func firstWord(of text: Span<UInt8>) -> UInt32 {
    var word: UInt32 = 0
    for offset in 0..<4 { word |= UInt32(text[offset]) << UInt32(8 * offset) }
    return word
  }

  /// Sorts the hits by literal, stably, by counting.
  private mutating func groupByLiteral() {
    for hit in hits {
      let literal = Int(hit.literal)
      if ranges[literal].isEmpty { present.append(hit.literal) }
      ranges[literal] = 0..<ranges[literal].upperBound + 1
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
      ranges[Int(hit.literal)] = range.lowerBound..<range.upperBound + 1
    }
  }
}

/// What part a byte of UTF-8 plays.
private enum ByteClass {
  /// An ASCII character that is not of words.
  static let other: UInt8 = 0
  static let word: UInt8 = 1
  /// Also what stands before the first byte, which begins a token whatever it is.
  static let continuation: UInt8 = 2
  static let lead: UInt8 = 3

  static let table: [UInt8] = (0...255).map { (byte: UInt8) in
    if byte < 0x80 { return byte.isWordASCII ? word : other }
    return byte & 0x40 == 0 ? continuation : lead
  }
}
