/// Cuts paragraphs into sentences.
///
/// Hits, cues and `all` work within a sentence, so cutting too often loses more than cutting too
/// seldom: where a full stop may belong to an abbreviation, it is taken to.
struct SentenceSplitter {
  /// Longer runs without an end are cut at a space, so that nothing is unbounded.
  static let longestSentence = 2000

  private let bytes: [UInt8]
  private var sentences: [Range<Int>] = []

  /// - Returns: ranges in ascending order, each within one paragraph, without spaces around them.
  static func sentences(of bytes: [UInt8], paragraphs: [Range<Int>]) -> [Range<Int>] {
    var splitter = SentenceSplitter(bytes: bytes)
    splitter.sentences.reserveCapacity(paragraphs.count * 3)
    for paragraph in paragraphs { splitter.split(paragraph) }
    return splitter.sentences
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func split(_ paragraph: Range<Int>) {
    var start = paragraph.lowerBound
    var index = start
    while index < paragraph.upperBound {
      index = Self.nextTerminator(bytes, from: index, to: paragraph.upperBound)
      guard index < paragraph.upperBound else { break }
      let length = Self.terminatorLength(bytes, at: index)
      guard length > 0 else {
        index += 1
        continue
      }
      let mark = SentenceMark(
        bytes, at: index, length: length, sentenceStart: start, paragraphEnd: paragraph.upperBound)
      index = mark.end
      guard mark.endsSentence else { continue }
      append(start..<mark.end)
      while index < paragraph.upperBound, bytes[index] == UInt8(ascii: " ") { index += 1 }
      start = index
    }
    append(start..<paragraph.upperBound)
  }

  /// The next byte that is, or may begin, a terminator.
  private static func nextTerminator(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
    // In scripts such as Japanese, where most bytes may begin one, nothing is gained by eight at once.
    if bytes[start] == 0xE3 || bytes[start] == 0xE2 { return start }
    return bytes.span.firstOffset(from: start, to: end) {
      ByteMask.equal($0, 0x2E) | ByteMask.equal($0, 0x21) | ByteMask.equal($0, 0x3F)
        | ByteMask.equal($0, 0xE2) | ByteMask.equal($0, 0xE3)
    }
  }

  /// The length of `.`, `!`, `?`, `…` or `。` at `index`, or 0.
  static func terminatorLength(_ bytes: [UInt8], at index: Int) -> Int {
    switch bytes[index] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return 1
    case 0xE2:
      return index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xA6 ? 3 : 0
    case 0xE3:
      return index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x82 ? 3 : 0
    default: return 0
    }
  }

  private mutating func append(_ sentence: Range<Int>) {
    var start = sentence.lowerBound
    while sentence.upperBound - start > Self.longestSentence {
      let limit = start + Self.longestSentence
      var end = limit
      while end > start, bytes[end] != UInt8(ascii: " ") { end -= 1 }
      if end == start {
        end = limit
        while bytes[end].isContinuation { end -= 1 }
      }
      sentences.append(start..<end)
      start = end
      while start < sentence.upperBound, bytes[start] == UInt8(ascii: " ") { start += 1 }
    }
    if start < sentence.upperBound { sentences.append(start..<sentence.upperBound) }
  }
}
