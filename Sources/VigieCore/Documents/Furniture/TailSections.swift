/// Headings after which, near the end of a release, no more of it follows.
enum TailSections {
  /// Whether a paragraph opens such a section, or is one in itself.
  ///
  /// - Parameter next: the paragraph after it. A body that is described is named again there: without
  ///   that "About the attack" would be taken for one.
  static func opens(_ line: FurnitureLine, next: FurnitureLine?) -> Bool {
    guard line.length <= 200 || line.start.contains(UInt8(ascii: ":")) else { return false }
    if line.length <= 90, !line.endsStatement, headings.isWhole(line.start) { return true }
    if line.length <= 160, !line.endsStatement, contacts.prefixEnd(line.start) != nil {
      return true
    }
    return isAbout(line, next: next)
  }

  /// `About the Institute`, above or before what it says of itself.
  private static func isAbout(_ line: FurnitureLine, next: FurnitureLine?) -> Bool {
    guard let end = about.prefixEnd(line.start) else { return false }
    let head = line.start[end...]
    if let colon = head.prefix(80).firstIndex(of: UInt8(ascii: ":")), colon + 1 < line.start.count {
      return namesAgain(head[..<colon], Array(line.start[(colon + 1)...]))
    }
    guard line.length <= 100, !line.endsStatement, let next else { return false }
    return namesAgain(head, next.start)
  }

  /// Whether a longer word of the name stands in the text that describes it.
  private static func namesAgain(_ name: ArraySlice<UInt8>, _ text: [UInt8]) -> Bool {
    let beginning = String(decoding: text.prefix(160), as: UTF8.self)
    let words = name.split { !($0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80) }
    return words.contains {
      $0.count >= 3 && beginning.contains(String(decoding: $0, as: UTF8.self))
    }
      || beginning.hasPrefix(" we ") || beginning.hasPrefix("we ")
  }

  private static let about = PhraseTable(
    """
    about
    à propos de
    à propos du
    à propos des
    à propos d'
    über
    über die
    informazioni su
    chi siamo
    a proposito di
    """)

  private static let contacts = PhraseTable(
    """
    media contact
    media contacts
    press contact
    press contacts
    media inquiries
    media enquiries
    press inquiries
    press enquiries
    for media inquiries
    for media enquiries
    for press inquiries
    for further information
    for more information
    contact presse
    contacts presse
    contact média
    pressekontakt
    kontakt für presse
    kontakt für medien
    rückfragen an
    contatti stampa
    contatti per la stampa
    ufficio stampa
    お問い合わせ先
    お問合せ先
    問い合わせ先
    本件に関するお問い合わせ
    連絡先
    """)

  private static let headings = PhraseTable(
    """
    contact
    contacts
    contact information
    contact us
    notes to editors
    note to editors
    notes for editors
    editor's notes
    editors' notes
    about us
    related links
    related content
    related articles
    related documents
    related information
    more information
    further information
    note aux rédactions
    notes aux rédactions
    note à l'attention des rédactions
    à propos de nous
    liens utiles
    sur le même sujet
    articles liés
    pour plus d'informations
    hinweis für redaktionen
    hinweise für redaktionen
    hinweis an die redaktionen
    hinweise an die redaktionen
    kontakt
    über uns
    weitere informationen
    weiterführende links
    mehr zum thema
    note per i redattori
    note per la stampa
    note redazionali
    contatti
    ulteriori informazioni
    per maggiori informazioni
    link utili
    参考リンク
    関連リンク
    関連記事
    関連情報
    """)
}
