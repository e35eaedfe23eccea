/// A line that gives the date of issue, with the place, time or source beside it.
///
/// `Wednesday, December 6, 2023, 3:45 p.m. Ministry of …`, `Paris, le 4 mars 2026`,
/// `date 2026-03-04  The Daily`, `March 4, 2026 | Press releases`, `令和8年3月4日 外務省`.
struct DateHeading {
  let date: CalendarDate
  private(set) var place: Range<Int>?
  private(set) var source: Range<Int>?

  init?(_ bytes: [UInt8], _ line: FurnitureLine, order: NumericOrder) {
    guard line.length <= 140, !line.endsStatement || line.length <= 30 else { return nil }
    let tokens = DateToken.tokens(bytes, line.range)
    guard let match = DateParser(tokens, order: order).first else { return nil }
    date = match.date
    let before = tokens.filter { $0.range.upperBound <= match.range.lowerBound }
    let afterStart = tokens.firstIndex { $0.range.lowerBound >= match.range.upperBound }
    let after =
      afterStart.map { Array(tokens[TimeOfDay.end(tokens, at: Self.pastWeekday(tokens, $0))...]) }
      ?? []
    let hasTime = afterStart.map { after.count < tokens.count - $0 } ?? false
    // Words before the date: a label or weekday, a time, or a place; else it is a sentence or a title.
    let lead = before.compactMap(\.word).filter {
      !Self.labels.contains($0) && !MonthNames.isWeekday($0)
    }
    if !lead.isEmpty, !Self.isOnlyTime(before) {
      let end = PlaceName.endBeforeDate(bytes, line.range.lowerBound..<match.range.lowerBound)
      let candidate = line.range.lowerBound..<end
      let isName = Issuers.isName(Array(line.start.prefix(candidate.count)))
      let isParted = bytes[end..<match.range.lowerBound].contains {
        [0x2C, 0x7C, 0x2D, 0x28].contains($0) || $0 >= 0x80
      }
      if isName {
        source = candidate
      } else if isParted, PlaceName.isPlace(bytes, candidate, isSure: true) {
        place = candidate
      } else if !ReleaseNotices.isKind(Array(line.start.prefix(candidate.count))) {
        return nil
      }
    } else if before.isEmpty, TextLine.isWide(bytes.scalar(at: line.range.lowerBound).value) {
      // A Japanese date at the front stands alone.
    } else if TextLine.isWide(bytes.scalar(at: line.range.lowerBound).value) {
      let end = PlaceName.endBeforeDate(bytes, line.range.lowerBound..<match.range.lowerBound)
      guard PlaceName.isPlace(bytes, line.range.lowerBound..<end, isSure: true) else { return nil }
      place = line.range.lowerBound..<end
    }
    guard let first = after.first(where: { $0.word != nil || Self.isWide($0) }) else { return }
    let rest = first.range.lowerBound..<line.range.upperBound
    readRest(
      bytes, line, rest, words: after.compactMap(\.word).count,
      isDated: before.first?.word == "date" || hasTime,
      isParted: after.first?.isSign(",") == true || hasTime)
  }

  /// What follows the date: a body, a place, or something without interest.
  private mutating func readRest(
    _ bytes: [UInt8], _ line: FurnitureLine, _ rest: Range<Int>, words: Int, isDated: Bool,
    isParted: Bool
  ) {
    let lower = Array(line.start[(rest.lowerBound - line.range.lowerBound)...])
    let segment = lower.prefix { $0 != UInt8(ascii: "|") }
    var end = rest.lowerBound + segment.count
    while end > rest.lowerBound, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    let text = rest.lowerBound..<end
    if Issuers.isName(Array(segment)) {
      source = text
      if isDated, place == nil, isParted { place = text }
    } else if isDated, !isParted, words <= 6 {
      source = text
    } else if isParted, place == nil, words <= 5, segment.count == lower.count,
      PlaceName.isPlace(bytes, text, isSure: true)
    {
      place = text
    }
  }

  private static func pastWeekday(_ tokens: [DateToken], _ index: Int) -> Int {
    var next = index
    while next < tokens.count,
      tokens[next].isSign("(", ")", "月", "火", "水", "木", "金", "土", "日", "曜", "祝")
    {
      next += 1
    }
    return next
  }

  private static func isOnlyTime(_ tokens: [DateToken]) -> Bool {
    TimeOfDay.end(tokens, at: 0) == tokens.count
  }

  private static func isWide(_ token: DateToken) -> Bool {
    if case .sign(let scalar) = token.kind { ScalarClass(scalar) == .unspacedLetter } else { false }
  }

  private static let labels: Set<String> = [
    "date", "published", "posted", "issued", "updated", "released", "on", "the", "le", "publié",
    "den", "am", "vom", "datum", "veröffentlicht", "stand", "data", "pubblicato", "il", "du",
    "last",
    "modified",
  ]
}
