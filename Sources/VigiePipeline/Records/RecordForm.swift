/// The form in which records come and go: one of three.
struct RecordForm {
  // Kept apart, so that each is changed where it is.
  private var object: ObjectForm?
  private var line: LineForm?
  private var row: TableForm?

  /// - Parameter header: the columns of a table.
  init(_ options: FilterOptions, header: TableForm.Header?) {
    if let header {
      row = TableForm(options.fields, header, writesObjects: options.writesObjects)
    } else if options.format == .lines {
      line = LineForm(options.fields)
    } else {
      object = ObjectForm(options.fields)
    }
  }

  mutating func read(_ bytes: [UInt8], _ range: Range<Int>) throws(Refusal) -> RecordFields {
    if let fields = try object?.read(bytes, range) { return fields }
    if let fields = try line?.read(bytes, range) { return fields }
    if let fields = try row?.read(bytes, range) { return fields }
    preconditionFailure("there is one form")
  }

  /// The id of a record that was not cut off whole.
  mutating func readableID(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
    object?.readableID(bytes, range)
  }

  /// Writes the record that was read last, with its tags and a line break.
  func write(
    _ found: FoundTags, _ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]
  ) {
    object?.write(found, bytes, range, to: &output)
    line?.write(found, bytes, range, to: &output)
    row?.write(found, bytes, range, to: &output)
  }
}
