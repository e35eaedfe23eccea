internal import Diagnostics

/// Quotes that somebody, or an editor, wrote in place of those of YAML.
enum YAMLQuotes {
  private static let pairs: [(opening: Character, closing: Set<Character>)] = [
    ("“", ["”", "“"]), ("„", ["“", "”"]), ("”", ["”"]), ("‘", ["’", "‘"]), ("‚", ["‘", "’"]),
    ("’", ["’"]), ("«", ["»"]), ("»", ["«"]),
  ]

  /// A warning of a text that stands in typographic quotes and in no others: to YAML they are part of it.
  static func warning(of text: WrittenText) -> Diagnostic? {
    guard text.isPlain, let first = text.value.first, let last = text.value.last,
      text.value.count > 1,
      pairs.contains(where: { $0.opening == first && $0.closing.contains(last) })
    else { return nil }
    // A text with a quotation at either end is none that stands in quotes; but ’ is an apostrophe too.
    let inside = text.value.dropFirst().dropLast()
    guard !inside.contains(first), last == "’" || !inside.contains(last) else { return nil }
    return Diagnostic(
      .warning, .typographicQuotes,
      "'\(first)' and '\(last)' are part of the text; write straight quotes, ' or \", in their place, or "
        + "around them if they are meant", at: text.location, length: text.length)
  }
}

extension YAMLSyntax {
  /// An apostrophe ends a text in single quotes, and the rest of its word makes no sense.
  func apostrophe(before mistake: Mistake) -> Diagnostic? {
    let line = Array(source.line(mistake.location.line).unicodeScalars)
    let behind = mistake.location.column - 1
    let place = behind - 1
    guard place > 0, behind < line.count, line[place] == "'", Self.isLetter(line[place - 1]),
      Self.isLetter(line[behind])
    else { return nil }
    let start = line[..<place].lastIndex { !Self.isLetter($0) }.map { $0 + 1 } ?? 0
    let end = line[behind...].firstIndex { !Self.isLetter($0) } ?? line.count
    let word = [line[start..<place], line[behind..<end]].map {
      String(String.UnicodeScalarView($0))
    }
    return Diagnostic(
      .error, .yamlSyntax,
      "this apostrophe ends the text that is in single quotes; write it twice: "
        + word.joined(separator: "''"),
      at: SourceLocation(file: source.path, line: mistake.location.line, column: place + 1))
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }
}
