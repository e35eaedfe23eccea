/// A line that gives one fact under its name: `[Place] London`, `Subject: …`, `件名:…`.
struct HeaderField {
  enum Kind: Hashable {
    case title
    case place
    case date
    case source
    /// A name without interest: `[Full text]`, `To:`.
    case other
  }

  let kind: Kind
  /// In the text; empty where nothing follows.
  let value: Range<Int>
  let isBracketed: Bool

  init?(_ line: FurnitureLine) {
    let start = line.start
    guard let opening = start.first else { return nil }
    var begin = 0
    var end: Int
    if opening == UInt8(ascii: "[") || start.starts(with: Self.wideOpening) {
      isBracketed = true
      begin = opening == UInt8(ascii: "[") ? 1 : Self.wideOpening.count
      let isPlain = opening == UInt8(ascii: "[")
      guard
        let close = start.indices.first(where: {
          isPlain ? start[$0] == UInt8(ascii: "]") : start[$0...].starts(with: Self.wideClosing)
        }), close > begin, let kind = Self.kind(Array(start[begin..<close]), inBrackets: true)
      else { return nil }
      self.kind = kind
      end = close + (isPlain ? 1 : Self.wideClosing.count)
    } else {
      isBracketed = false
      guard let colon = start.prefix(40).firstIndex(of: UInt8(ascii: ":")), colon > 0,
        let kind = Self.kind(Array(start[0..<colon]), inBrackets: false)
      else { return nil }
      self.kind = kind
      end = colon + 1
    }
    while end < start.count, start[end] == UInt8(ascii: " ") { end += 1 }
    value = line.range.lowerBound + end..<line.range.upperBound
  }

  private static func kind(_ name: [UInt8], inBrackets: Bool) -> Kind? {
    for (kind, table) in names where table.isWhole(name) { return kind }
    return inBrackets && bracketedNames.isWhole(name) ? .other : nil
  }

  private static let wideOpening = Array("【".utf8)
  private static let wideClosing = Array("】".utf8)

  private static let names: [(Kind, PhraseTable)] = [
    (
      .title,
      PhraseTable(
        """
        title
        subject
        headline
        titre
        objet
        titel
        betreff
        überschrift
        titolo
        oggetto
        件名
        標題
        題名
        文書名
        表題
        タイトル
        """)
    ),
    (
      .place,
      PhraseTable(
        """
        place
        location
        lieu
        ort
        luogo
        場所
        """)
    ),
    (
      .date,
      PhraseTable(
        """
        date
        date of issue
        issued
        published
        release date
        publication date
        posted
        date de publication
        publié le
        datum
        veröffentlicht am
        erscheinungsdatum
        data
        data di pubblicazione
        pubblicato il
        日付
        年月日
        発表日
        公表日
        掲載日
        日時
        """)
    ),
    (
      .source,
      PhraseTable(
        """
        source
        issuer
        issued by
        from
        publisher
        émetteur
        de
        quelle
        herausgeber
        von
        fonte
        da
        出典
        発信元
        発表者
        差出人
        """)
    ),
    (
      .other,
      PhraseTable(
        """
        to
        cc
        bcc
        reply-to
        sent
        message-id
        reference
        ref
        our ref
        language
        category
        categories
        tags
        keywords
        à
        an
        a
        aktenzeichen
        宛先
        """)
    ),
  ]

  private static let bracketedNames = PhraseTable(
    """
    notes
    note
    full text
    text
    texte
    texte intégral
    remarques
    volltext
    anmerkungen
    testo
    testo integrale
    備考
    全文
    本文
    """)
}
