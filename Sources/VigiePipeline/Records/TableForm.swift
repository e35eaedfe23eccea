internal import VigieCore
internal import VigieInput
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
    fileprivate let id: Int?
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
    let row = TableRow(bytes, range, delimiter: header.delimiter)
    let id = id(of: row, bytes)
    if let mistake = UTF8Sequence.firstMistake(in: bytes.span, range) {
      var refusal = Refusal(.notUTF8, "byte is not UTF-8", at: mistake - range.lowerBound)
      refusal.id = id
      throw refusal
    }
    guard row.fields.count == header.names.count else {
      var refusal = Refusal(
        .columnCount,
        "row has \(row.fields.count.counted("column")), expected \(header.names.count) as in the header"
      )
      refusal.id = id
      throw refusal
    }
    self.row = row
    let parts = header.texts.map { TableRow.text(row.fields[$0], bytes) }.filter { !$0.isEmpty }
    var fields = RecordFields(text: Array(parts.joined(separator: RecordFields.separator)))
    fields.id = id
    fields.title = header.title.map {
      String(decoding: TableRow.text(row.fields[$0], bytes), as: UTF8.self)
    }
    for column in header.languages {
      let field = row.fields[column]
      fields.languages.take([
        (TableRow.text(field, bytes), field.range.lowerBound - range.lowerBound)
      ])
    }
    return fields
  }

  /// What tells a row apart, as far as it is sure: of a row with more or fewer columns than the header
  /// only the first is.
  private func id(of row: TableRow, _ bytes: [UInt8]) -> String? {
    guard let column = header.id, column == 0 || row.fields.count == header.names.count else {
      return nil
    }
    let text = TableRow.text(row.fields[column], bytes)
    return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
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
    found.writeMembers(names, to: &output)
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
    let row = range.lowerBound + (hasMark ? 3 : 0)..<range.upperBound
    let names = TableRow(bytes, row, delimiter: delimiter).fields.map {
      String(decoding: TableRow.text($0, bytes), as: UTF8.self)
    }
    self.names = names
    let columns = TableColumns(names)
    var texts: [Int] = []
    for pointer in fields.texts {
      texts.append(try columns.index(of: pointer, for: "--text-field"))
    }
    self.texts = texts
    func optional(_ pointer: JSONPointer, for option: String) throws(Refusal) -> Int? {
      fields.given.contains(pointer)
        ? try columns.index(of: pointer, for: option) : try columns.index(ifThere: pointer)
    }
    title = try fields.title.flatMap { (pointer) throws(Refusal) in
      try optional(pointer, for: "--title-field")
    }
    id = try fields.id.flatMap { (pointer) throws(Refusal) in
      try optional(pointer, for: "--id-field")
    }
    var languages: [Int] = []
    for pointer in fields.languages {
      if let index = try optional(pointer, for: "--lang-field") { languages.append(index) }
    }
    self.languages = languages
    tags = try columns.index(named: fields.tags)
    if wantsUniqueNames { for name in names { _ = try columns.index(named: name) } }
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
