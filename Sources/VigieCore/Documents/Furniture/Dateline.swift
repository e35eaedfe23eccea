/// The words before the dash at the head of a report: `LONDON, March 4, 2026 (Reuters) –`.
struct Dateline {
  private(set) var place: Range<Int>?
  private(set) var date: CalendarDate?
  /// The agency in brackets.
  private(set) var source: Range<Int>?
  /// Where the text begins that the dateline stands before.
  private(set) var textStart: Int

  private static let longest = 100

  /// - Parameter range: the first paragraph of a text proper.
  init?(_ bytes: [UInt8], _ range: Range<Int>, order: NumericOrder) {
    if let bracketed = BracketedDateline(bytes, startOf: range, order: order) {
      place = bracketed.place
      date = bracketed.date
      textStart = Self.textStart(bytes, bracketed.range.upperBound..<range.upperBound)
      return
    }
    if let bracketed = Self(bracketed: bytes, range) {
      self = bracketed
      return
    }
    let limit = range.lowerBound + min(range.count, Self.longest)
    guard var (head, end) = Self.head(bytes, range.lowerBound..<limit, order: order) else {
      return nil
    }
    if let match = Self.dateBetweenDashes(bytes, end..<limit, order: order) {
      date = match.date
      end = match.end
    }
    textStart = Self.textStart(bytes, end..<range.upperBound)
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
    } else if bytes[head].last == UInt8(ascii: "/"),
      let opening = bytes[head].dropLast().lastIndex(of: UInt8(ascii: "/"))
    {
      // `NEW YORK, March 4, 2026 /PRNewswire/ --`
      source = opening + 1..<head.upperBound - 1
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

  /// Whether a text begins behind the dateline, rather than the name of a body or of a kind of paper.
  func opensText(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard textStart < range.upperBound else { return false }
    let rest = FurnitureLine(bytes, textStart..<range.upperBound)
    return !Issuers.isName(rest) && !ReleaseNotices.isKind(rest.start)
      && !ReleaseNotices.matches(rest) && !SectionLabels.matches(rest)
  }

  /// What stands before the dash, or before the full stop after a date: "SARN, 4 March 2026. The …";
  /// and where the sign ends.
  private static func head(
    _ bytes: [UInt8], _ range: Range<Int>, order: NumericOrder
  ) -> (head: Range<Int>, end: Int)? {
    if let dash = dash(bytes, range) {
      return (trimmed(bytes, range.lowerBound..<dash), dash + bytes.scalar(at: dash).length)
    }
    guard let match = DateParser.first(in: bytes, range, order: order),
      match.range.lowerBound > range.lowerBound, match.range.upperBound < range.upperBound,
      bytes[match.range.upperBound] == UInt8(ascii: ".")
    else { return nil }
    return (range.lowerBound..<match.range.upperBound, match.range.upperBound + 1)
  }

  /// The date of "TOKYO—March 4, 2026—The …", and where the second dash begins.
  private static func dateBetweenDashes(
    _ bytes: [UInt8], _ range: Range<Int>, order: NumericOrder
  ) -> (date: CalendarDate, end: Int)? {
    guard let match = DateParser.first(in: bytes, range, order: order),
      bytes[range.lowerBound..<match.range.lowerBound].allSatisfy(isSpaceOrDash)
    else { return nil }
    let end = bytes[match.range.upperBound..<range.upperBound].firstIndex {
      $0 != UInt8(ascii: " ")
    }
    guard let end, bytes[end] == UInt8(ascii: "-") || bytes[end] == 0xE2 else { return nil }
    return (match.date, end)
  }

  /// Behind spaces, dashes and the stop or colon after a bracket.
  private static func textStart(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var start = range.lowerBound
    while start < range.upperBound {
      let (scalar, length) = bytes.scalar(at: start)
      guard [0x20, 0x2D, 0x2E, 0x3A, 0x2013, 0x2014, 0x2015].contains(scalar) else { break }
      start += length
    }
    return start
  }

  /// A space, or a byte of a hyphen or dash.
  private static func isSpaceOrDash(_ byte: UInt8) -> Bool {
    [UInt8(ascii: " "), UInt8(ascii: "-"), 0xE2, 0x80, 0x93, 0x94, 0x95].contains(byte)
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
    textStart = Self.textStart(bytes, close + (isSquare ? 1 : 3)..<range.upperBound)
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
