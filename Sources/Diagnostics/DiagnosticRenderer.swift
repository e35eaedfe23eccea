/// Shows diagnostics to people: the message, the line it speaks of, a caret, and notes.
///
/// ```text
/// rules/en/election.yaml:41:10: error: unknown tag 'hack-and-leek'; did you mean … [unknown-tag]
///    41 |     tag: hack-and-leek
///       |          ^~~~~~~~~~~~~
/// ```
public struct DiagnosticRenderer {
  /// The files that diagnostics speak of, by path.
  public var sources: [String: SourceFile]
  /// Whether to use the colours of ANSI terminals.
  public var isColoured: Bool
  /// How many columns an excerpt may take; longer lines are cut around the caret.
  public var width: Int

  private static let gutterWidth = 5

  public init(sources: [String: SourceFile], isColoured: Bool = false, width: Int = 100) {
    self.sources = sources
    self.isColoured = isColoured
    self.width = width
  }

  /// One diagnostic, over several lines, each with a line break behind it.
  public func render(_ diagnostic: Diagnostic) -> String {
    let style: Style = diagnostic.severity == .error ? .error : .warning
    var text =
      styled("\(diagnostic.location):", .bold) + " "
      + styled(diagnostic.severity.rawValue + ":", style) + " "
      + styled(diagnostic.message, .bold) + " [\(diagnostic.code.rawValue)]\n"
    text += excerpt(at: diagnostic.location, length: diagnostic.length)
    for note in diagnostic.notes { text += render(note) }
    return text
  }

  /// All of them, one behind the other.
  public func render(_ diagnostics: some Sequence<Diagnostic>) -> String {
    diagnostics.map(render).joined()
  }

  /// How many there are: `2 errors, 1 warning`.
  public static func summary(of diagnostics: some Collection<Diagnostic>) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    return
      "\(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s")"
  }

  private func render(_ note: Diagnostic.Note) -> String {
    guard let location = note.location else {
      return String(repeating: " ", count: Self.gutterWidth + 1) + styled("note:", .note)
        + " \(note.message)\n"
    }
    return "\(location): " + styled("note:", .note) + " \(note.message)\n"
      + excerpt(at: location, length: 1)
  }

  private func excerpt(at location: SourceLocation, length: Int) -> String {
    guard location.line > 0, let source = sources[location.file],
      location.line <= source.lineCount
    else { return "" }
    let line = source.line(location.line)
    // There is nothing to see on an empty line.
    guard line.contains(where: { !$0.isWhitespace }) else { return "" }
    let excerpt = Excerpt(line: line, column: location.column, length: length, width: width)
    let number = String(location.line)
    let gutter = String(repeating: " ", count: max(0, Self.gutterWidth - number.count)) + number
    let blank = String(repeating: " ", count: gutter.count)
    return styled("\(gutter) |", .dim) + " \(excerpt.text)\n"
      + styled("\(blank) |", .dim) + " " + styled(excerpt.caret, .caret) + "\n"
  }
}

extension DiagnosticRenderer {
  private enum Style: String {
    case bold = "1"
    case error = "1;31"
    case warning = "1;35"
    case note = "1;36"
    case caret = "1;32"
    case dim = "2"
  }

  private func styled(_ text: String, _ style: Style) -> String {
    isColoured ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
