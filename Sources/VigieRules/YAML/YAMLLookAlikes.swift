internal import Diagnostics

/// Signs that look like the dash or the comma of YAML and are neither: word processors put them in, and
/// Japanese keyboards.
enum YAMLLookAlikes {
  private static let dashes: [Unicode.Scalar: String] = [
    "‐": "a typographic hyphen", "‑": "a no-break hyphen", "‒": "a figure dash", "–": "an en dash",
    "—": "an em dash", "―": "a bar", "−": "a minus sign", "－": "a wide hyphen", "•": "a bullet",
    "・": "a middle dot",
  ]
  private static let commas: [Unicode.Scalar: String] = [
    "，": "a wide comma", "、": "a Japanese comma", "､": "a half-width Japanese comma",
  ]

  /// Such a dash at the beginning of a text, where an item of a list should begin.
  static func dash(beginning text: Substring, at place: SourceLocation) -> Diagnostic? {
    var scalars = text.unicodeScalars.makeIterator()
    guard let sign = scalars.next(), let name = dashes[sign],
      scalars.next().map(\.properties.isWhitespace) ?? true
    else { return nil }
    return Diagnostic(
      .error, .yamlSyntax,
      "this is \(name) (\(number(of: sign))), which to YAML begins no item; write '-' and a space, or put "
        + "the text in single quotes if it begins so", at: place)
  }

  /// Such a dash at the beginning of a line.
  static func dash(onLine number: Int, of source: SourceFile) -> Diagnostic? {
    guard number > 0 else { return nil }
    let line = source.line(number)
    let content = line.drop { $0 == " " }
    return dash(
      beginning: content,
      at: SourceLocation(
        file: source.path, line: number, column: line.count - content.count + 1))
  }

  /// Such a dash before a text without quotes: nothing but spaces stands before both.
  static func dash(before text: WrittenText, in source: SourceFile) -> Diagnostic? {
    let before = source.line(text.location.line).unicodeScalars.prefix(text.location.column - 1)
    guard before.allSatisfy({ $0 == " " }) else { return nil }
    return dash(beginning: text.value[...], at: text.location)
  }

  /// Such a comma in a text without quotes that stands in a list in brackets.
  static func comma(in text: WrittenText) -> Diagnostic? {
    let scalars = text.value.unicodeScalars
    guard text.isPlain, let index = scalars.firstIndex(where: { commas[$0] != nil }) else {
      return nil
    }
    let count = scalars.distance(from: scalars.startIndex, to: index)
    return comma(
      scalars[index], at: text.location(ofScalar: count) ?? text.location,
      advice: ", or put the text in single quotes if it belongs to it")
  }

  /// The last such comma outside of quotes between the beginning of a list or brace and the sign at which
  /// the parser stopped.
  static func comma(
    from start: SourceLocation, through end: SourceLocation, of source: SourceFile
  ) -> Diagnostic? {
    var found: Diagnostic?
    var quote: Unicode.Scalar?
    for number in start.line...max(start.line, end.line) {
      for (index, sign) in source.line(number).unicodeScalars.enumerated() {
        let column = index + 1
        if number == start.line, column < start.column { continue }
        if number == end.line, column > end.column { return found }
        if sign == quote {
          quote = nil
        } else if quote == nil, sign == "'" || sign == "\"" {
          quote = sign
        } else if quote == nil, commas[sign] != nil {
          found = comma(
            sign, at: SourceLocation(file: source.path, line: number, column: column), advice: "")
        }
      }
    }
    return found
  }

  private static func comma(
    _ sign: Unicode.Scalar, at place: SourceLocation, advice: String
  ) -> Diagnostic {
    Diagnostic(
      .error, .yamlSyntax,
      "this is \(commas[sign] ?? "a sign") (\(number(of: sign))), which to YAML separates nothing; write ',' and "
        + "a space\(advice)", at: place)
  }

  private static func number(of sign: Unicode.Scalar) -> String {
    let code = String(sign.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
  }
}

extension YAMLSyntax {
  /// A line that should begin an item, at the mistake or right before: the parser takes it for a text and
  /// objects to what follows.
  func oddDash(near mistake: Mistake) -> Diagnostic? {
    func dash(_ number: Int) -> Diagnostic? { YAMLLookAlikes.dash(onLine: number, of: source) }
    let line = mistake.location.line
    guard var number = [line, line - 1].first(where: { dash($0) != nil }) else { return nil }
    // Of several such lines the first is where to begin.
    while dash(number - 1) != nil { number -= 1 }
    return dash(number)
  }
}
