/// A title that came with a document, looked for at the head of its text.
///
/// Where the text begins with its title, matching both would count each word of the title twice.
struct StatedTitle {
  /// Lines of banners that may stand above the title.
  private static let mostLines = 6

  /// Without the signs at its end, letters in lower case.
  private let words: [UInt8]

  /// - Parameter title: normalised.
  init?(_ title: [UInt8]) {
    let folded = Self.folded(title[...])
    guard !folded.isEmpty else { return nil }
    words = folded
  }

  /// Whether the text begins with the title that stands before it.
  func begins(_ joined: JoinedText) -> Bool {
    joined.textParagraphs.prefix(Self.mostLines).contains { end(in: joined.text.bytes, $0) != nil }
  }

  /// Where the title ends with which a paragraph begins.
  func end(in bytes: [UInt8], _ paragraph: Range<Int>) -> Int? {
    guard paragraph.count >= words.count else { return nil }
    let end = paragraph.lowerBound + words.count
    guard Self.folded(bytes[paragraph.lowerBound..<end]) == words else { return nil }
    guard end < paragraph.upperBound else { return end }
    // The title may have lost its full stop; a word must not go on.
    if Self.isSign(bytes[end]) {
      let rest = bytes[end..<paragraph.upperBound].prefix(while: Self.isSign)
      return rest.endIndex == paragraph.upperBound ? paragraph.upperBound : end
    }
    return ScalarClass(bytes.scalar(at: end).value) == .letter ? nil : end
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte < 0x80 && !byte.isASCIILetter && !byte.isASCIIDigit
  }

  private static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var end = bytes.endIndex
    while end > bytes.startIndex, [0x2E, 0x20].contains(bytes[end - 1]) { end -= 1 }
    return bytes[..<end].lowercasedASCII
  }
}
