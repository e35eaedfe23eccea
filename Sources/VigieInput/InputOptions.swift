/// How input is read, and how much of it at most.
public struct InputOptions: Hashable, Sendable {
  /// The forms in which documents come.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// One document a file.
    case text
    /// One JSON object a line, with `text` and, as they are known, `id`, `title`, `date`, `place`,
    /// `source` and `language` (or `lang`).
    case ndjson
  }

  /// The format of all input; `nil` to tell it by the file's name, or by its first byte.
  public var format: Format?
  /// A file that is being written to, which is not read where it lies in a folder of the input.
  public var output: String?
  /// The same by what it is, for one that was opened by somebody else.
  package var outputFile: FileIdentity?
  /// The longest line of NDJSON, in bytes.
  public var maximumLineLength: Int
  /// The longest plain text, in bytes.
  public var maximumDocumentSize: Int

  /// The endings of names that are read in folders, in lower case; `nil` for all. What is named itself
  /// is read whatever its ending.
  package var endingsInFolders: Set<String>?
  /// Whether documents with the id of another are warned of.
  package var warnsOfRepeatedIDs = true

  public init(
    format: Format? = nil, output: String? = nil, maximumLineLength: Int = 16 << 20,
    maximumDocumentSize: Int = 256 << 20
  ) {
    self.format = format
    self.output = output
    self.maximumLineLength = maximumLineLength
    self.maximumDocumentSize = maximumDocumentSize
  }
}
