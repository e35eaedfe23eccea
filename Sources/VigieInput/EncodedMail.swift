/// Knows e-mail whose text cannot be read as it stands: MIME has written it in letters and digits, or put it
/// among other parts (RFC 2045, 2046).
enum EncodedMail {
  /// What is said against reading the bytes as text; `nil` where nothing is.
  static func objection(to head: [UInt8]) -> String? {
    guard let how = encoding(headers(of: head)) else { return nil }
    return "this is an e-mail, and its text is \(how); save it as plain text in a mail program, "
      + "take the text out of it, for instance with 'munpack -t' or 'ripmime', or read it as it is "
      + "with --input-format text"
  }

  /// A field of a header, with its name in lower case and its value unfolded.
  private typealias Field = (name: String, value: String)

  private static func encoding(_ fields: [Field]) -> String? {
    for (name, value) in fields {
      let value = value.lowercased().drop(while: \.isWhitespace)
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

  /// The fields at the beginning, up to a line that is none. A mailbox has a line before them.
  private static func headers(of head: [UInt8]) -> [Field] {
    // Longer headers have been seen, and what is asked for does not come last.
    let mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let text = String(decoding: head.dropFirst(mark).prefix(64 << 10), as: UTF8.self)
    var fields: [Field] = []
    var isFirst = true
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      defer { isFirst = false }
      if isFirst, line.hasPrefix("From ") { continue }
      if line.first == " " || line.first == "\t" {
        guard !fields.isEmpty else { break }
        fields[fields.count - 1].value += line
        continue
      }
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
        line[..<colon].utf8.allSatisfy({ (0x21...0x7E).contains($0) })
      else { break }
      fields.append((line[..<colon].lowercased(), String(line[line.index(after: colon)...])))
    }
    return fields
  }
}
