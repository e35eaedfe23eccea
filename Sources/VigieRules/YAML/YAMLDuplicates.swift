internal import Diagnostics

/// Finds where a key stands for the second time: the YAML parser tells the first place only.
struct YAMLDuplicates {
  let source: SourceFile
  /// Places found before.
  let taken: Set<SourceLocation>

  func second(of name: String, first: SourceLocation) -> SourceLocation? {
    onLaterLine(of: name, first: first) ?? onSameLine(of: name, first: first)
  }

  /// In a block every key of a mapping begins at the same column, and a line that begins further
  /// left ends it.
  private func onLaterLine(of name: String, first: SourceLocation) -> SourceLocation? {
    guard first.line < source.lineCount else { return nil }
    for number in (first.line + 1)...source.lineCount {
      let line = source.line(number)
      let indent = line.prefix { $0 == " " }.count
      let content = line.dropFirst(indent)
      if content.isEmpty || content.first == "#" { continue }
      if indent + 1 < first.column { return nil }
      let place = SourceLocation(file: source.path, line: number, column: indent + 1)
      if indent + 1 == first.column, isKey(name, content), !taken.contains(place) { return place }
    }
    return nil
  }

  /// In braces keys stand one behind the other.
  private func onSameLine(of name: String, first: SourceLocation) -> SourceLocation? {
    let scalars = Array(source.line(first.line).unicodeScalars)
    var column = first.column + 1
    while column <= scalars.count {
      let place = SourceLocation(file: source.path, line: first.line, column: column)
      let before = scalars[column - 2]
      if before == " " || before == "," || before == "{",
        isKey(name, source.line(first.line, from: column)), !taken.contains(place)
      {
        return place
      }
      column += 1
    }
    return nil
  }

  private func isKey(_ name: String, _ content: Substring) -> Bool {
    for written in [name, "'\(name)'", "\"\(name)\""] where content.hasPrefix(written) {
      if content.dropFirst(written.count).drop(while: { $0 == " " }).first == ":" { return true }
    }
    return false
  }
}
