/// Finds a full date in a line, in the spellings of English, French, German, Italian and Japanese.
struct DateParser {
  /// A date and where it stands.
  struct Match: Hashable {
    var date: CalendarDate
    var range: Range<Int>
  }

  private let tokens: [DateToken]
  private let order: NumericOrder

  init(_ tokens: [DateToken], order: NumericOrder) {
    self.tokens = tokens
    self.order = order
  }

  /// The first date in a stretch of normalised text.
  static func first(
    in bytes: [UInt8], _ range: Range<Int>, order: NumericOrder = .unknown
  ) -> Match? {
    guard mayHoldDate(bytes, range) else { return nil }
    return DateParser(DateToken.tokens(bytes, range), order: order).first
  }

  /// Whether there is what may be a year: four digits, or the sign 年. Most lines have neither.
  static func mayHoldDate(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let text = bytes.span
    var index = range.lowerBound
    while true {
      index = text.firstOffset(from: index, to: range.upperBound) { bytes in
        ByteMask.equal(bytes, 0xE5) | ByteMask.from(bytes, 0x30) & ByteMask.below(bytes, 0x3A)
      }
      guard index < range.upperBound else { return false }
      if bytes[index] == 0xE5 { return true }
      let start = index
      while index < range.upperBound, bytes[index].isASCIIDigit { index += 1 }
      if index - start == 4 { return true }
    }
  }

  var first: Match? {
    for index in tokens.indices {
      guard let (date, count) = date(at: index) else { continue }
      let end = tokens[index + count - 1].range.upperBound
      return Match(date: date, range: tokens[index].range.lowerBound..<end)
    }
    return nil
  }

  private func token(_ index: Int) -> DateToken? {
    index < tokens.count ? tokens[index] : nil
  }

  /// A date that begins with the token at `index`, and how many tokens it takes.
  private func date(at index: Int) -> (CalendarDate, Int)? {
    if let date = japanese(at: index) { return date }
    if tokens[index].year != nil { return yearFirst(at: index) }
    if tokens[index].small != nil { return numeric(at: index) ?? dayMonthYear(at: index) }
    return monthDayYear(at: index)
  }

  /// `2026-03-04`, `2026/3/4`, `2026.03.04`.
  private func yearFirst(at index: Int) -> (CalendarDate, Int)? {
    guard let year = tokens[index].year, let first = token(index + 1),
      first.isSign("-", "/", "."), let month = token(index + 2)?.small,
      let second = token(index + 3), second.kind == first.kind,
      let day = token(index + 4)?.small
    else { return nil }
    return CalendarDate(year: year, month: month, day: day).map { ($0, 5) }
  }

  /// `4.3.2026`, `20/04/2023`.
  private func numeric(at index: Int) -> (CalendarDate, Int)? {
    guard let first = tokens[index].small, let sign = token(index + 1), sign.isSign("-", "/", "."),
      let second = token(index + 2)?.small, token(index + 3)?.kind == sign.kind,
      let year = token(index + 4)?.year
    else { return nil }
    let dayFirst = CalendarDate(year: year, month: second, day: first)
    let monthFirst = CalendarDate(year: year, month: first, day: second)
    if sign.isSign(".") { return dayFirst.map { ($0, 5) } }
    guard let dayFirst, let monthFirst, dayFirst != monthFirst else {
      return (dayFirst ?? monthFirst).map { ($0, 5) }
    }
    switch order {
    case .dayFirst: return (dayFirst, 5)
    case .monthFirst: return (monthFirst, 5)
    case .unknown: return nil
    }
  }

  /// `4 March 2026`, `4th of March, 2026`, `4. März 2026`, `1er mars 2026`, `1º marzo 2026`.
  private func dayMonthYear(at index: Int) -> (CalendarDate, Int)? {
    guard let day = tokens[index].small else { return nil }
    var next = index + 1
    if let word = token(next)?.word, Self.ordinalEndings.contains(word) { next += 1 }
    if token(next)?.isSign(".", "°", "º") == true { next += 1 }
    if let word = token(next)?.word, word == "of" || word == "de" { next += 1 }
    guard let month = token(next)?.word.flatMap(MonthNames.month) else { return nil }
    next += 1
    if token(next)?.isSign(".", ",") == true { next += 1 }
    guard let year = token(next)?.year else { return nil }
    return CalendarDate(year: year, month: month, day: day).map { ($0, next - index + 1) }
  }

  /// `March 4, 2026`, `Mar. 4th 2026`.
  private func monthDayYear(at index: Int) -> (CalendarDate, Int)? {
    guard let name = tokens[index].word else { return nil }
    var next = index + 1
    if token(next)?.isSign(".") == true { next += 1 }
    guard let day = token(next)?.small, let month = MonthNames.month(name) else { return nil }
    next += 1
    if let word = token(next)?.word, Self.ordinalEndings.contains(word) { next += 1 }
    if token(next)?.isSign(",") == true { next += 1 }
    guard let year = token(next)?.year else { return nil }
    return CalendarDate(year: year, month: month, day: day).map { ($0, next - index + 1) }
  }

  private func japanese(at index: Int) -> (CalendarDate, Int)? {
    guard let (year, next) = JapaneseDate.year(tokens, at: index),
      let (month, afterMonth) = JapaneseDate.number(tokens, at: next),
      token(afterMonth)?.isSign("月") == true,
      let (day, afterDay) = JapaneseDate.number(tokens, at: afterMonth + 1),
      token(afterDay)?.isSign("日") == true
    else { return nil }
    return CalendarDate(year: year, month: month, day: day).map { ($0, afterDay + 1 - index) }
  }

  private static let ordinalEndings: Set<String> = ["st", "nd", "rd", "th", "er", "º", "ª", "re"]
}
