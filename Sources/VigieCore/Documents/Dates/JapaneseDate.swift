/// The parts of Japanese dates: years by era, and numbers in ideographs.
enum JapaneseDate {
  /// The year that begins at a token and ends with 年, and the index after it.
  static func year(_ tokens: [DateToken], at index: Int) -> (year: Int, next: Int)? {
    if let year = tokens[index].year, isYearSign(tokens, index + 1) { return (year, index + 2) }
    guard index + 2 < tokens.count, case .sign(let first) = tokens[index].kind,
      case .sign(let second) = tokens[index + 1].kind,
      let era = eras.first(where: { $0.name == [first, second] })
    else { return nil }
    if tokens[index + 2].isSign("元"), isYearSign(tokens, index + 3) {
      return (era.firstYear, index + 4)
    }
    guard let (number, next) = number(tokens, at: index + 2), isYearSign(tokens, next),
      number <= 70
    else { return nil }
    return (era.firstYear + number - 1, next + 1)
  }

  /// A number of one or two digits, or up to 99 in ideographs, and the index after it.
  static func number(_ tokens: [DateToken], at index: Int) -> (value: Int, next: Int)? {
    guard index < tokens.count else { return nil }
    if let number = tokens[index].small { return (number, index + 1) }
    var next = index
    var tens: Int?
    var ones: Int?
    while next < tokens.count, next < index + 3, case .sign(let scalar) = tokens[next].kind {
      if scalar == ten, tens == nil {
        tens = ones ?? 1
        ones = nil
      } else if let digit = digits.firstIndex(of: scalar), ones == nil {
        ones = digit + 1
      } else {
        break
      }
      next += 1
    }
    guard next > index else { return nil }
    return ((tens ?? 0) * 10 + (ones ?? 0), next)
  }

  private static func isYearSign(_ tokens: [DateToken], _ index: Int) -> Bool {
    index < tokens.count && tokens[index].isSign("年")
  }

  private static let ten = scalars("十")[0]
  private static let digits = scalars("一二三四五六七八九")
  private static let eras: [(name: [UInt32], firstYear: Int)] = [
    (scalars("令和"), 2019), (scalars("平成"), 1989), (scalars("昭和"), 1926),
  ]

  private static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
