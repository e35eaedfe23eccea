internal import Diagnostics

/// A place between two records of a stream.
struct StreamPosition: Hashable, Sendable {
  /// How many lines come before it.
  var lines = 0
  /// How many bytes come before it.
  var bytes = 0
}

/// Records in the order in which they came.
struct Batch: Sendable {
  /// One record, or what is kept of one that could not be cut.
  struct Record: Sendable {
    /// In the bytes of the batch, without the line feed that ends it.
    var range: Range<Int>
    /// The line that it begins on, counted from 1.
    var line: Int
    /// Where it begins in the stream, in bytes.
    var offset: Int
    var damage: Damage?
  }

  /// Why a record cannot be read at all.
  struct Damage: Sendable {
    var refusal: Refusal
    /// The length of the record, of which no more than the beginning may have been kept.
    var length: Int
  }

  /// Counts the batches of a stream, from 0.
  var number: Int
  var bytes: [UInt8]
  var records: [Record]
  var blankLines: Int
  /// Where it ends in the stream.
  var end: StreamPosition
  /// Whether its records end because the stream does: they may be longer when more has been added to it.
  var isUnfinished = false
}
