/// Tells names of places from other words by how they are written.
enum PlaceName {
  /// Where a place ends that is followed by a date: before commas, "le", "den" and weekdays.
  static func endBeforeDate(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var tokens = DateToken.tokens(bytes, range)
    while let last = tokens.last {
      let isConnection =
        last.word.map { connections.contains($0) || MonthNames.isWeekday($0) }
        ?? last.isSign(",", "、", ".", "(", "|", "·", "-", "–", "/")
      guard isConnection else { break }
      // "Washington, D.C., March 4": the point belongs to the name.
      if last.isSign("."), tokens.count > 1, tokens[tokens.count - 2].word?.count == 1 { break }
      tokens.removeLast()
    }
    return tokens.last?.range.upperBound ?? range.lowerBound
  }

  /// Whether a stretch is written as the name of a place.
  ///
  /// - Parameter isSure: whether something else says that a place stands here, such as the date that
  ///   follows; without that, capitals throughout, a region after a comma or a known city is asked for.
  static func isPlace(_ bytes: [UInt8], _ range: Range<Int>, isSure: Bool) -> Bool {
    guard !range.isEmpty, range.count <= 60 else { return false }
    let text = Array(bytes[range])
    let lower = Array(String(decoding: text, as: UTF8.self).lowercased().utf8)
    if isKnown(lower) { return true }
    if !isSure, notices.occurs(in: lower) { return false }
    let words = text.split {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "/")
    }
    guard words.count <= 6, !words.isEmpty else { return false }
    if TextLine.isWide(bytes.scalar(at: range.lowerBound).value) {
      return isSure && range.count <= 30 && words.count <= 2
    }
    var isCapital = true
    for word in words {
      let particle = String(decoding: word, as: UTF8.self)
      if particles.contains(particle) { continue }
      guard let first = word.first, first.isASCIIUpper || first >= 0x80,
        !word.contains(where: \.isASCIIDigit)
      else { return false }
      isCapital = isCapital && !word.contains(where: \.isASCIILower)
    }
    if isSure { return true }
    if isCapital { return words[0].count > 2 }
    guard let comma = text.firstIndex(of: UInt8(ascii: ",")) else { return false }
    let region = Array(lower[(comma + 1)...].drop { $0 == UInt8(ascii: " ") })
    return isCapitals(words[0]) || isRegion(region)
  }

  /// Whether a stretch names a known city, with or without its region: "Washington D.C.".
  static func isKnown(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.count <= 60
      && isKnown(Array(String(decoding: bytes[range], as: UTF8.self).lowercased().utf8))
  }

  private static func isKnown(_ lower: [UInt8]) -> Bool {
    if Cities.contains(lower) { return true }
    for index in lower.indices
    where lower[index] == UInt8(ascii: " ") || lower[index] == UInt8(ascii: ",") {
      let region = Array(
        lower[index...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") })
      if isRegion(region), Cities.contains(Array(lower[..<index])) { return true }
    }
    return false
  }

  private static func isCapitals(_ word: ArraySlice<UInt8>) -> Bool {
    word.count > 2 && !word.contains(where: \.isASCIILower)
  }

  /// The short form of a state, or a country, after the comma.
  private static func isRegion(_ text: [UInt8]) -> Bool {
    text.count <= 8 && text.last == UInt8(ascii: ".") || text.count == 2 || regions.isWhole(text)
  }

  private static let connections: Set<String> = [
    "le", "den", "am", "il", "lì", "on", "the", "du", "vom", "dated",
  ]

  private static let particles: Set<String> = [
    "de", "la", "le", "les", "du", "des", "di", "da", "del", "am", "an", "der", "im", "sur", "of",
    "and", "the", "e", "et", "und",
  ]

  private static let notices = PhraseTable(
    """
    breaking
    update
    updated
    new
    alert
    icymi
    live
    exclusive
    fact check
    statement
    news
    press
    note
    notes
    photo release
    video
    watch
    correction
    summary
    background
    question
    answer
    """)

  private static let regions = PhraseTable(
    """
    canada
    france
    germany
    italy
    japan
    england
    scotland
    wales
    ukraine
    poland
    belgium
    switzerland
    texas
    ohio
    iowa
    utah
    maine
    idaho
    alaska
    hawaii
    oregon
    california
    ala
    mich
    """)
}
