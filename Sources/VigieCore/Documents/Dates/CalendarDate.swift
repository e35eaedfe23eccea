/// A day of the Gregorian calendar, written `YYYY-MM-DD`.
struct CalendarDate: Hashable, CustomStringConvertible {
  let year: Int
  let month: Int
  let day: Int

  /// - Returns: `nil` where there is no such day, or none that a release could be of.
  init?(year: Int, month: Int, day: Int) {
    guard (1900...2099).contains(year), (1...12).contains(month) else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    guard (1...days).contains(day) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  var description: String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(padded(month))-\(padded(day))"
  }
}

/// Which number comes first in `3/4/2026`, where nothing else tells.
enum NumericOrder: Hashable {
  case dayFirst
  case monthFirst
  /// Written either way; a date that could be two days is none.
  case unknown
}
