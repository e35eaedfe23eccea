/// Lines that say what kind of paper this is and when it may be used, not what it is about.
enum ReleaseNotices {
  static func matches(_ line: FurnitureLine) -> Bool {
    guard line.length <= 200 else { return false }
    if translations.occurs(in: line.start) { return true }
    guard line.length <= 120 else { return false }
    return whole.isWhole(line.start) || starts.prefixEnd(line.start) != nil && !line.endsStatement
  }

  /// Notes that a text is translated, and by whom.
  private static let translations = PhraseTable(
    """
    provisional translation
    unofficial translation
    courtesy translation
    convenience translation
    translation for reference
    traduction provisoire
    traduction de courtoisie
    traduction non officielle
    arbeitsübersetzung
    höflichkeitsübersetzung
    nichtamtliche übersetzung
    traduzione provvisoria
    traduzione di cortesia
    traduzione non ufficiale
    仮訳
    """)

  private static let starts = PhraseTable(
    """
    for immediate release
    for release on
    for release at
    for release until
    for release:
    not for release before
    not for publication before
    under embargo
    embargo:
    embargo until
    embargoed until
    embargoed for
    embargo jusqu'au
    embargo bis
    embargo fino
    strictly embargoed
    check against delivery
    pour diffusion immédiate
    sous embargo
    seul le prononcé fait foi
    zur sofortigen veröffentlichung
    sperrfrist
    es gilt das gesprochene wort
    per la diffusione immediata
    di immediata diffusione
    sotto embargo
    報道解禁
    解禁日時
    即日配布
    """)

  private static let whole = PhraseTable(
    """
    press release
    news release
    media release
    media advisory
    media note
    press statement
    press notice
    announcement
    communiqué de presse
    communiqué
    dossier de presse
    pressemitteilung
    pressemeldung
    medienmitteilung
    presseinformation
    presseerklärung
    comunicato stampa
    nota stampa
    nota per la stampa
    プレスリリース
    報道発表
    報道資料
    報道関係者各位
    記者発表資料
    """)

  /// `Press release No. 12/2026`, `Pressemitteilung 12`, `令和8年 報道発表第3号`: a kind of paper and its
  /// number.
  static func isNumberedKind(_ line: FurnitureLine) -> Bool {
    guard line.length <= 80, let end = whole.prefixEnd(line.start) else { return false }
    var digits = 0
    var letters = 0
    for byte in line.start[end...] {
      if byte.isASCIIDigit {
        digits += 1
      } else if byte.isASCIILetter || byte >= 0xC0 {
        letters += 1
      }
    }
    return digits > 0 && letters <= 6
  }

  /// Whether some words, in lower case, name a kind of release.
  static func isKind(_ words: [UInt8]) -> Bool {
    guard let end = whole.prefixEnd(words) else { return false }
    return !words[end...].contains { $0.isASCIILetter || $0 >= 0xC0 }
  }
}
