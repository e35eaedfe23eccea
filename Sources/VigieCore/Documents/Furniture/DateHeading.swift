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
    guard DateParser.mayHoldDate(bytes, line.range) else { return nil }
    if let bracketed = BracketedDateline(bytes, startOf: line.range, order: order),
      bracketed.range == line.range
    {
      date = bracketed.date
      place = bracketed.place
      return
    }
    let tokens = DateToken.tokens(bytes, line.range)
    guard let match = DateParser(tokens, order: order).first else { return nil }
    date = match.date
    let before = tokens.prefix { $0.range.upperBound <= match.range.lowerBound }
    guard readLead(bytes, line, Array(before), until: match.range.lowerBound) else { return nil }

    guard let dayEnd = tokens.firstIndex(where: { $0.range.lowerBound >= match.range.upperBound })
    else { return }
    let timeStart = Self.pastWeekday(tokens, dayEnd)
    let timeEnd = TimeOfDay.end(tokens, at: timeStart)
    let hasTime = timeEnd > timeStart
    let after = tokens[timeEnd...]
    guard let first = after.first(where: { $0.word != nil || Self.isWide($0) }) else { return }
    readRest(
      bytes, line, first.range.lowerBound..<line.range.upperBound,
      words: after.lazy.compactMap(\.word).count,
      isDated: before.first?.word == "date" || hasTime,
      isParted: after.first?.isSign(",") == true || hasTime)
  }

  /// What stands before the date: nothing, a label, a weekday, a time, a place or a body.
  ///
  /// - Returns: whether it is one of these; else the line is a sentence or a title with a date in it.
  private mutating func readLead(
    _ bytes: [UInt8], _ line: FurnitureLine, _ tokens: [DateToken], until dateStart: Int
  ) -> Bool {
    let start = line.range.lowerBound
    let end = PlaceName.endBeforeDate(bytes, start..<dateStart)
    if tokens.isEmpty || end == start || TimeOfDay.end(tokens, at: 0) == tokens.count {
      return true
    }
    let isWide = TextLine.isWide(bytes.scalar(at: start).value)
    if Self.isLabel(tokens), !isWide { return true }
    let name = Array(line.start.prefix(end - start))
    if Issuers.isName(name) {
      source = start..<end
      return true
    }
    let isParted = bytes[end..<dateStart].contains { ",|-(".utf8.contains($0) || $0 >= 0x80 }
    if isParted || isWide, PlaceName.isPlace(bytes, start..<end, isSure: true) {
      place = start..<end
      return true
    }
    return ReleaseNotices.isKind(name)
  }

  /// Whether words say what is dated, "Updated on …", rather than where.
  static func isLabel(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let tokens = DateToken.tokens(bytes, range)
    return tokens.contains { $0.word != nil } && isLabel(tokens)
  }

  private static func isLabel(_ tokens: [DateToken]) -> Bool {
    tokens.lazy.compactMap(\.word).allSatisfy {
      labels.contains($0) || MonthNames.isWeekday($0)
    }
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
    } else if place == nil, TextLine.isWide(bytes.scalar(at: text.lowerBound).value) {
      if text.count <= 45, !bytes[text].contains(where: \.isASCIIDigit) { place = text }
    } else if isParted, place == nil, words <= 6, segment.count == lower.count,
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
    "last", "modified", "revised", "corrected", "actualisé", "modifié", "aktualisiert",
    "aggiornato",
  ]
}
