/// Lines that say whom to call.
enum ContactLines {
  static func matches(_ line: FurnitureLine) -> Bool {
    guard line.length <= 200, !ListMarker.begins(line.start, 0..<line.start.count) else {
      return false
    }
    if line.length <= 160, contacts.prefixEnd(line.start) != nil { return true }
    guard line.words <= 14, !line.endsStatement || line.length <= 60 else { return false }
    return isAddress(line.start) || isPhone(line.start)
  }

  /// Whether most of the line is an e-mail or web address.
  private static func isAddress(_ start: [UInt8]) -> Bool {
    let words = start.split(separator: UInt8(ascii: " "))
    let addresses = words.filter { word in
      word.starts(with: "http://".utf8) || word.starts(with: "https://".utf8)
        || word.starts(with: "www.".utf8) || isMail(word)
    }
    let letters = addresses.reduce(0) { $0 + $1.count }
    return letters * 2 > start.count || addresses.contains(where: isMail) && words.count <= 6
  }

  private static func isMail(_ word: ArraySlice<UInt8>) -> Bool {
    guard let at = word.firstIndex(of: UInt8(ascii: "@")), at > word.startIndex else {
      return false
    }
    return word[at...].contains(UInt8(ascii: "."))
  }

  /// `Tel.: +49 30 5000 0`.
  private static func isPhone(_ start: [UInt8]) -> Bool {
    guard let end = phones.prefixEnd(start) else { return false }
    let digits = start.lazy.filter(\.isASCIIDigit).count
    return digits >= 5 && start[end...].lazy.filter(\.isASCIILetter).count <= digits
  }

  private static let phones = PhraseTable(
    """
    tel
    tel.
    phone
    telephone
    fax
    mobile
    tél
    tél.
    téléphone
    telefon
    telefono
    電話
    """)

  private static let contacts = PhraseTable(
    """
    contact:
    contacts:
    media contact
    press contact
    press office:
    for more information, visit
    for more information, please visit
    for more information, contact
    for more information, please contact
    for further information, visit
    for further information, please visit
    for further information, contact
    for further information, please contact
    contact presse
    pressekontakt
    kontakt:
    contatti:
    contatti stampa
    お問い合わせ先
    """)
}
