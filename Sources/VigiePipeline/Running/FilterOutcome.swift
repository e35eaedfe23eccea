package import Diagnostics

/// What is worth telling while a stream is filtered.
package enum FilterEvent: Sendable {
  /// A record could not be tagged and is not in the output.
  case refused(line: Int, column: Int, id: String?, code: Diagnostic.Code, message: String)
  /// A record is read otherwise than it says; told once of all that say the same.
  case doubtful(line: Int, column: Int, id: String?, code: Diagnostic.Code, message: String)
  /// A limit ended the search for the tags of a record, which is in the output.
  case incomplete(line: Int, id: String?, rules: [String])
}

/// How a run ended.
package struct FilterOutcome: Sendable {
  package enum End: Hashable, Sendable {
    case endOfInput
    /// `stop` was called; everything that was read is written.
    case stopped
    /// Whoever read the output has gone.
    case closedPipe
  }

  package var end: End
  /// What this run did.
  package var counts: FilterCounts
  /// What it did together with the runs that it went on from.
  package var totals: FilterCounts
  /// The last line of which it is sure that what became of it is written.
  package var lastLine: Int
}

/// Why a run could not go on.
package struct FilterFailure: Error, Sendable {
  /// A place in the input, counted from 1.
  package struct Place: Hashable, Sendable {
    package var line: Int
    /// In Unicode scalars.
    package var column: Int
  }

  /// Such as "cannot write the output: No space left on device".
  package var message: String
  /// Where the input is at fault; `nil` where it is not.
  package var mistake: Place?
  package var counts: FilterCounts
  /// The last line of which it is sure that what became of it is written; where records are written in
  /// no order, later ones may be as well.
  package var lastLine: Int
}
