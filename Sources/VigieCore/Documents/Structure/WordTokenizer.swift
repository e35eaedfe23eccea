/// Cuts text into words, as `WordCounter` counts them.
package enum WordTokenizer {
  package struct Token: Hashable, Sendable {
    /// In bytes of the text.
    package var range: Range<Int>
    /// One character of a script that writes without spaces between words.
    package var isUnspaced: Bool
  }

  /// - Precondition: the bytes are valid UTF-8, and the range ends between characters.
  package static func tokens(of bytes: [UInt8], in range: Range<Int>) -> [Token] {
    var tokens: [Token] = []
    var wordStart: Int?
    func endWord(at index: Int) {
      if let start = wordStart { tokens.append(Token(range: start..<index, isUnspaced: false)) }
      wordStart = nil
    }
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = bytes.scalar(at: index)
      switch ScalarClass(scalar) {
      case .letter:
        if wordStart == nil { wordStart = index }
      case .unspacedLetter:
        endWord(at: index)
        tokens.append(Token(range: index..<index + length, isUnspaced: true))
      case .other:
        if !joins(bytes, index, in: range, wordStart) { endWord(at: index) }
      }
      index += length
    }
    endWord(at: range.upperBound)
    return tokens
  }

  /// An apostrophe between letters.
  private static func joins(
    _ bytes: [UInt8], _ index: Int, in range: Range<Int>, _ wordStart: Int?
  ) -> Bool {
    guard bytes[index] == UInt8(ascii: "'"), wordStart != nil, index + 1 < range.upperBound else {
      return false
    }
    if case .letter = ScalarClass(bytes.scalar(at: index + 1).value) { return true }
    return false
  }
}
