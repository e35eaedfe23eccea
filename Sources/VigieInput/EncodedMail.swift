/// Knows e-mail whose text cannot be read as it stands: MIME has written it in letters and digits, put it
/// among other parts (RFC 2045, 2046), or says that it is a page.
enum EncodedMail {
  /// What is said against reading the bytes as text; `nil` where nothing is.
  static func objection(to head: [UInt8]) -> String? {
    let mail = Mail(head)
    if let how = encoding(mail.fields) {
      return "this is an e-mail, and its text is \(how); save it as plain text in a mail program, "
        + "take the text out of it, for instance with 'munpack -t' or 'ripmime'"
    }
    return isPage(mail)
      ? "this is an e-mail, and its text is an HTML page; save it as plain text in a mail program"
      : nil
  }

  private static func encoding(_ fields: [Mail.Field]) -> String? {
    for (name, value) in fields {
      if name == "content-transfer-encoding" {
        for encoding in ["base64", "quoted-printable"] where value.hasPrefix(encoding) {
          return "encoded (\(encoding))"
        }
      }
      if name == "content-type", value.hasPrefix("multipart/") {
        return "one of several parts (\(value.prefix { $0 != ";" && $0 != " " }))"
      }
    }
    return nil
  }

  /// Whether it says that it is a page and begins as one: of what was saved as plain text the header may
  /// have stayed.
  private static func isPage(_ mail: Mail) -> Bool {
    guard
      mail.fields.contains(where: { $0.name == "content-type" && $0.value.hasPrefix("text/html") })
    else { return false }
    let sign = mail.text.dropFirst().first
    return mail.text.first == "<" && (sign == "!" || sign?.isLetter == true)
  }
}

/// The beginning of an e-mail, or of another text, which has no fields then.
private struct Mail {
  /// A field of the header: its name and its unfolded value, both in lower case.
  typealias Field = (name: String, value: Substring)

  private(set) var fields: [Field] = []
  /// What stands behind the header, without the white space before it.
  private(set) var text: Substring

  /// The fields go up to a line that is none. A mailbox has a line before them, and a blank one may stand
  /// there where the mail was copied.
  init(_ head: [UInt8]) {
    // Longer headers have been seen, and what is asked for does not come last.
    let mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let whole = String(decoding: head.dropFirst(mark).prefix(64 << 10), as: UTF8.self)
    text = whole[...].drop(while: \.isNewline)
    if text.hasPrefix("From ") { text = text.drop { !$0.isNewline }.dropFirst() }
    var lines: [(name: String, value: String)] = []
    while let line = text.first.map({ _ in text.prefix { !$0.isNewline } }) {
      if line.first == " " || line.first == "\t" {
        guard !lines.isEmpty else { break }
        lines[lines.count - 1].value += line
      } else {
        guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
          line[..<colon].utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { break }
        lines.append((String(line[..<colon]), String(line[line.index(after: colon)...])))
      }
      text = text[line.endIndex...].dropFirst()
    }
    fields = lines.map { ($0.name.lowercased(), $0.value.lowercased().drop(while: \.isWhitespace)) }
    text = text.drop(while: \.isWhitespace)
  }
}
