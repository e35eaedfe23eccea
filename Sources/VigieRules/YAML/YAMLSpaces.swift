internal import Diagnostics

/// Signs that look like the space or the colon of YAML and are neither: they come with text that was copied
/// from elsewhere, and from Japanese keyboards.
enum YAMLSpaces {
  static func isOdd(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x80 && scalar.properties.isWhitespace
  }

  /// The first such sign among those that hold a line together: in its indentation, behind a dash, behind its
  /// key.
  static func first(onLine number: Int, of source: SourceFile) -> Diagnostic? {
    let line = Array(source.line(number).unicodeScalars)
    func place(_ index: Int) -> SourceLocation {
      SourceLocation(file: source.path, line: number, column: index + 1)
    }
    var index = 0
    while index < line.count {
      if isOdd(line[index]) { return space(line[index], at: place(index)) }
      let isDash = line[index] == "-" && index + 1 < line.count && isSpace(line[index + 1])
      guard line[index] == " " || isDash else { break }
      index += 1
    }
    let start = index
    while index < line.count, isOfKey(line[index]) { index += 1 }
    guard start < index, index < line.count else { return nil }
    if line[index] == "：" {
      let key = String(String.UnicodeScalarView(line[start..<index]))
      return keys.contains(key) ? colon(at: place(index)) : nil
    }
    guard line[index] == ":", index + 1 < line.count, isOdd(line[index + 1]) else { return nil }
    return space(line[index + 1], at: place(index + 1))
  }

  /// The first such sign in what should be the name of a key.
  static func first(inKey key: WrittenText) -> Diagnostic? {
    if let dash = YAMLLookAlikes.dash(beginning: key.value[...], at: key.location) { return dash }
    let scalars = Array(key.value.unicodeScalars)
    guard let number = scalars.firstIndex(where: { isOdd($0) || $0 == "：" }) else { return nil }
    let place = key.location(ofScalar: number) ?? key.location
    return scalars[number] == "：" ? colon(at: place) : space(scalars[number], at: place)
  }

  /// The sign behind a dash that begins a text: the dash begins no item then.
  static func first(behindDashOf text: Substring, at place: SourceLocation) -> Diagnostic? {
    var scalars = text.unicodeScalars.makeIterator()
    guard scalars.next() == "-", let sign = scalars.next(), isOdd(sign) else { return nil }
    var behind = place
    behind.column += 1
    return space(sign, at: behind)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || isOdd(scalar) }

  private static func isOfKey(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      && (scalar.properties.isAlphabetic || "-._0123456789".unicodeScalars.contains(scalar))
  }

  private static func space(_ scalar: Unicode.Scalar, at place: SourceLocation) -> Diagnostic {
    let name =
      switch scalar.value {
      case 0xA0: "a no-break space (U+00A0)"
      case 0x3000: "a wide space (U+3000)"
      default: "the white space U+\(String(scalar.value, radix: 16, uppercase: true))"
      }
    return Diagnostic(
      .error, .yamlSyntax, "this is \(name), which to YAML is no space; write plain spaces",
      at: place)
  }

  private static func colon(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, .yamlSyntax,
      "this is a wide colon (U+FF1A), which to YAML is no colon; write ':' and a space", at: place)
  }

  /// Only what is a key can lack its colon: in Japanese text a word and a wide colon may well begin a line.
  private static let keys: Set<String> = {
    let tables = [
      RuleFileKeys.file, RuleFileKeys.rule, RuleFileKeys.examples, RuleFileKeys.cue,
      RuleFileKeys.exclusion, ConditionKeys.condition, ConditionKeys.all, ConditionKeys.near,
      ConditionKeys.count,
    ]
    return Set(tables.flatMap { $0.keys.map(\.name) })
  }()
}

extension YAMLSyntax {
  /// A line that is held together by a sign that looks like a space or colon, at the mistake or shortly
  /// before: the parser objects to what follows from it only.
  func oddSpace(near mistake: Mistake) -> Diagnostic? {
    let last = mistake.location.line
    let lines =
      [mistake.context?.location.line].compactMap(\.self)
      + stride(from: last, through: max(1, last - 5), by: -1)
    guard var number = lines.first(where: { oddSpace(onLine: $0) != nil }) else { return nil }
    // Of several such lines the first is where to begin.
    while oddSpace(onLine: number - 1) != nil { number -= 1 }
    return oddSpace(onLine: number)
  }

  private func oddSpace(onLine number: Int) -> Diagnostic? {
    YAMLSpaces.first(onLine: number, of: source)
  }
}
