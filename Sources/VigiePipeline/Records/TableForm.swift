internal import VigieCore
internal import VigieOutput

/// Records as rows of a table: the tags are put into a column, and no other byte changes; or the rows
/// are written as JSON objects.
struct TableForm {
  /// The columns of a table.
  struct Header: Sendable {
    let delimiter: UInt8
    let names: [String]
    fileprivate let texts: [Int]
    fileprivate let title: Int?
    fileprivate let languages: [Int]
    /// The column of tags that is there already.
    fileprivate let tags: Int?
  }

  private let names: FieldNames
  private let header: Header
  private let writesObjects: Bool
  private var row: TableRow?

  init(_ names: FieldNames, _ header: Header, writesObjects: Bool) {
    self.names = names
    self.header = header
    self.writesObjects = writesObjects
  }

  mutating func read(_ bytes: [UInt8], _ range: Range<Int>) throws(Refusal) -> RecordFields {
    if let mistake = UTF8Sequence.firstMistake(in: bytes.span, range) {
      throw Refusal(.invalidUTF8, "byte is not UTF-8", at: mistake - range.lowerBound)
    }
    let row = TableRow(bytes, range, delimiter: header.delimiter)
    guard row.fields.count == header.names.count else {
      throw Refusal(
        .columnCount,
        "row has \(row.fields.count) columns, expected \(header.names.count) as in the header")
    }
    self.row = row
    let parts = header.texts.map { TableRow.text(row.fields[$0], bytes) }.filter { !$0.isEmpty }
    var fields = RecordFields(text: Array(parts.joined(separator: RecordFields.separator)))
    fields.title = header.title.map {
      String(decoding: TableRow.text(row.fields[$0], bytes), as: UTF8.self)
    }
    fields.language =
      header.languages.lazy.compactMap {
        Language(tag: String(decoding: TableRow.text(row.fields[$0], bytes), as: UTF8.self))
      }.first
    return fields
  }

  /// Writes the row that was read last, with its tags.
  func write(
    _ found: FoundTags, _ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]
  ) {
    guard let row else { return }
    if writesObjects { return writeObject(row, found, bytes, to: &output) }
    let names = TableRow.quoted(
      Array(found.names.joined(separator: ";").utf8), delimiter: header.delimiter)
    if let tags = header.tags {
      let place = row.fields[tags].range
      output += bytes[range.lowerBound..<place.lowerBound]
      output += names
      output += bytes[place.upperBound..<range.upperBound]
    } else {
      output += bytes[range.lowerBound..<row.end]
      output.append(header.delimiter)
      output += names
      output += bytes[row.end..<range.upperBound]
    }
    output.append(UInt8(ascii: "\n"))
  }

  private func writeObject(
    _ row: TableRow, _ found: FoundTags, _ bytes: [UInt8], to output: inout [UInt8]
  ) {
    output.append(UInt8(ascii: "{"))
    for (column, name) in header.names.enumerated()
    where name != names.tags && name != names.incomplete {
      output += JSONText.quote(name)
      output.append(UInt8(ascii: ":"))
      let text = TableRow.text(row.fields[column], bytes)
      output += JSONText.quote(String(decoding: text, as: UTF8.self))
      output.append(UInt8(ascii: ","))
    }
    output += JSONText.quote(names.tags)
    output.append(UInt8(ascii: ":"))
    output += found.json
    if let json = found.incompleteJSON {
      output += ",".utf8
      output += JSONText.quote(names.incomplete)
      output += ":".utf8
      output += json
    }
    output += "}\n".utf8
  }
}

extension TableForm.Header {
  /// Reads the first row.
  ///
  /// - Throws: which columns are missing or there twice.
  init(
    _ bytes: [UInt8], _ range: Range<Int>, delimiter: UInt8, fields: FieldNames,
    wantsUniqueNames: Bool
  ) throws(Refusal) {
    self.delimiter = delimiter
    let hasMark = bytes[range].starts(with: [0xEF, 0xBB, 0xBF])
    let columns = range.lowerBound + (hasMark ? 3 : 0)..<range.upperBound
    let names = TableRow(bytes, columns, delimiter: delimiter).fields.map {
      String(decoding: TableRow.text($0, bytes), as: UTF8.self)
    }
    self.names = names
    let known = names.map { "'\($0)'" }.joined(separator: ", ")
    func column(_ name: String) throws(Refusal) -> Int? {
      let all = names.indices.filter { names[$0] == name }
      guard all.count <= 1 else {
        throw Refusal(.columnCount, "two columns are named '\(name)'; rename one of them")
      }
      return all.first
    }
    var texts: [Int] = []
    for pointer in fields.texts {
      let name = pointer.tokens.joined(separator: "/")
      guard let index = try column(name) else {
        throw Refusal(
          .missingText,
          "there is no column '\(name)'; the columns are \(known) (choose with --text-field)")
      }
      texts.append(index)
    }
    self.texts = texts
    title = try fields.title.flatMap { (pointer) throws(Refusal) in
      try column(pointer.tokens.joined(separator: "/"))
    }
    var languages: [Int] = []
    for pointer in fields.languages {
      if let index = try column(pointer.tokens.joined(separator: "/")) { languages.append(index) }
    }
    self.languages = languages
    tags = try column(fields.tags)
    if wantsUniqueNames { for name in names { _ = try column(name) } }
  }

  /// The first row as it is written, with the column of tags.
  func row(_ bytes: [UInt8], _ range: Range<Int>, tags name: String) -> [UInt8] {
    let newline = [UInt8(ascii: "\n")]
    if tags != nil { return bytes[range] + newline }
    let end = TableRow(bytes, range, delimiter: delimiter).end
    let column = TableRow.quoted(Array(name.utf8), delimiter: delimiter)
    return bytes[range.lowerBound..<end] + [delimiter] + column + bytes[end..<range.upperBound]
      + newline
  }
}
