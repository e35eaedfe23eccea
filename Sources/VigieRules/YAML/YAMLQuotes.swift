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

extension YAMLQuotes {
  /// The end of a text that stands in typographic quotes, and that YAML cuts off before it: at a comma, a
  /// colon or a comment, since to YAML these quotes are none.
  static func cut(_ text: WrittenText, in source: SourceFile) -> Diagnostic? {
    guard text.isPlain, let first = text.value.first, first != "’",
      let closing = closing(of: first), !text.value.dropFirst().contains(where: closing.contains)
    else { return nil }
    let line = source.line(text.location.line, from: text.location.column)
    guard line.hasPrefix(text.value),
      closes(line.dropFirst(text.value.count), by: closing)
    else { return nil }
    return noQuote(first, at: text.location)
  }

  /// Whether a quotation ends in the rest of a line: ’ within a word is an apostrophe.
  static func closes(_ rest: Substring, by closing: Set<Character>) -> Bool {
    rest.indices.contains { index in
      closing.contains(rest[index])
        && rest[index...].dropFirst().first.map { !$0.isLetter } ?? true
    }
  }

  /// The signs that may close a quotation; `nil` where the sign opens none.
  static func closing(of sign: Character) -> Set<Character>? {
    let closing = pairs.filter { $0.opening == sign }.map(\.closing)
    return closing.isEmpty ? nil : closing.reduce(into: []) { $0.formUnion($1) }
  }

  static func noQuote(_ sign: Character, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, .typographicQuotes,
      "'\(sign)' is no quote to YAML, so it does not hold the text together; "
        + "write straight quotes, ' or \"", at: place)
  }

  /// Leaves of all that is said of a text in typographic quotes only that it is.
  static func settle(_ bag: DiagnosticBag) {
    let all = bag.sorted.filter { $0.code == .typographicQuotes && $0.severity == .warning }
    for quoted in all {
      func isOfText(_ other: Diagnostic) -> Bool {
        other.code != .typographicQuotes && other.location.file == quoted.location.file
          && other.location.line == quoted.location.line
          && (0..<quoted.length).contains(other.location.column - quoted.location.column)
      }
      let others = bag.sorted.filter(isOfText)
      guard !others.isEmpty else { continue }
      bag.remove { isOfText($0) || $0 == quoted }
      var settled = quoted
      if others.contains(where: { $0.severity == .error }) { settled.severity = .error }
      bag.add(settled)
    }
  }
}

extension YAMLSyntax {
  /// A text in typographic quotes in which something means something to YAML.
  func typographicQuote(near mistake: Mistake) -> Diagnostic? {
    let lines = [mistake.location.line, mistake.context?.location.line].compactMap(\.self)
    return lines.lazy.compactMap { typographicQuote(onLine: $0) }.first
  }

  /// At the beginning of a value, or of an item in brackets.
  private func typographicQuote(onLine number: Int) -> Diagnostic? {
    let line = source.line(number)
    guard let start = Self.valueStart(in: line) else { return nil }
    let isFlow = "[{".contains(line[start])
    var before: Character?
    var isQuoted = false
    for index in line[start...].indices {
      let sign = line[index]
      // Within straight quotes all others are part of the text.
      if sign == "'" || sign == "\"" { isQuoted.toggle() }
      let begins = index == start || isFlow && !isQuoted && before.map("[{,:".contains) == true
      if begins, let closing = YAMLQuotes.closing(of: sign),
        YAMLQuotes.closes(line[line.index(after: index)...], by: closing)
      {
        let column = line[..<index].unicodeScalars.count + 1
        return YAMLQuotes.noQuote(
          sign, at: SourceLocation(file: source.path, line: number, column: column))
      }
      if !sign.isWhitespace { before = sign }
    }
    return nil
  }

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
