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

  /// The literal's hits, in order of place.
  func hits(of literal: Int32) -> ArraySlice<LiteralHit> {
    let range = ranges[Int(literal)]
    return sorted[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  func isPresent(_ literal: Int32) -> Bool { !ranges[Int(literal)].isEmpty }

  func isAnyPresent(_ literals: [Int32]) -> Bool {
    for literal in literals where isPresent(literal) { return true }
    return false
  }

  mutating func scan(_ document: [UInt8], for prefilter: Prefilter) {
    for literal in present { ranges[Int(literal)] = 0..<0 }
    present.removeAll(keepingCapacity: true)
    hits.removeAll(keepingCapacity: true)
    tokenStarts.removeAll(keepingCapacity: true)
    text.fold(document)
    let bytes = text.bytes
    if prefilter.anywhere.isEmpty {
      Self.scanTokens(
        bytes.span, count: text.count, for: prefilter.atTokenStart, hits: &hits,
        tokenStarts: &tokenStarts)
    } else {
      Self.scanEverywhere(
        bytes.span, count: text.count, for: prefilter, hits: &hits, tokenStarts: &tokenStarts)
    }
    groupByLiteral()
  }

  /// Looks only where a token or a character outside ASCII begins.
  private static func scanTokens(
    _ text: Span<UInt8>, count: Int, for tables: LiteralTables, hits: inout [LiteralHit],
    tokenStarts: inout [Int32]
  ) {
    var previous = ByteClass.start
    for offset in 0..<count {
      let current = ByteClass(text[offset])
      defer { previous = current }
      if current == .continuation || current == .other { continue }
      if current == .word {
        if previous == .word { continue }
        if previous == .other { tokenStarts.append(Int32(truncatingIfNeeded: offset)) }
      }
      tables.forEach(at: offset, word: word(of: text, at: offset), in: text) { literal in
        hits.append(
          LiteralHit(
            literal: literal, offset: Int32(truncatingIfNeeded: offset),
            token: Int32(truncatingIfNeeded: tokenStarts.count)))
      }
    }
  }

  /// Looks for some literals at token starts and for others at every byte.
  private static func scanEverywhere(
    _ text: Span<UInt8>, count: Int, for prefilter: Prefilter, hits: inout [LiteralHit],
    tokenStarts: inout [Int32]
  ) {
    var previous = ByteClass.start
    for offset in 0..<count {
      let current = ByteClass(text[offset])
      defer { previous = current }
      if current == .continuation { continue }
      if current == .word, previous == .other {
        tokenStarts.append(Int32(truncatingIfNeeded: offset))
      }
      let word = word(of: text, at: offset)
      let token = Int32(truncatingIfNeeded: tokenStarts.count)
      let place = Int32(truncatingIfNeeded: offset)
      prefilter.anywhere.forEach(at: offset, word: word, in: text) {
        hits.append(LiteralHit(literal: $0, offset: place, token: token))
      }
      if current == .lead || current == .word && previous != .word {
        prefilter.atTokenStart.forEach(at: offset, word: word, in: text) {
          hits.append(LiteralHit(literal: $0, offset: place, token: token))
        }
      }
    }
  }

  /// Four bytes, the first of them lowest.
  @inline(__always)
  private static func word(of text: Span<UInt8>, at offset: Int) -> UInt32 {
    UInt32(text[offset]) | UInt32(text[offset + 1]) << 8 | UInt32(text[offset + 2]) << 16
      | UInt32(text[offset + 3]) << 24
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
private enum ByteClass: UInt8 {
  /// An ASCII character that is not of words; also what stands before the text.
  case other
  case word
  case continuation
  case lead

  /// Nothing stands before the first byte; it begins a token whatever it is.
  static let start = ByteClass.continuation

  @inline(__always)
  init(_ byte: UInt8) {
    if byte < 0x80 {
      self = byte.isWordASCII ? .word : .other
    } else {
      self = byte & 0x40 == 0 ? .continuation : .lead
    }
  }
}
