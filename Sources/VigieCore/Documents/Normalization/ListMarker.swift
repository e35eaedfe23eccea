/// Knows lines that begin something new, whatever came before: list items, headers, rules.
enum ListMarker {
  /// Whether the line at `content` begins with a bullet, number or letter.
  static func isItem(_ bytes: [UInt8], _ content: Range<Int>) -> Bool {
    switch bytes[content.lowerBound] {
    case UInt8(ascii: "["), UInt8(ascii: "_"): false
    case UInt8(ascii: "#"):
      content.count > 1 && !bytes[content.lowerBound + 1].isASCIILetter
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      // Only `a)`; a capitalised word with a colon is a header.
      content.count > 2 && bytes[content.lowerBound + 1] == UInt8(ascii: ")")
    case 0xE3: !bytes[content].starts(with: "【".utf8) && begins(bytes, content)
    default: begins(bytes, content)
    }
  }

  /// Whether the line at `content` begins with a bullet, number, letter or header of its own.
  ///
  /// - Parameter followsOpenLine: whether the line before stops in the middle of a sentence; then a
  ///   dash or number is more likely part of it.
  static func begins(_ bytes: [UInt8], _ content: Range<Int>, followsOpenLine: Bool = false) -> Bool
  {
    if isPlainWord(bytes, content) { return false }
    let length = min(content.count, 64)
    let start = Array(bytes[content.lowerBound..<content.lowerBound + length])
    guard let first = start.first else { return false }
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "="):
      return isMarked(start, after: 1, followsOpenLine) || start.starts(with: [first, first])
    case UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "#"), UInt8(ascii: "_"): return true
    case UInt8(ascii: "["): return start.contains(UInt8(ascii: "]"))
    case UInt8(ascii: "("): return isEnumerator(start, from: 1) { $0 == UInt8(ascii: ")") }
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      if followsOpenLine { return isEnumerator(start, from: 0) { $0 == UInt8(ascii: ")") } }
      return isEnumerator(start, from: 0) { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")") }
    case 0x80...: return isBullet(start, followsOpenLine)
    default: break
    }
    if isEnumerator(start, from: 0, { $0 == UInt8(ascii: ")") }) { return true }
    return isHeader(start)
  }

  /// Whether a line begins with letters and has neither the bracket of `iv)` nor the colon of a header
  /// near its beginning: true of nearly all lines, so it is asked first.
  private static func isPlainWord(_ bytes: [UInt8], _ content: Range<Int>) -> Bool {
    guard bytes[content.lowerBound].isASCIILetter else { return false }
    let head = bytes[content.lowerBound..<min(content.upperBound, content.lowerBound + 33)]
    return !head.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ")") }
  }

  /// A marker is followed by a space and something.
  private static func isMarked(_ start: [UInt8], after length: Int, _ followsOpenLine: Bool) -> Bool
  {
    guard start.count > length + 1, start[length] == UInt8(ascii: " ") else { return false }
    return !followsOpenLine || !start[length + 1].isASCIILower
  }

  /// `1.`, `12)`, `(a)`, `iv)`: at most four letters or digits before the closing sign.
  private static func isEnumerator(
    _ start: [UInt8], from begin: Int, _ isClosing: (UInt8) -> Bool
  ) -> Bool {
    var index = begin
    while index < start.count, index < begin + 4, start[index].isASCIIDigit { index += 1 }
    if index == begin {
      let roman = Array("ivxIVX".utf8)
      while index < start.count, index < begin + 4, roman.contains(start[index]) { index += 1 }
      if index == begin, index < start.count, start[index].isASCIILetter { index += 1 }
    }
    guard index > begin, index < start.count, isClosing(start[index]) else { return false }
    return index + 1 == start.count || !(start[index + 1].isASCIIDigit)
  }

  /// Bullets outside ASCII, and circled numbers. En and em dashes may also go on with a sentence.
  private static func isBullet(_ start: [UInt8], _ followsOpenLine: Bool) -> Bool {
    guard start.count > 3 else { return false }
    let (scalar, length) = start.scalar(at: 0)
    switch scalar {
    case 0x2013, 0x2014: return isMarked(start, after: length, followsOpenLine)
    case 0xB7, 0x2022, 0x2023, 0x2043, 0x204C, 0x204D, 0x2219, 0x25A0...0x25FF, 0x2605, 0x2606:
      return true
    case 0x203B, 0x2190...0x21FF, 0x2460...0x24FF, 0x2700...0x27BF, 0x2B00...0x2BFF: return true
    case 0x3010, 0x30FB: return true
    default: return false
    }
  }

  /// `Date:`, `Press contact:`: up to three words with a capital at the front, then a colon.
  private static func isHeader(_ start: [UInt8]) -> Bool {
    guard start[0].isASCIIUpper else { return false }
    var words = 1
    for (index, byte) in start.prefix(32).enumerated() {
      switch byte {
      case UInt8(ascii: ":"):
        return index > 0 && (index + 1 == start.count || start[index + 1] == UInt8(ascii: " "))
      case UInt8(ascii: " "): words += 1
      case UInt8(ascii: "-"), UInt8(ascii: "."): break
      default: if !byte.isASCIILetter && byte < 0x80 { return false }
      }
      if words > 3 { return false }
    }
    return false
  }
}
