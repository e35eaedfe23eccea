internal import VigieCore

/// Words with what stands about them in their paragraph, each on one line.
struct Surroundings {
  let before: String
  let words: String
  let after: String

  /// More than the widest terminal shows of either side, in bytes.
  private static let reach = 600

  /// - Parameter range: in bytes of the normalised text.
  init(of range: Range<Int>, in document: Document) {
    let bytes = document.text.bytes
    let paragraph =
      document.paragraphIndex(at: range.lowerBound).map { document.paragraphs[$0] }
      ?? range
    let start = max(min(paragraph.lowerBound, range.lowerBound), range.lowerBound - Self.reach)
    let end = min(max(paragraph.upperBound, range.upperBound), range.upperBound + Self.reach)
    before = Self.oneLine(bytes[start..<range.lowerBound])
    words = Self.oneLine(bytes[range])
    after = Self.oneLine(bytes[range.upperBound..<end])
  }

  /// Half a character at an end, where the reach cut through it, is dropped.
  private static func oneLine(_ bytes: ArraySlice<UInt8>) -> String {
    let whole = bytes.drop { $0 & 0xC0 == 0x80 }
    var text = String(decoding: whole, as: UTF8.self)
    while text.last == "\u{FFFD}" { text.removeLast() }
    return String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
