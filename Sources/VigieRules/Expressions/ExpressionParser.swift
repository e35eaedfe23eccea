internal import Diagnostics

/// A condition over rules and tags as written in `when:`.
indirect enum WrittenExpression: Sendable {
  case rule(Located<String>)
  case tag(Located<String>)
  case not(WrittenExpression)
  case and(WrittenExpression, WrittenExpression)
  case or(WrittenExpression, WrittenExpression)
}

extension WrittenExpression {
  /// The rules that it names.
  var rules: [Located<String>] {
    switch self {
    case .rule(let name): [name]
    case .tag: []
    case .not(let inner): inner.rules
    case .and(let left, let right), .or(let left, let right): left.rules + right.rules
    }
  }

  /// The tags and groups that it names.
  var tags: [Located<String>] {
    switch self {
    case .rule: []
    case .tag(let name): [name]
    case .not(let inner): inner.tags
    case .and(let left, let right), .or(let left, let right): left.tags + right.tags
    }
  }
}

/// What is wrong with an expression, and where, in characters.
struct ExpressionMistake: Error, Equatable {
  var message: String
  var scalar: Int
  var length = 1
}

/// Reads `a and (b or tag:group/leaf) and not c`: `not` binds before `and`, `and` before `or`.
struct ExpressionParser {
  private static let depthLimit = 50
  private static let lengthLimit = 500

  private struct Token {
    var text: String
    var scalar: Int
    var length: Int { text.unicodeScalars.count }
  }

  private let written: WrittenText
  private var tokens: [Token] = []
  private var index = 0

  static func parse(_ written: WrittenText) throws(ExpressionMistake) -> WrittenExpression {
    var parser = ExpressionParser(written)
    guard parser.tokens.count <= lengthLimit else {
      throw parser.mistake(
        "too long: more than \(lengthLimit) words", at: parser.tokens[lengthLimit])
    }
    let expression = try parser.disjunction(depth: 0)
    if let token = parser.current {
      try parser.checkCapitals(token)
      throw parser.mistake(
        token.text == ")"
          ? "')' without '(' before it"
          : "expected 'and' or 'or' before '\(token.text.elided())'", at: token)
    }
    return expression
  }

  private init(_ written: WrittenText) {
    self.written = written
    var text = ""
    var start = 0
    for (number, scalar) in written.value.unicodeScalars.enumerated() {
      let isBracket = scalar == "(" || scalar == ")"
      if isBracket || scalar.properties.isWhitespace {
        if !text.isEmpty { tokens.append(Token(text: text, scalar: start)) }
        text = ""
        if isBracket { tokens.append(Token(text: String(scalar), scalar: number)) }
      } else {
        if text.isEmpty { start = number }
        text.unicodeScalars.append(scalar)
      }
    }
    if !text.isEmpty { tokens.append(Token(text: text, scalar: start)) }
  }

  private var current: Token? { index < tokens.count ? tokens[index] : nil }

  private func mistake(_ message: String, at token: Token?) -> ExpressionMistake {
    ExpressionMistake(
      message: message, scalar: token?.scalar ?? written.value.unicodeScalars.count,
      length: token?.length ?? 1)
  }

  private mutating func take(_ word: String) -> Bool {
    guard current?.text == word else { return false }
    index += 1
    return true
  }

  private mutating func disjunction(depth: Int) throws(ExpressionMistake) -> WrittenExpression {
    var left = try conjunction(depth: depth)
    while take("or") { left = .or(left, try conjunction(depth: depth)) }
    return left
  }

  private mutating func conjunction(depth: Int) throws(ExpressionMistake) -> WrittenExpression {
    var left = try operand(depth: depth)
    while take("and") { left = .and(left, try operand(depth: depth)) }
    return left
  }

  private mutating func operand(depth: Int) throws(ExpressionMistake) -> WrittenExpression {
    guard let token = current else {
      throw mistake("expected a rule or 'tag:…' here, at the end", at: nil)
    }
    guard depth < Self.depthLimit else { throw mistake("nested too deeply", at: token) }
    index += 1
    switch token.text {
    case "not": return .not(try operand(depth: depth + 1))
    case "(":
      let inner = try disjunction(depth: depth + 1)
      guard take(")") else { throw mistake("'(' without ')' behind it", at: token) }
      return inner
    case "and", "or", ")":
      throw mistake("expected a rule or 'tag:…' before '\(token.text)'", at: token)
    default: return try name(token)
    }
  }

  private func checkCapitals(_ token: Token) throws(ExpressionMistake) {
    let word = token.text.lowercased()
    guard word != token.text, ["and", "or", "not"].contains(word) else { return }
    throw mistake("write '\(word)' in small letters", at: token)
  }

  private func name(_ token: Token) throws(ExpressionMistake) -> WrittenExpression {
    let isTag = token.text.hasPrefix("tag:")
    let name = isTag ? String(token.text.dropFirst(4)) : token.text
    try checkCapitals(token)
    guard !name.isEmpty else {
      throw mistake("expected the name of a tag behind 'tag:'", at: token)
    }
    let isName = name.unicodeScalars.allSatisfy {
      $0.isASCII && (Scripts.isWord($0) || $0 == "." || $0 == "-" || $0 == "/")
    }
    guard isName else {
      throw mistake(
        "'\(token.text.elided())' is neither a rule nor a tag; "
          + "expected names joined by 'and', 'or' and 'not'", at: token)
    }
    let place = Located(
      name, at: written.location(ofScalar: token.scalar) ?? written.location, length: token.length)
    return isTag ? .tag(place) : .rule(place)
  }
}
