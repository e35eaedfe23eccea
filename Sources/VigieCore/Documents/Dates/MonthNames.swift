/// Names of months and weekdays in our languages, in lower case.
enum MonthNames {
  /// The number of the month, for its name or an abbreviation of it.
  static func month(_ word: String) -> Int? { months[word] }

  static func isWeekday(_ word: String) -> Bool { weekdays.contains(word) }

  private static let months: [String: Int] = {
    var months: [String: Int] = [:]
    for (index, names) in table.enumerated() {
      for name in names.split(separator: " ") { months[String(name)] = index + 1 }
    }
    return months
  }()

  private static let table = [
    "january jan janvier janv januar jänner gennaio gen",
    "february feb février fevrier févr fév februar febbraio febbr",
    "march mar mars märz maerz mär mrz marzo",
    "april apr avril avr aprile",
    "may mai maggio mag magg",
    "june jun juin juni giugno giu",
    "july jul juillet juil juli luglio lug",
    "august aug août aout agosto ago",
    "september sept sep septembre settembre sett set",
    "october oct octobre oktober okt ottobre ott",
    "november nov novembre",
    "december dec décembre decembre déc dezember dez dicembre dic",
  ]

  private static let weekdays: Set<String> = Set(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat
    sun lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag
    freitag samstag sonnabend sonntag mo di mi do fr sa so lunedì martedì mercoledì giovedì venerdì
    sabato domenica lunedi martedi mercoledi giovedi venerdi
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
