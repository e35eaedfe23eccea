public import Diagnostics

/// Why there is no document where one was expected.
public struct InputProblem: Error, Hashable, Sendable {
  /// What is wrong, and where.
  public var diagnostic: Diagnostic
  /// The beginning of what could not be read, where there was anything.
  public var raw: [UInt8]

  /// No more of the input than this is kept for the report.
  static let longestRaw = 4096

  package init(
    _ code: Diagnostic.Code, _ message: String, at location: SourceLocation,
    raw: some Sequence<UInt8> = []
  ) {
    diagnostic = Diagnostic(.error, code, message, at: location)
    self.raw = Array(raw.prefix(Self.longestRaw))
  }
}

extension Diagnostic.Code {
  /// A path that leads nowhere, or a glob that matches nothing.
  public static let noSuchFile = Self(rawValue: "no-such-file")
  /// A file or folder that the system does not let us read.
  public static let unreadableInput = Self(rawValue: "unreadable-input")
  /// A file, folder or text with nothing in it.
  public static let emptyInput = Self(rawValue: "empty-input")
  /// A file that is not text.
  public static let notText = Self(rawValue: "not-text")
  /// Bytes in another encoding than UTF-8, where no other is read.
  package static let unsupportedCharset = Self(rawValue: "unsupported-charset")
  public static let invalidJSON = Self(rawValue: "invalid-json")
  /// An object without `text`.
  public static let missingText = Self(rawValue: "missing-text")
  /// A value that is not of the type that its key asks for.
  public static let wrongType = Self(rawValue: "wrong-type")
  public static let lineTooLong = Self(rawValue: "line-too-long")
  public static let documentTooLong = Self(rawValue: "document-too-long")
  /// Records that vigie wrote, where documents are expected; a warning where nobody named the file.
  public static let taggedRecords = Self(rawValue: "tagged-records")
  /// A table that is read as one text; a warning.
  public static let tableAsText = Self(rawValue: "table-as-text")
  /// A README, or Markdown beside records, that is left out of a folder; a warning.
  public static let folderNotes = Self(rawValue: "folder-notes")
  /// The file that is written to, met in a folder of the input; a warning.
  public static let ownOutput = Self(rawValue: "own-output")
  /// Another document with the same id; a warning.
  public static let duplicateID = Self(rawValue: "duplicate-id")
  /// Bytes that are not UTF-8 and were read as U+FFFD; a warning.
  public static let repairedText = Self(rawValue: "repaired-text")
  /// A date that is none; a warning.
  public static let unknownDate = Self(rawValue: "unknown-date")
  /// A language that is none; a warning.
  public static let unknownLanguage = Self(rawValue: "unknown-language")
  /// A folder that was reached a second time through a link; a warning.
  public static let folderSeenBefore = Self(rawValue: "folder-seen-before")
}
