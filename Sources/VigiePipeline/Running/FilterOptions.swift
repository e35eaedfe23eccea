package import VigieCore
package import VigieOutput

/// How records are read, tagged and written.
package struct FilterOptions: Sendable {
  package enum InputFormat: String, CaseIterable, Sendable {
    case ndjson, lines, csv, tsv
  }

  package var format = InputFormat.ndjson
  /// Between the columns of a table; without it a comma or a tab, by the format.
  package var separator: UInt8?
  /// Whether rows of a table are written as objects; lines and objects always are.
  package var writesObjects = true
  package var fields: FieldNames
  /// The tags that are written.
  package var selection = TaggedRecord.Selection()
  /// Whether records without tags are left out.
  package var onlyTagged = false
  package var dropsEvidence = false
  package var jobs = 1
  package var isOrdered = true
  /// In bytes.
  package var maximumRecord = 16 << 20

  package init(fields: FieldNames) { self.fields = fields }

  var delimiter: UInt8 {
    separator ?? (format == .tsv ? UInt8(ascii: "\t") : UInt8(ascii: ","))
  }
  var isTable: Bool { format == .csv || format == .tsv }
}
