import Diagnostics
import VigieCore
import VigieInput
import VigieOutput
import VigiePipeline

/// Writes records, and what came in place of one, in the chosen format.
struct RecordPrinter: ~Copyable {
  private var destination: OutputDestination
  private let format: RecordFormat
  private let selection: TaggedRecord.Selection
  private let style: Style
  private var hasWritten = false

  init(
    destination: consuming OutputDestination, format: RecordFormat,
    selection: TaggedRecord.Selection, style: Style
  ) {
    self.destination = destination
    self.format = format
    self.selection = selection
    self.style = style
  }

  mutating func write(_ record: TaggedRecord, of document: Document) throws(ExitStatus) {
    switch format {
    case .ndjson, .json: try write(object: record.json(selection))
    case .text:
      let separator = hasWritten ? "\n" : ""
      let text = separator + record.text(of: document, selection: selection, style: style)
      try destination.write(Array(text.utf8))
      hasWritten = true
    }
  }

  /// A line that could not be read keeps its place among the records.
  mutating func write(_ problem: InputProblem) throws(ExitStatus) {
    guard format != .text else { return }
    try write(object: problem.json(namesFile: true))
  }

  /// Each object stands on a line of its own, in an array too: that can be read as it grows.
  private mutating func write(object: [UInt8]) throws(ExitStatus) {
    if format == .json {
      try destination.write(Array((hasWritten ? ",\n" : "[").utf8) + object)
    } else {
      try destination.write(object + [UInt8(ascii: "\n")])
    }
    hasWritten = true
  }

  /// - Parameter note: about all records, for a reader.
  mutating func finish(note: String?) throws(ExitStatus) {
    if format == .text, hasWritten, let note {
      try destination.write(Array(style.dim("\n\(note)\n").utf8))
    }
    if format == .json { try destination.write(Array((hasWritten ? "]\n" : "[]\n").utf8)) }
    try destination.finish()
  }
}
