internal import Diagnostics

extension YAMLSyntax {
  /// The parser's problem in words that say what to do.
  func diagnostic(for mistake: Mistake) -> Diagnostic {
    let place = mistake.location
    switch mistake.problem {
    case "mapping values are not allowed in this context": return colon(at: place)
    case "did not find expected key": return unfitting(mistake)
    case "did not find expected '-' indicator":
      return source.line(place.line, from: place.column).hasPrefix("-")
        ? syntax("expected '- ', in line with the items above", at: place) : strayInList(mistake)
    case "block sequence entries are not allowed in this context":
      return syntax("a list must begin on a line of its own, under its key", at: place)
    case "found unexpected end of stream" where mistake.context?.text.contains("quoted") == true:
      return syntax("the quote that begins here is never closed", at: mistake.context!.location)
    case "found unexpected document indicator":
      return syntax(
        "the quote that begins here is not closed before '---'",
        at: mistake.context?.location ?? place)
    case "found unknown escape character", "did not find expected hexdecimal number":
      return syntax(
        "in double quotes a backslash means something else; put patterns in single quotes",
        at: place)
    case "could not find expected ':'":
      return missingColon(mistake)
    case "did not find expected ',' or ']'":
      return unclosed(mistake, "']'", "list")
    case "did not find expected ',' or '}'":
      return unclosed(mistake, "'}'", "brace")
    case "did not find expected node content":
      return syntax("something is missing here: expected a value", at: place)
    case "did not find expected <document start>":
      return syntax("expected lines such as 'format: 1'; this stands outside of them", at: place)
    case "did not find expected comment or line break":
      return syntax(
        "'|' and '>' begin a text of several lines; put a text that begins so in single quotes",
        at: place)
    case "but found another document":
      return syntax("a second document; a file holds one, so delete this line", at: place)
    case let problem where problem.contains("cannot start any token"): return unusable(at: place)
    case let problem where problem.contains("tab character"): return tab(at: place)
    default:
      let context = mistake.context.map { " (\($0.text))" } ?? ""
      return syntax("not valid YAML: \(mistake.problem)\(context)", at: place)
    }
  }

  private func syntax(
    _ message: String, at place: SourceLocation, notes: [Diagnostic.Note] = []
  ) -> Diagnostic {
    Diagnostic(.error, .yamlSyntax, message, at: place, notes: notes)
  }

  private func tab(at place: SourceLocation) -> Diagnostic {
    syntax("a tab; indent with spaces", at: place)
  }

  private func colon(at place: SourceLocation) -> Diagnostic {
    if let keys = keys(onLine: place.line) { return keys }
    let before = source.line(place.line).unicodeScalars.prefix(place.column - 1)
    if String(before).contains(": ") {
      return syntax("a second ': ' on this line; put the text in single quotes", at: place)
    }
    return indentation(at: start(of: place.line))
  }

  private func indentation(at place: SourceLocation) -> Diagnostic {
    syntax(
      "this line is indented differently from those above; "
        + "keys that belong together begin at the same column", at: place)
  }

  /// What is no item of a list: the rest of a line behind a quote, or a line of its own.
  private func strayInList(_ mistake: Mistake) -> Diagnostic {
    let place = mistake.location
    return place.column > start(of: place.line).column
      ? unfitting(mistake) : indentation(at: place)
  }

  private func start(of line: Int) -> SourceLocation {
    let indent = source.line(line).prefix { $0 == " " }.count
    return SourceLocation(file: source.path, line: line, column: indent + 1)
  }

  /// Where a block of keys comes to an end that is none.
  private func unfitting(_ mistake: Mistake) -> Diagnostic {
    let place = mistake.location
    let line = source.line(place.line)
    let indent = line.prefix { $0 == " " }.count
    if place.column > indent + 1 {
      return syntax(
        "this does not belong to the text before it; put the whole text in one pair of single "
          + "quotes, and write a quote within it twice: ''", at: place)
    }
    return syntax(
      "this line fits no line above: check its indentation",
      at: place,
      notes: mistake.context.map { [.init("the keys above begin here", at: $0.location)] } ?? [])
  }

  private func missingColon(_ mistake: Mistake) -> Diagnostic {
    let place = mistake.context?.location ?? mistake.location
    let rest = source.line(place.line, from: place.column)
    if let colon = rest.firstIndex(of: ":"),
      rest[colon...].dropFirst().first.map({ $0 != " " }) == true
    {
      return syntax(
        "expected a space behind ':'",
        at: SourceLocation(
          file: place.file, line: place.line,
          column: place.column + rest[..<colon].unicodeScalars.count))
    }
    return syntax("expected 'key: value'; there is no ':' on this line", at: place)
  }

  private func unclosed(_ mistake: Mistake, _ sign: String, _ what: String) -> Diagnostic {
    guard let context = mistake.context else {
      return syntax("expected ',' or \(sign)", at: mistake.location)
    }
    let place = mistake.location
    if let comma = YAMLLookAlikes.comma(from: context.location, through: place, of: source) {
      return comma
    }
    let before = source.line(place.line).unicodeScalars.prefix(place.column - 1)
    let isBehindBracket = before.last { $0 != " " } == "]"
    if source.line(place.line, from: place.column).hasPrefix("[") || isBehindBracket {
      return syntax(
        "a bracket begins a list; put a phrase that has brackets in single quotes, as in "
          + "'radio [station|channel]'", at: place)
    }
    return syntax(
      "expected ',' or \(sign) here", at: mistake.location,
      notes: [.init("the \(what) begins here", at: context.location)])
  }

  private func unusable(at place: SourceLocation) -> Diagnostic {
    guard let first = source.line(place.line, from: place.column).unicodeScalars.first else {
      return syntax("something is missing here", at: place)
    }
    if first == "\t" { return tab(at: place) }
    return syntax("a text cannot begin with '\(first)'; put it in single quotes", at: place)
  }
}
