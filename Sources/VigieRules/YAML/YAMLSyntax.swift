internal import Diagnostics
internal import Yams

/// Says in plain words what the YAML parser objects to.
///
/// Its own words are for those who know its grammar ("mapping values are not allowed in this
/// context"); ours say what to do. Mistakes that people make with rule files are nearly always
/// missing quotes or wrong indentation.
struct YAMLSyntax {
  let source: SourceFile

  func diagnostic(for error: any Error) -> Diagnostic {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      if problem.contains("nesting level") { return Self.tooDeep(at: deepest()) }
      let context = context.map { Mistake.Context(text: $0.text, location: place($0.mark)) }
      let mistake = Mistake(problem: problem, location: place(mark), context: context)
      return oddSpace(near: mistake) ?? oddDash(near: mistake) ?? typographicQuote(near: mistake)
        ?? anchor(near: mistake)
        ?? openQuote(before: mistake) ?? apostrophe(before: mistake) ?? braces(near: mistake)
        ?? diagnostic(for: mistake)
    case .memory:
      // The parser's word for more than a thousand levels.
      return Self.tooDeep(at: deepest())
    case .some(let other): return plain("\(other)")
    case nil: return plain("\(error)")
    }
  }

  /// What the YAML parser said, and where.
  struct Mistake {
    struct Context {
      var text: String
      var location: SourceLocation
    }

    var problem: String
    var location: SourceLocation
    var context: Context?
  }

  private func place(_ mark: Mark) -> SourceLocation {
    // The end of the file is shown at the end of its last line that says something.
    var line = min(mark.line, source.lineCount)
    var column = mark.column
    while line > 1, source.line(line).allSatisfy(\.isWhitespace), line >= source.lineCount {
      line -= 1
      column = source.line(line).unicodeScalars.count + 1
    }
    return SourceLocation(file: source.path, line: line, column: column)
  }

  private func plain(_ words: String) -> Diagnostic {
    Diagnostic(
      .error, .yamlSyntax, "not valid YAML: \(words)",
      at: SourceLocation(file: source.path, line: 1, column: 1))
  }

  static func tooDeep(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, .nestedTooDeeply,
      "lists within lists, more than \(YAMLReader.depthLimit) deep; is a bracket missing?",
      at: location)
  }

  /// Where brackets are nested deeper than is followed.
  private func deepest() -> SourceLocation {
    var depth = 0
    var offset = 0
    for byte in source.text.utf8 {
      if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { depth = max(0, depth - 1) }
      if depth > YAMLReader.depthLimit { return source.location(ofByte: offset) }
      offset += 1
    }
    return SourceLocation(file: source.path, line: 1, column: 1)
  }

  /// An unquoted text that begins with a sign that means something to YAML.
  static func wantsQuotes(_ value: String, at location: SourceLocation) -> Diagnostic {
    let name = String(value.prefix { !$0.isWhitespace }).elided()
    let message =
      switch value.first {
      case "*":
        "'\(name)' begins with '*', which YAML takes for a reference; put it in single quotes, "
          + "or use a fragment for what several rules share"
      case "&":
        "'\(name)' begins with '&', which YAML takes for an anchor; put it in single quotes, "
          + "or use a fragment for what several rules share"
      default: "'\(name)' begins with '!', which YAML takes for a tag; put it in single quotes"
      }
    return Diagnostic(
      .error, .yamlReference, message, at: location, length: name.unicodeScalars.count)
  }

  /// An anchor before a list or a block of keys leaves the parser with a syntax error.
  private func anchor(near mistake: Mistake) -> Diagnostic? {
    for number in [mistake.location.line, mistake.location.line - 1] {
      let line = source.line(number)
      if let start = Self.signStart(in: line) {
        let column = line[..<start].unicodeScalars.count + 1
        return Self.wantsQuotes(
          String(line[start...]),
          at: SourceLocation(file: source.path, line: number, column: column))
      }
    }
    return nil
  }

  /// A quote that is not closed on its line swallows lines until the next quote, and what stands
  /// behind that makes no sense.
  private func openQuote(before mistake: Mistake) -> Diagnostic? {
    let last = mistake.location.line
    for number in stride(from: last - 1, through: max(1, last - 30), by: -1) {
      let line = source.line(number)
      guard let start = Self.valueStart(in: line), let quote = line[start...].first,
        quote == "'" || quote == "\"", line[start...].count(where: { $0 == quote }) % 2 == 1
      else { continue }
      let column = line[..<start].unicodeScalars.count + 1
      return Diagnostic(
        .error, .yamlSyntax, "the quote that begins here is not closed on its line",
        at: SourceLocation(file: source.path, line: number, column: column))
    }
    return nil
  }

  /// A pattern without quotes that begins with a bracket or brace leaves the same.
  private func braces(near mistake: Mistake) -> Diagnostic? {
    let line = source.line(mistake.location.line)
    guard let start = Self.valueStart(in: line), let first = line[start...].first,
      mistake.location.column > line[..<start].unicodeScalars.count, isPattern(line[start...])
    else { return nil }
    return Diagnostic(
      .error, .yamlSyntax,
      "a text that begins with '\(first)' must stand in single quotes, as in '\(first)…'",
      at: SourceLocation(
        file: source.path, line: mistake.location.line,
        column: line[..<start].unicodeScalars.count + 1))
  }

  /// Whether a value that begins with a sign of YAML is rather a pattern.
  private func isPattern(_ value: Substring) -> Bool {
    if value.hasPrefix("{{") { return true }
    switch value.first {
    case "|", ">": return value.dropFirst().first?.isLetter == true
    case "[":
      // `[Ss]tolen`: something stands right behind the bracket. `[radio|tv] station`: no list has bars.
      let rest = value.drop { $0 != "]" }.dropFirst()
      let inside = value.dropFirst().prefix { $0 != "]" }
      if inside.contains("|"), !inside.contains(where: { "[,".contains($0) }) { return true }
      return rest.first.map { !" ,]}#".contains($0) } ?? false
    default: return false
    }
  }

  /// Where an anchor or a tag begins, outside of quotes.
  private static func signStart(in line: Substring) -> Substring.Index? {
    var quote: Character?
    var previous: Character = " "
    for index in line.indices {
      let character = line[index]
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"", " [{,(".contains(previous) {
        quote = character
      } else if quote == nil, character == "&" || character == "!", " [{,".contains(previous) {
        return index
      }
      previous = character
    }
    return nil
  }

  /// Where the value begins on a line: behind dashes and a key.
  static func valueStart(in line: Substring) -> Substring.Index? {
    var rest = line[...].drop { $0 == " " }
    while rest.hasPrefix("- ") { rest = rest.dropFirst(2).drop { $0 == " " } }
    let key = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." || $0 == "_" }
    if !key.isEmpty, rest.dropFirst(key.count).hasPrefix(": ") {
      rest = rest.dropFirst(key.count + 2).drop { $0 == " " }
    }
    return rest.isEmpty ? nil : rest.startIndex
  }
}
