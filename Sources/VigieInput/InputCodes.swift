public import Diagnostics

/// The kinds of what is wrong with input. Whoever reads records, a command or the service, names a fault
/// by the same code; the names are stable, for they stand in records, dead letters and answers.
extension Diagnostic.Code {
  // MARK: Records

  public static let invalidJSON = Self(rawValue: "invalid-json")
  /// JSON, but not an object.
  public static let notAnObject = Self(rawValue: "not-an-object")
  package static let nestedTooDeeply = Self(rawValue: "nested-too-deeply")
  /// None of the fields of text is there.
  public static let missingText = Self(rawValue: "missing-text")
  /// A value that is not of the type that its key asks for.
  public static let wrongType = Self(rawValue: "wrong-type")
  /// A file, folder or text with nothing in it.
  public static let emptyInput = Self(rawValue: "empty-input")
  public static let lineTooLong = Self(rawValue: "line-too-long")
  /// Records that vigie wrote, where documents are expected; a warning where nobody named the file.
  public static let taggedRecords = Self(rawValue: "tagged-records")
  /// Bytes in another encoding than UTF-8, where no other is read.
  package static let unsupportedCharset = Self(rawValue: "unsupported-charset")
  /// Bytes that are not UTF-8, where all bytes are kept.
  package static let notUTF8 = Self(rawValue: "invalid-utf8")
  /// Part of a line, the rest of which had not come when a signal ended the program.
  package static let interruptedLine = Self(rawValue: "interrupted-line")
  /// A row with more or fewer columns than the header.
  package static let columnCount = Self(rawValue: "column-count")
  /// A quoted field without an end.
  package static let unclosedQuote = Self(rawValue: "unclosed-quote")

  /// Of records that could not be tagged.
  package static let ofRecords: [Self] = [
    .invalidJSON, .notAnObject, .nestedTooDeeply, .missingText, .wrongType, .emptyInput,
    .lineTooLong, .taggedRecords, .unsupportedCharset, .notUTF8, .interruptedLine, .columnCount,
    .unclosedQuote,
  ]

  // MARK: Doubts about records that were tagged

  /// Bytes that are not UTF-8 and were read as U+FFFD; a warning.
  public static let repairedText = Self(rawValue: "repaired-text")
  /// A date that is none; a warning.
  public static let unknownDate = Self(rawValue: "unknown-date")
  /// A language that is none; a warning.
  public static let unknownLanguage = Self(rawValue: "unknown-language")

  /// Of what is doubtful in records that were tagged all the same.
  package static let ofDoubts: [Self] = [.repairedText, .unknownDate, .unknownLanguage]

  // MARK: Files

  /// A path that leads nowhere, or a glob that matches nothing.
  public static let noSuchFile = Self(rawValue: "no-such-file")
  /// A file or folder that the system does not let us read.
  public static let unreadableInput = Self(rawValue: "unreadable-input")
  /// A file that is not text.
  public static let notText = Self(rawValue: "not-text")
  public static let documentTooLong = Self(rawValue: "document-too-long")

  /// Of files that give no records, in the place of these.
  package static let ofFiles: [Self] = [
    .noSuchFile, .unreadableInput, .notText, .documentTooLong,
  ]

  // MARK: Doubts about files

  /// A table that is read as one text; a warning.
  public static let tableAsText = Self(rawValue: "table-as-text")
  /// A README, or Markdown beside records, that is left out of a folder; a warning.
  public static let folderNotes = Self(rawValue: "folder-notes")
  /// The file that is written to, met in a folder of the input; a warning.
  public static let ownOutput = Self(rawValue: "own-output")
  /// Another document with the same id; a warning.
  public static let duplicateID = Self(rawValue: "duplicate-id")
  /// A folder that was reached a second time through a link; a warning.
  public static let folderSeenBefore = Self(rawValue: "folder-seen-before")

  /// Warnings that stand in no record.
  package static let ofFolders: [Self] = [
    .tableAsText, .folderNotes, .ownOutput, .duplicateID, .folderSeenBefore,
  ]
}
