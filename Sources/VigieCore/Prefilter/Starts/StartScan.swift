/// Finds, in one pass over a text, where matches of some patterns can begin that no word is required
/// for: by their first bytes, for all of them at once.
///
/// For each of the first bytes a table gives the patterns, as bits, that allow it; where the bits of
/// all tables meet, a match can begin.
struct StartScan: Sendable {
  /// The patterns, at most 64; a pattern's place is its bit.
  let patterns: [PatternIndex]
  private let starts: [MatchStart]
  /// By place from the start of a match, and by byte.
  private let masks: [UInt64]
  /// The patterns whose matches begin at word starts only.
  private let atWordStarts: UInt64
  /// Those of them whose matches begin with a word that stands twice.
  private let doubled: UInt64

  static let mostPatterns = 64

  /// Starts that one character in so many can be are not worth a pass.
  private static let commonest = 0.06

  /// Whether so little text can begin a match that the pass is worth its while.
  static func isUseful(for start: MatchStart) -> Bool {
    start.isDoubledWord || start.frequency(upTo: MatchStart.length) < commonest
  }

  init(_ patterns: [(pattern: PatternIndex, start: MatchStart)]) {
    precondition(patterns.count <= Self.mostPatterns)
    self.patterns = patterns.map(\.pattern)
    starts = patterns.map(\.start)
    var masks = [UInt64](repeating: 0, count: MatchStart.length * 256)
    var atWordStarts: UInt64 = 0
    var doubled: UInt64 = 0
    for (bit, start) in starts.enumerated() {
      if start.isWordStart { atWordStarts |= 1 << UInt64(bit) }
      if start.isDoubledWord { doubled |= 1 << UInt64(bit) }
      for (place, set) in start.places.enumerated() {
        for byte in 0...255 where byte < 0x80 ? set.ascii.contains(UInt8(byte)) : set.hasForeign {
          masks[place * 256 + byte] |= 1 << UInt64(bit)
        }
      }
    }
    self.masks = masks
    self.atWordStarts = atWordStarts
    self.doubled = doubled
  }

  /// Reports each place where matches of some of the patterns can begin, with these as bits.
  func scan(_ text: Span<UInt8>, _ report: (_ offset: Int, _ patterns: UInt64) -> Void) {
    let masks = masks.span
    let elsewhere = atWordStarts == .max ? 0 : ~atWordStarts
    var isBehindWord = false
    for offset in 0..<text.count {
      let byte = text[offset]
      let isWord = byte.isWordASCII
      let isStart = isWord ? !isBehindWord : byte >= 0xC0
      isBehindWord = isWord
      var found = masks[Int(byte)]
      if !isStart {
        found &= elsewhere
      } else if found & doubled != 0, !text.mayDoubleWord(at: offset) {
        found &= ~doubled
      }
      if found == 0 || byte & 0xC0 == 0x80 { continue }
      // Behind the end of the text, and behind a character outside ASCII, nothing is known.
      var place = 1
      var last = byte
      let end = min(MatchStart.length, text.count - offset)
      while place < end, last < 0x80 {
        last = text[offset + place]
        found &= masks[place * 256 + Int(last)]
        if found == 0 { break }
        place += 1
      }
      if found != 0 { report(offset, found) }
    }
  }

  /// The patterns with what their matches begin with.
  var startOfPattern: [(pattern: PatternIndex, start: MatchStart)] {
    zip(patterns, starts).map { ($0, $1) }
  }

  func write(to writer: inout CompactWriter) {
    writer.write(patterns) { $0.write($1.rawValue) }
    writer.write(starts) { writer, start in
      writer.write(start.isWordStart)
      writer.write(start.isDoubledWord)
      writer.write(halves: start.foreign)
      writer.write(start.places) { writer, place in
        for word in place.ascii.words { writer.write(halves: word) }
        writer.write(place.hasForeign)
      }
    }
  }

  init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    let patterns = try reader.array { (reader) throws(CompactReader.Malformed) in
      PatternIndex(rawValue: try reader.index(below: .max))
    }
    let starts = try reader.array { (reader) throws(CompactReader.Malformed) in
      try MatchStart(from: &reader)
    }
    guard patterns.count == starts.count, patterns.count <= Self.mostPatterns else {
      throw CompactReader.Malformed()
    }
    self.init(zip(patterns, starts).map { ($0, $1) })
  }
}

extension MatchStart {
  fileprivate init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    isWordStart = try reader.bool()
    isDoubledWord = try reader.bool()
    foreign = try reader.halves()
    places = try reader.array { (reader) throws(CompactReader.Malformed) in
      let ascii = ASCIISet(words: try reader.halves(), try reader.halves())
      return CharacterSet(ascii: ascii, hasForeign: try reader.bool())
    }
    guard places.count == MatchStart.length else { throw CompactReader.Malformed() }
  }
}
