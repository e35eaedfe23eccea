/// What the words on either side of a line break say about it.
struct LineJoint {
  /// The next line is no list item, header or indented beginning.
  let mayGoOn: Bool
  /// The next line begins in the middle of a sentence.
  let doesGoOn: Bool
  /// A word, or a compound, is cut at its hyphen: nothing but a wrap does that, however short the line.
  let cutsWord: Bool

  init(_ bytes: [UInt8], _ line: TextLine, _ next: TextLine, margin: Int) {
    let last = bytes[line.content.upperBound - 1]
    let isOpen = last.isASCIILetter || last.isASCIIDigit || last >= 0x80 && !line.endsWide
    let isItem = ListMarker.begins(bytes, line.content)
    let step = next.startsWide ? 1 : 2
    let isIndented = next.indent >= line.indent + step && line.indent == margin && !isItem
    mayGoOn =
      !isIndented && !Self.isRule(bytes, line.content)
      && !ListMarker.begins(bytes, next.content, followsOpenLine: isOpen)
    let isLower = Self.isLower(bytes, next.content.lowerBound)
    let isPause = last == UInt8(ascii: ",") || last == UInt8(ascii: "-")
    let isWideOpen = line.endsWide && next.startsWide && !Self.endsSentence(bytes, line.content)
    let end = line.content.upperBound
    cutsWord =
      mayGoOn && isLower && last == UInt8(ascii: "-") && line.content.count > 1
      && (bytes[end - 2].isASCIILetter || bytes[end - 2] >= 0x80)
    doesGoOn = mayGoOn && (isLower || isPause || isWideOpen)
  }

  /// A line of signs without a letter.
  private static func isRule(_ bytes: [UInt8], _ content: Range<Int>) -> Bool {
    !bytes[content].contains { $0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80 }
  }

  /// A small letter of ASCII, or `ß` to `ÿ`, those of Latin-1.
  static func isLower(_ bytes: [UInt8], _ index: Int) -> Bool {
    bytes[index].isASCIILower || bytes[index] == 0xC3 && bytes[index + 1] >= 0x9F
  }

  private static func endsSentence(_ bytes: [UInt8], _ content: Range<Int>) -> Bool {
    let start = bytes.scalarStart(before: content.upperBound)
    switch bytes.scalar(at: start).value {
    case 0x3002, 0xFF01, 0xFF1F, 0x300D, 0x300F, 0x3011, 0xFF09: return true
    default: return false
    }
  }
}
