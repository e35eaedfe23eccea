/// For each pattern, where in a stretch of text a match can begin, judged by its first bytes.
///
/// PCRE2 tries a pattern at every place of a stretch, and most of what it costs is to fail; here a few
/// table look-ups fail sooner. A class, so that a search holds on to it as a whole and not to each of its lists.
final class StartFilters: Sendable {
  /// For each pattern and each of its first bytes the kinds of byte that can stand there, as bits.
  private let masks: [UInt64]
  /// For each pattern its ``MatchStart/foreign``.
  private let foreign: [UInt64]
  private let ways: [Way]
  private let kinds = ByteKind.table

  /// So many of the first bytes are looked at.
  private static let length = 8

  enum Way: UInt8, Sendable {
    /// Too many texts begin so: nothing is gained by looking.
    case none
    case everyCharacter
    case wordStarts
  }

  init(_ starts: [MatchStart?]) {
    var masks: [UInt64] = []
    var ways: [Way] = []
    for start in starts {
      let own = start.map { $0.places.prefix(Self.length).map(ByteKind.mask) } ?? []
      if let start, start.frequency(upTo: Self.length) < Self.commonest {
        masks += own
        ways.append(start.isWordStart ? .wordStarts : .everyCharacter)
      } else {
        masks += Array(repeating: UInt64.max, count: Self.length)
        ways.append(.none)
      }
    }
    self.masks = masks
    self.ways = ways
    foreign = starts.map { $0?.foreign ?? .max }
  }

  /// The filters with those of more patterns.
  func adding(_ starts: [MatchStart?]) -> StartFilters {
    let more = StartFilters(starts)
    return StartFilters(
      masks: masks + more.masks, foreign: foreign + more.foreign, ways: ways + more.ways)
  }

  private init(masks: [UInt64], foreign: [UInt64], ways: [Way]) {
    self.masks = masks
    self.foreign = foreign
    self.ways = ways
  }

  /// Starts that one character in so many can be are not worth a look.
  private static let commonest = 0.2

  var count: Int { ways.count }

  func way(of pattern: PatternIndex) -> Way { ways[pattern.rawValue] }

  /// The first place from `start` on and before `end` where a match of the pattern can begin, or `end`.
  ///
  /// - Precondition: `start` is on a character boundary.
  func next(of pattern: PatternIndex, in text: Span<UInt8>, from start: Int, before end: Int) -> Int
  {
    let (allMasks, allKinds) = (masks, kinds)
    let masks = allMasks.span
    let kinds = allKinds.span
    let foreign = foreign[pattern.rawValue]
    let base = pattern.rawValue * Self.length
    switch ways[pattern.rawValue] {
    case .none:
      return start
    case .everyCharacter:
      return Self.next(in: text, from: start, before: end, kinds, masks, foreign, base)
    case .wordStarts:
      var offset = start
      var wordBefore: UInt64 = start > 0 && text[start - 1].isWordASCII ? 0x80 : 0
      while offset < end, offset + 8 <= text.count {
        let lanes = ByteLanes(text.word64(at: offset))
        var starts = lanes.lead | lanes.word & ~(lanes.word << 8 | wordBefore)
        wordBefore = lanes.word >> 56
        while starts != 0 {
          let candidate = offset + starts.trailingZeroBitCount >> 3
          guard candidate < end else { return end }
          if Self.fits(text, candidate, kinds, masks, foreign, base) { return candidate }
          starts &= starts &- 1
        }
        offset += 8
      }
      // The last few bytes of the text.
      return Self.next(in: text, from: offset, before: end, kinds, masks, foreign, base)
    }
  }

  private static func next(
    in text: Span<UInt8>, from start: Int, before end: Int, _ kinds: Span<UInt8>,
    _ masks: Span<UInt64>, _ foreign: UInt64, _ base: Int
  ) -> Int {
    let first = masks[base]
    let mayBeForeign = first &>> UInt64(ByteKind.foreign) & 1 != 0
    var offset = start
    while offset < end {
      let byte = text[offset]
      if byte >= 0xC0 {
        let (value, length) = text.scalar(at: offset)
        if mayBeForeign, foreign & MatchStart.foreignBit(of: value) != 0 { return offset }
        offset += length
      } else {
        // The first byte tells for nearly all.
        if byte < 0x80, first &>> UInt64(kinds[Int(byte)]) & 1 != 0,
          fits(text, offset, kinds, masks, foreign, base)
        {
          return offset
        }
        offset += 1
      }
    }
    return end
  }

  /// Whether the bytes from `offset` on can be the first of a match.
  private static func fits(
    _ text: Span<UInt8>, _ offset: Int, _ kinds: Span<UInt8>, _ masks: Span<UInt64>,
    _ foreign: UInt64, _ base: Int
  ) -> Bool {
    if text[offset] >= 0x80, foreign & MatchStart.foreignBit(of: text.scalar(at: offset).value) == 0
    {
      return false
    }
    // Behind the end of the text nothing is known.
    guard offset + Self.length <= text.count else {
      for place in 0..<text.count - offset {
        let byte = text[offset + place]
        if masks[base + place] & 1 << UInt64(kinds[Int(byte)]) == 0 { return false }
        if byte >= 0x80 { return true }
      }
      return true
    }
    var word = text.word64(at: offset)
    for place in 0..<Self.length {
      if masks[base + place] & 1 << UInt64(kinds[Int(word & 0xFF)] & 63) == 0 { return false }
      if word & 0x80 != 0 { return true }
      word >>= 8
    }
    return true
  }

  func write(to writer: inout CompactWriter) {
    writer.write(ways) { $0.write(Int($1.rawValue)) }
    writer.write(masks) { $0.write(halves: $1) }
    writer.write(foreign) { $0.write(halves: $1) }
  }

  convenience init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    let ways = try reader.array { (reader) throws(CompactReader.Malformed) in
      guard let way = Way(rawValue: UInt8(truncatingIfNeeded: try reader.int())) else {
        throw CompactReader.Malformed()
      }
      return way
    }
    let masks = try reader.array { (reader) throws(CompactReader.Malformed) in try reader.halves() }
    let foreign = try reader.array { (reader) throws(CompactReader.Malformed) in try reader.halves()
    }
    guard masks.count == ways.count * Self.length, foreign.count == ways.count else {
      throw CompactReader.Malformed()
    }
    self.init(masks: masks, foreign: foreign, ways: ways)
  }
}
