/// The time that may follow a date: `3:45 p.m. EDT`, `15 h 30`, `15.30 Uhr`, `ore 15:30`, `午後3時45分`.
enum TimeOfDay {
  /// The index after a time that begins at a token; `index` itself where there is none.
  static func end(_ tokens: [DateToken], at index: Int) -> Int {
    var next = index
    while next < tokens.count, isLead(tokens[next]) { next += 1 }
    guard next < tokens.count, tokens[next].small != nil else { return index }
    next += 1
    var isTime = false
    if next + 1 < tokens.count, tokens[next].isSign(":", ".") || tokens[next].word == "h",
      tokens[next + 1].small != nil
    {
      isTime = !tokens[next].isSign(".")
      next += 2
      if next + 1 < tokens.count, tokens[next].isSign(":"), tokens[next + 1].small != nil {
        next += 2
      }
    }
    while next < tokens.count, isTrail(tokens[next], isTime: isTime) {
      isTime = true
      next += 1
    }
    return isTime ? next : index
  }

  private static func isLead(_ token: DateToken) -> Bool {
    if let word = token.word { return ["at", "à", "um", "ore", "alle", "h"].contains(word) }
    return token.isSign(",", "|", "午", "前", "後", "-", "–", "(")
  }

  private static func isTrail(_ token: DateToken, isTime: Bool) -> Bool {
    if let word = token.word {
      return ["a", "p", "m", "am", "pm", "h", "uhr", "heures", "noon"].contains(word)
        || isTime && zones.contains(word)
    }
    return token.isSign("時", "分", "半") || isTime && (token.isSign(".", ")") || token.small != nil)
  }

  private static let zones: Set<String> = [
    "edt", "est", "et", "cdt", "cst", "ct", "mdt", "mst", "mt", "pdt", "pst", "pt", "gmt", "utc",
    "bst", "cet", "cest", "mez", "mesz", "jst", "ist", "local", "time",
  ]
}
