/// One thing that is wrong, or doubtful, in what a user wrote.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable {
    case error
    case warning
  }

  /// The stable name of a kind of mistake, shown in brackets and used to allow a warning.
  public struct Code: RawRepresentable, Hashable, Sendable {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
  }

  /// A remark that belongs to the diagnostic, with a place of its own where it has one.
  public struct Note: Hashable, Sendable {
    public var message: String
    public var location: SourceLocation?

    public init(_ message: String, at location: SourceLocation? = nil) {
      self.message = message
      self.location = location
    }
  }

  public var severity: Severity
  public var code: Code
  /// What is wrong and what was expected: lower case, no full stop, the culprit in quotes.
  public var message: String
  public var location: SourceLocation
  /// How many columns the caret line underlines; 1 shows the caret alone.
  public var length: Int
  public var notes: [Note]

  public init(
    _ severity: Severity,
    _ code: Code,
    _ message: String,
    at location: SourceLocation,
    length: Int = 1,
    notes: [Note] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.location = location
    self.length = length
    self.notes = notes
  }
}
