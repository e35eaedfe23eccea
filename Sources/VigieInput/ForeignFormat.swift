internal import VigieCore

/// Knows files that are no text by their first bytes, and says how to get at their text.
enum ForeignFormat {
  /// What is said against reading the bytes as text; `nil` where nothing is.
  static func objection(to head: [UInt8]) -> String? {
    for (magic, objection) in signatures where head.starts(with: magic) { return objection }
    if head.starts(with: Array("PK\u{3}\u{4}".utf8)) { return archive(head) }
    return WideText.lacksMark(head)
      ? "this looks like UTF-16 without a byte order mark; save it as UTF-8" : nil
  }

  /// What is said against reading bytes as one text that no text has.
  static func zeroBytes(in head: [UInt8]) -> String? {
    head.prefix(4096).contains(0) ? "file is not text: it has zero bytes" : nil
  }

  /// What is said of a table that is read as one text.
  static func tableAsText(_ file: String) -> String? {
    guard let format = ["csv", "tsv"].first(where: { file.lowercased().hasSuffix("." + $0) }) else {
      return nil
    }
    return "a table is read as one text; "
      + "of each row alone, 'vigie filter --input-format \(format)' tells"
  }

  private static let signatures: [(magic: [UInt8], objection: String)] = [
    ([0x00, 0x00, 0xFE, 0xFF], "this is UTF-32; save it as UTF-8"),
    ([0xFF, 0xFE, 0x00, 0x00], "this is UTF-32; save it as UTF-8"),
    (Array("%PDF-".utf8), "this is a PDF file; make text of it, for instance with 'pdftotext'"),
    (
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
      "this is a file of an older Office program; save it as plain text"
    ),
    (Array("{\\rtf".utf8), "this is an RTF file; save it as plain text"),
    ([0x1F, 0x8B], "this file is compressed; unpack it with 'gunzip', or pipe in 'zcat FILE'"),
    (Array("BZh".utf8), "this file is compressed; unpack it with 'bunzip2'"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "this file is compressed; unpack it with 'unxz'"),
    ([0x28, 0xB5, 0x2F, 0xFD], "this file is compressed; unpack it with 'unzstd'"),
    (Array("7z".utf8) + [0xBC, 0xAF], "this is an archive; unpack it"),
    ([0x89, 0x50, 0x4E, 0x47], "this is a picture (PNG), not text"),
    ([0xFF, 0xD8, 0xFF], "this is a picture (JPEG), not text"),
    (Array("GIF8".utf8), "this is a picture (GIF), not text"),
    (Array("VIGIERUL".utf8), "this is a file of compiled rules, not a document"),
  ]

  /// What is said against reading a page or feed as plain text: its markup and menus would be read too.
  static func markup(in head: [UInt8]) -> String? {
    let begin = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let start = head.dropFirst(begin).drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard start.first == UInt8(ascii: "<") else { return nil }
    let text = start.prefix(512).map { (65...90).contains($0) ? $0 | 0x20 : $0 }
    func has(_ sign: String) -> Bool { text.firstRange(of: Array(sign.utf8)) != nil }
    if text.starts(with: "<!doctype html".utf8) || text.starts(with: "<html".utf8)
      || has("<html") || has("<head>") || has("<body")
    {
      return "this is an HTML page; take the text out of it first, for instance with "
        + "'pandoc -f html -t plain' or 'w3m -dump'"
    }
    if text.starts(with: "<?xml".utf8) || text.starts(with: "<rss".utf8) {
      return "this is an XML file; take the texts out of it first"
    }
    return nil
  }

  /// Documents of newer Office programs are archives; the names in them tell which.
  private static func archive(_ head: [UInt8]) -> String {
    let names = head.prefix(8192)
    func has(_ name: String) -> Bool { names.firstRange(of: Array(name.utf8)) != nil }
    if has("word/") {
      return "this is a Word file; save it as plain text, or use 'pandoc -t plain FILE'"
    }
    if has("xl/") { return "this is an Excel file; save its texts as plain text or NDJSON" }
    if has("ppt/") { return "this is a PowerPoint file; save it as plain text" }
    if has("opendocument") {
      return "this is an OpenDocument file; save it as plain text, or use 'pandoc -t plain FILE'"
    }
    if has("[Content_Types].xml") { return "this is an Office file; save it as plain text" }
    return "this is a ZIP archive; unpack it"
  }
}
