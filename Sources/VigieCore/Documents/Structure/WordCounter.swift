/// Counts words as a reader would, for the distances in rules.
///
/// A word is a run of letters and digits, with apostrophes inside ("don't", "l'Unione") and points and
/// commas between digits ("3.5"); a hyphen separates. In scripts that write without spaces there are no
/// words to be seen, and two characters count as one word.
enum WordCounter {
  /// - Parameter most: counting ends when there are more, so that it costs no more than it must.
  static func count(in bytes: [UInt8], range: Range<Int>, upTo most: Int = .max) -> Int {
    var words = 0
    var unspaced = 0
    var inWord = false
    var index = range.lowerBound
    while index < range.upperBound, words <= most, unspaced / 2 <= most {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte.isASCIILetter || byte.isASCIIDigit {
          if !inWord { words += 1 }
          inWord = true
        } else if !joinsWord(bytes, index, in: range) {
          inWord = false
        }
        index += 1
        continue
      }
      let (scalar, length) = bytes.scalar(at: index)
      index += length
      switch ScalarClass(scalar) {
      case .letter:
        if !inWord { words += 1 }
        inWord = true
      case .unspacedLetter:
        unspaced += 1
        inWord = false
      case .other:
        inWord = false
      }
    }
    return words + (unspaced + 1) / 2
  }

  /// Whether the sign at `index` stands inside a word.
  private static func joinsWord(_ bytes: [UInt8], _ index: Int, in range: Range<Int>) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "'"): true
    case UInt8(ascii: "."), UInt8(ascii: ","):
      index > range.lowerBound && index + 1 < range.upperBound && bytes[index - 1].isASCIIDigit
        && bytes[index + 1].isASCIIDigit
    default: false
    }
  }
}
