/// Takes a phrase apart.
struct PhraseParser {
  private static let depthLimit = 8

  private let scalars: [Unicode.Scalar]
  private var index = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  static func parse(_ text: String) throws(PhraseMistake) -> [PhraseElement] {
    var parser = PhraseParser(text)
    let elements = try parser.sequence(depth: 0)
    if let rest = parser.current {
      switch rest {
      case "|":
        throw parser.mistake("'|' outside of brackets; write [one|another] for a choice")
      default:
        throw parser.mistake("'\(rest)' without '\(rest == "]" ? "[" : "(")' before it")
      }
    }
    let trimmed = trim(elements)
    guard !trimmed.isEmpty else {
      throw PhraseMistake(message: "the phrase has no words", scalar: 0)
    }
    return trimmed
  }

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private func mistake(_ message: String, at place: Int? = nil, length: Int = 1) -> PhraseMistake {
    PhraseMistake(message: message, scalar: place ?? index, length: length)
  }

  private mutating func sequence(depth: Int) throws(PhraseMistake) -> [PhraseElement] {
    var elements: [PhraseElement] = []
    while let scalar = current {
      switch scalar {
      case "|", "]", ")": return elements
      case "[": elements.append(try choice(depth: depth + 1))
      case "(": elements.append(try optional(depth: depth + 1))
      case "*":
        elements.append(.star(at: index))
        index += 1
      case "\\":
        throw mistake(
          "'\\' is a sign of regular expressions, not of phrases; "
            + "write the expression itself as a pattern, outside of 'phrases'")
      case _ where Self.separates(scalar): elements.append(separator(isFirst: elements.isEmpty))
      default: elements.append(letters())
      }
    }
    return elements
  }

  static func separates(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "\u{2010}" || scalar == "\u{2011}" || scalar.properties.isWhitespace
  }

  /// A run of spaces and hyphens. A hyphen at either end of a phrase is meant as a hyphen.
  private mutating func separator(isFirst: Bool) -> PhraseElement {
    let start = index
    while let scalar = current, Self.separates(scalar) { index += 1 }
    let hasHyphen = scalars[start..<index].contains { !$0.properties.isWhitespace }
    let isAtEdge = start == 0 || index == scalars.count
    return hasHyphen && isAtEdge ? .letters("-") : .separator
  }

  private mutating func letters() -> PhraseElement {
    var text = String.UnicodeScalarView()
    while let scalar = current, !Self.separates(scalar), !"[]()|*\\".unicodeScalars.contains(scalar)
    {
      text.append(scalar)
      index += 1
    }
    return .letters(String(text))
  }

  private mutating func choice(depth: Int) throws(PhraseMistake) -> PhraseElement {
    let start = index
    guard depth <= Self.depthLimit else { throw mistake("brackets within brackets, too many") }
    index += 1
    var alternatives: [[PhraseElement]] = []
    while true {
      let first = index
      let alternative = Self.trim(try sequence(depth: depth))
      guard let end = current, end != ")" else {
        throw current == nil
          ? mistake("'[' without ']' behind it", at: start)
          : mistake("')' without '(' before it")
      }
      if alternative.isEmpty {
        throw mistake(
          "a choice of nothing; write (…) around a part that may be missing",
          at: first, length: max(1, index - first))
      }
      alternatives.append(alternative)
      index += 1
      if end == "]" { break }
    }
    guard alternatives.count > 1 else {
      throw mistake(
        "only one choice in '[…]'; write [one|another], or (…) for a part that may be missing",
        at: start, length: index - start)
    }
    return .choice(alternatives)
  }

  private mutating func optional(depth: Int) throws(PhraseMistake) -> PhraseElement {
    let start = index
    guard depth <= Self.depthLimit else { throw mistake("brackets within brackets, too many") }
    index += 1
    if current == "?" {
      throw mistake(
        "'(?' is a sign of regular expressions, not of phrases; "
          + "write the expression itself as a pattern, outside of 'phrases'", at: start, length: 2)
    }
    let content = try sequence(depth: depth)
    switch current {
    case ")": index += 1
    case "|": throw mistake("'|' within '(…)'; write [one|another] for a choice")
    case "]": throw mistake("']' without '[' before it")
    default: throw mistake("'(' without ')' behind it", at: start)
    }
    guard !Self.trim(content).isEmpty else {
      throw mistake("'(…)' holds nothing", at: start, length: index - start)
    }
    return .optional(content)
  }

  /// Without separators at either end.
  private static func trim(_ elements: [PhraseElement]) -> [PhraseElement] {
    var rest = elements[...]
    while rest.first == .separator { rest.removeFirst() }
    while rest.last == .separator { rest.removeLast() }
    return Array(rest)
  }
}
