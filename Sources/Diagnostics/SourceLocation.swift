/// A place in a file that a user wrote.
public struct SourceLocation: Hashable, Sendable {
  /// The file's path as the user gave it.
  public var file: String
  /// The line, counted from 1; 0 for the file as a whole.
  public var line: Int
  /// The column, counted from 1 in Unicode scalars.
  public var column: Int

  /// A file as a whole.
  public init(file: String) { self.init(file: file, line: 0, column: 0) }

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourceLocation: Comparable {
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `file:line:column`, or the file alone.
  public var description: String { line > 0 ? "\(file):\(line):\(column)" : file }
}
