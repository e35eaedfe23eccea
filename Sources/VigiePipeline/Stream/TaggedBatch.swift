internal import Diagnostics

/// What became of the records of a batch.
struct TaggedBatch: Sendable {
  /// A record that is written.
  struct Written: Sendable {
    /// The last line of the record.
    var line: Int
    /// Where it ends in the output of the batch.
    var end: Int
  }

  /// A record that could not be tagged.
  struct Refused: Sendable {
    var refusal: Refusal
    var line: Int
    var offset: Int
    /// In bytes.
    var length: Int
    /// The record, or its beginning.
    var raw: [UInt8]
  }

  /// A record that is written, though a limit ended the search for its tags.
  struct Incomplete: Sendable {
    var line: Int
    var id: String?
    var rules: [String]
  }

  /// A record that says it is in a language that is none.
  struct Doubt: Sendable {
    var line: Int
    var column: Int
    var id: String?
    var message: String
  }

  var number: Int
  var inputBytes: Int
  /// Where it ends in the input.
  var end: StreamPosition
  /// Whether its records may be longer when more has been added to the input.
  var isUnfinished = false
  var output: [UInt8] = []
  var written: [Written] = []
  var refused: [Refused] = []
  var incomplete: [Incomplete] = []
  var doubts: [Doubt] = []
  var counts = FilterCounts()
}
