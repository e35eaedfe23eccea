/// A line of text, measured for the question whether the next one goes on with it.
///
/// Kept small, since a long wrapped text has millions of lines.
struct TextLine {
  private let start: UInt32
  private let length: UInt16
  private let storedIndent: UInt16
  private let storedColumns: UInt16
  private let storedFirstWord: UInt16
  /// Whether it is one unbroken word, such as a web address, that no wrapping could have cut.
  let isOneWord: Bool
  let startsWide: Bool
  let endsWide: Bool

  /// The line without the spaces around it.
  var content: Range<Int> { Int(start)..<Int(start) + Int(length) }
  /// Spaces before the content.
  var indent: Int { Int(storedIndent) }
  /// The width to the end of the content; wide characters take two columns.
  var columns: Int { Int(storedColumns) }
  /// The width of the first word, which had to fit on the line before.
  var firstWord: Int { Int(storedFirstWord) }

  /// - Parameter line: a line without its break, not blank and not longer than 65,535 bytes.
  init(_ bytes: [UInt8], _ line: Range<Int>) {
    var lower = line.lowerBound
    var upper = line.upperBound
    while lower < upper, bytes[lower] == UInt8(ascii: " ") { lower += 1 }
    while upper > lower, bytes[upper - 1] == UInt8(ascii: " ") { upper -= 1 }
    start = UInt32(lower)
    length = UInt16(upper - lower)
    let indent = lower - line.lowerBound
    storedIndent = UInt16(indent)
    var columns = 0
    var firstWord: Int?
    var index = lower
    var hasWide = false
    while index < upper {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == UInt8(ascii: " "), firstWord == nil { firstWord = columns }
        columns += 1
        index += 1
      } else {
        let (scalar, length) = bytes.scalar(at: index)
        let isWide = Self.isWide(scalar)
        if isWide, firstWord == nil { firstWord = columns + 2 }
        hasWide = hasWide || isWide
        columns += isWide ? 2 : ScalarClass.isCombining(scalar) ? 0 : 1
        index += length
      }
    }
    storedColumns = UInt16(indent + columns)
    isOneWord = firstWord == nil
    storedFirstWord = UInt16(firstWord ?? columns)
    startsWide = hasWide && Self.isWide(bytes.scalar(at: lower).value)
    endsWide = hasWide && Self.isWide(bytes.scalar(at: bytes.scalarStart(before: upper)).value)
  }

  /// Kana, ideographs and their punctuation, between which no space belongs.
  static func isWide(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E80...0x312F, 0x3190...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F: true
    case 0xFF00...0xFF60, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
