extension PatternSyntaxParser {
  /// What stands in a pair of parentheses, the first of which has been taken.
  mutating func group() -> PatternSyntax {
    let start = index
    // A verb such as (*ACCEPT) can end a match anywhere.
    if isNext("*") { return unread() }
    if !take("?") { return group(from: start, isCapturing: true) }
    if take(":") || take("|") { return group(from: start) }
    for (opening, kind) in Self.lookarounds where take(opening) {
      guard let body = body() else { return .unknown }
      return .zeroWidth(.lookaround(body, kind, bytes: start..<index))
    }
    guard let sign = take() else { return .unknown }
    switch sign {
    case ">": return group(from: start, isAtomic: true)
    case "<": return named(until: ">", from: start)
    case "P" where take("<"): return named(until: ">", from: start)
    case "'": return named(until: "'", from: start)
    case "(": return conditional()
    case "P", "R", "&", "0"..."9": return reference()
    case "+": return reference()
    case "-" where !isAtEnd && bytes[index].isASCIIDigit: return reference()
    default:
      index = start + 1
      return flagged(from: start)
    }
  }

  private static let lookarounds: [(opening: String, kind: PatternSyntax.Lookaround)] = [
    ("=", .ahead), ("!", .notAhead), ("<=", .behind), ("<!", .notBehind), ("*", .ahead),
    ("<*", .behind),
  ]

  private mutating func unread() -> PatternSyntax {
    skip(past: ")")
    return .unknown
  }

  private mutating func reference() -> PatternSyntax {
    skip(past: ")") == nil ? .unknown : .anyText(ofGroup: nil)
  }

  /// Alternatives and the closing parenthesis; options set within end with it.
  private mutating func body() -> PatternSyntax? {
    let outside = options
    let content = alternation()
    options = outside
    return take(")") ? content : nil
  }

  private mutating func group(
    from start: Int, isAtomic: Bool = false, isCapturing: Bool = false
  ) -> PatternSyntax {
    let inside = options
    guard let body = body() else { return .unknown }
    return .group(
      body,
      PatternSyntax.Group(
        isAtomic: isAtomic, isCapturing: isCapturing, options: inside, bytes: start..<index))
  }

  private mutating func named(until end: Unicode.Scalar, from start: Int) -> PatternSyntax {
    skip(past: end) == nil ? .unknown : group(from: start, isCapturing: true)
  }

  private mutating func conditional() -> PatternSyntax {
    let condition = isNext("?") || isNext("*") ? group() : reference()
    return body().map { .conditional($0, on: condition) } ?? .unknown
  }

  /// `(?i)`, `(?^ms-x)` and `(?i:…)`, behind the question mark.
  private mutating func flagged(from start: Int) -> PatternSyntax {
    let outside = options
    var changed = options
    var isOn = true
    while let letter = take() {
      switch letter {
      case "-": isOn = false
      case "^": changed = []
      case "i": changed.set(.caseless, isOn)
      case "m": changed.set(.multiline, isOn)
      case "x":
        changed.set(.extended, isOn)
        changed.set(.extendedMore, isOn && take("x"))
      // `.` is read without regard to `s`, and the others change no text.
      case "s", "n", "J", "U": break
      case ")":
        options = changed
        return .zeroWidth(.options(changed))
      case ":":
        options = changed
        defer { options = outside }
        return group(from: start)
      default: return unread()
      }
    }
    return .unknown
  }
}

extension PatternSyntax.Options {
  fileprivate mutating func set(_ option: Self, _ isOn: Bool) {
    if isOn { insert(option) } else { remove(option) }
  }
}
