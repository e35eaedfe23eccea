/// Reads the syntax of PCRE2.
///
/// Patterns are taken to have been accepted by `pcre2_compile`. What is not known for certain becomes
/// ``PatternSyntax/unknown``, of which nothing is claimed.
package struct PatternSyntaxParser {
  /// Groups within groups; PCRE2 takes 250.
  private static let mostDepth = 200

  let bytes: [UInt8]
  var index = 0
  var options: PatternSyntax.Options
  /// Whether the place is between `\Q` and `\E`.
  var isQuoted = false
  private var depth = 0

  package static func parse(
    _ pattern: String, options: PatternSyntax.Options = [.caseless, .multiline]
  ) -> PatternSyntax {
    parse(Array(pattern.utf8), options: options)
  }

  static func parse(_ bytes: [UInt8], options: PatternSyntax.Options) -> PatternSyntax {
    var parser = PatternSyntaxParser(bytes: bytes, options: options)
    let syntax = parser.alternation()
    return parser.isAtEnd ? syntax : .unknown
  }

  private init(bytes: [UInt8], options: PatternSyntax.Options) {
    self.bytes = bytes
    self.options = options
  }

  mutating func alternation() -> PatternSyntax {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.mostDepth else { return .unknown }
    var branches = [sequence()]
    while take("|") { branches.append(sequence()) }
    return branches.count == 1 ? branches[0] : .alternation(branches)
  }

  private mutating func sequence() -> PatternSyntax {
    var items: [PatternSyntax] = []
    while true {
      skipSilent()
      let start = index
      guard let scalar = next, isQuoted || scalar != "|" && scalar != ")" else { break }
      index += UTF8.width(scalar)
      let item = isQuoted ? .literal(scalar, at: start) : item(scalar, at: start)
      items.append(quantified(item, at: start))
    }
    return items.count == 1 ? items[0] : .sequence(items)
  }

  /// What begins with `scalar`, which has been taken.
  private mutating func item(_ scalar: Unicode.Scalar, at start: Int) -> PatternSyntax {
    switch scalar {
    case "(": return group()
    case "[": return characterClass(at: start)
    case ".": return .set(.dot, at: start)
    case "^": return .zeroWidth(.lineStart)
    case "$": return .zeroWidth(.end)
    case "\\": return escape(at: start)
    case "*", "+", "?": return .unknown
    // {,3} and { 2 } are quantifiers in later versions of PCRE2 and text in earlier ones.
    case "{" where bracedNumbers?.contains(where: \.isASCIIDigit) ?? false: return .unknown
    default: return .literal(scalar, at: start)
    }
  }

  private mutating func quantified(_ item: PatternSyntax, at start: Int) -> PatternSyntax {
    var result = item
    while true {
      skipSilent()
      guard !isQuoted, let (least, most) = quantifier() else { return result }
      let isPossessive = take("+")
      if !isPossessive { _ = take("?") }
      result = .repetition(result, least: least, most: most, isPossessive: isPossessive, at: start)
    }
  }

  private mutating func quantifier() -> (least: Int, most: Int?)? {
    switch next {
    case "*", "+", "?":
      let sign = take()
      return (sign == "+" ? 1 : 0, sign == "?" ? 1 : nil)
    case "{":
      index += 1
      if let numbers = bracedNumbers, let bounds = Self.bounds(numbers) {
        index += numbers.count + 1
        return bounds
      }
      index -= 1
      return nil
    default: return nil
    }
  }

  /// What stands before the next `}`, the first brace of which has been taken, where it is nothing but
  /// digits, commas and spaces.
  private var bracedNumbers: ArraySlice<UInt8>? {
    let numbers = bytes[index...].prefix { $0.isASCIIDigit || ", ".utf8.contains($0) }
    return numbers.endIndex < bytes.count && bytes[numbers.endIndex] == UInt8(ascii: "}")
      ? numbers : nil
  }

  /// The bounds of `{2}`, `{2,}` and `{2,5}`.
  private static func bounds(_ numbers: ArraySlice<UInt8>) -> (least: Int, most: Int?)? {
    let parts = numbers.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard parts.count <= 2, let least = Int(parts[0]) else { return nil }
    guard parts.count == 2 else { return (least, least) }
    if parts[1].isEmpty { return (least, nil) }
    return Int(parts[1]).map { (least, $0) }
  }
}
