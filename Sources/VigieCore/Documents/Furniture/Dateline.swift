/// The words before the dash at the head of a report: `LONDON, March 4, 2026 (Reuters) –`.
struct Dateline {
  private(set) var place: Range<Int>?
  private(set) var date: CalendarDate?
  /// The agency in brackets.
  private(set) var source: Range<Int>?

  private static let longest = 100

  /// - Parameter range: the first paragraph of a text proper.
  init?(_ bytes: [UInt8], _ range: Range<Int>, order: NumericOrder) {
    if let bracketed = Self(bracketed: bytes, range) {
      self = bracketed
      return
    }
    let limit = range.lowerBound + min(range.count, Self.longest)
    guard var head = Self.head(bytes, range.lowerBound..<limit, order: order) else { return nil }
    if bytes[head].first == UInt8(ascii: "("), bytes[head].last == UInt8(ascii: ")") {
      head = head.lowerBound + 1..<head.upperBound - 1
    }
    if bytes[head].last == UInt8(ascii: ")"),
      let opening = bytes[head].lastIndex(of: UInt8(ascii: "("))
    {
      let bracket = opening + 1..<head.upperBound - 1
      if let match = DateParser.first(in: bytes, bracket, order: order) {
        date = match.date
      } else {
        source = bracket
      }
      head = Self.trimmed(bytes, head.lowerBound..<opening)
    }
    if let match = DateParser.first(in: bytes, head, order: order) {
      date = match.date
      guard Self.isNothing(bytes, match.range.upperBound..<head.upperBound) else { return nil }
      let before = head.lowerBound..<match.range.lowerBound
      head = head.lowerBound..<PlaceName.endBeforeDate(bytes, before)
    }
    guard PlaceName.isPlace(bytes, head, isSure: date != nil || source != nil) else { return nil }
    place = head
  }

  /// What stands before the dash, or before the full stop after a date: "SARN, 4 March 2026. The …".
  private static func head(
    _ bytes: [UInt8], _ range: Range<Int>, order: NumericOrder
  ) -> Range<Int>? {
    if let dash = dash(bytes, range) { return trimmed(bytes, range.lowerBound..<dash) }
    guard let match = DateParser.first(in: bytes, range, order: order),
      match.range.lowerBound > range.lowerBound, match.range.upperBound < range.upperBound,
      bytes[match.range.upperBound] == UInt8(ascii: ".")
    else { return nil }
    return range.lowerBound..<match.range.upperBound
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return range.lowerBound..<end
  }

  /// `【東京=山田太郎】`, `[東京 4日 ロイター] -`.
  private init?(bracketed bytes: [UInt8], _ range: Range<Int>) {
    let isSquare = bytes[range.lowerBound] == UInt8(ascii: "[")
    guard isSquare || bytes[range].starts(with: "【".utf8) else { return nil }
    let start = range.lowerBound + (isSquare ? 1 : 3)
    let tail = bytes[start..<min(range.upperBound, start + 60)]
    guard
      let close = tail.indices.first(where: {
        tail[$0...].starts(with: (isSquare ? "]" : "】").utf8)
      }),
      let end = tail[..<close].firstIndex(where: {
        $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "=")
      }),
      Cities.contains(Array(bytes[start..<end]))
    else { return nil }
    place = start..<end
    if isSquare, let last = bytes[end..<close].lastIndex(of: UInt8(ascii: " ")),
      !bytes[last..<close].contains(where: \.isASCIIDigit)
    {
      source = last + 1..<close
    }
  }

  /// Where the dash begins that parts the dateline from the text.
  private static func dash(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    for index in range.dropLast() {
      let isAfterSpace = index > range.lowerBound && bytes[index - 1] == UInt8(ascii: " ")
      switch bytes[index] {
      case UInt8(ascii: "-"):
        let next = bytes[index + 1]
        if next == UInt8(ascii: "-") || isAfterSpace && next == UInt8(ascii: " ") { return index }
      case 0xE2 where index + 2 < range.upperBound && bytes[index + 1] == 0x80:
        if bytes[index + 2] == 0x94 || bytes[index + 2] == 0x95 { return index }
        let next = index + 3 < bytes.count ? bytes[index + 3] : 0
        if bytes[index + 2] == 0x93, isAfterSpace || next == UInt8(ascii: " ") { return index }
      case UInt8(ascii: "\""), UInt8(ascii: ":"), UInt8(ascii: ";"): return nil
      default: break
      }
    }
    return nil
  }

  private static func isNothing(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { !$0.isASCIILetter && !$0.isASCIIDigit && $0 < 0x80 }
  }
}
