extension PatternParser {
  /// What stands in a pair of parentheses, the first of which has been taken.
  mutating func group() throws(GiveUp) -> PatternNode? {
    // A verb such as (*ACCEPT) can end a match anywhere.
    if isNext("*") { throw GiveUp() }
    guard take("?") else { return try body() }
    guard let next = peek() else { throw GiveUp() }
    switch next {
    case "#":
      while try take() != ")" {}
      return nil
    case ":", ">":
      position += 1
      return try body()
    case "|":
      position += 1
      return try body()
    case "=", "!":
      position += 1
      return try lookaround()
    case "<":
      if isNext("<=") || isNext("<!") {
        let isNegative = isNext("<!")
        position += 2
        return try lookbehind(isNegative: isNegative)
      }
      try skipName(to: ">")
      return try body()
    case "P":
      if take("P<") {
        try skipName(to: ">")
        return try body()
      }
      // (?P=name) and (?P>name): what the group holds, which is not known here.
      try skipName(to: ")")
      return .anything
    case "'":
      position += 1
      try skipName(to: "'")
      return try body()
    case "(":
      return try conditional()
    case "R", "&", "+", "0"..."9":
      try skipName(to: ")")
      return .anything
    case "-" where peek(1).map { ("0"..."9").contains($0) } ?? false:
      try skipName(to: ")")
      return .anything
    case "C":
      // A callout has no text of its own.
      try skipName(to: ")")
      return nil
    default:
      return try flagged()
    }
  }

  /// Alternatives up to the closing parenthesis; flags set within end with it.
  private mutating func body() throws(GiveUp) -> PatternNode {
    let outside = flags
    let node = try alternatives()
    flags = outside
    guard take(")") else { throw GiveUp() }
    return node
  }

  private mutating func lookaround() throws(GiveUp) -> PatternNode {
    _ = try body()
    return .assertion
  }

  /// `(?<!\w)` is a boundary where a word character follows; others are not made use of.
  private mutating func lookbehind(isNegative: Bool) throws(GiveUp) -> PatternNode {
    let node = try body()
    if isNegative, node == .character(.word) { return .boundary }
    return .assertion
  }

  /// (?(condition)yes|no): either side may be matched.
  private mutating func conditional() throws(GiveUp) -> PatternNode {
    position += 1
    if isNext("?=") || isNext("?!") || isNext("?<=") || isNext("?<!") {
      position += isNext("?<") ? 3 : 2
      _ = try body()
    } else {
      try skipName(to: ")")
    }
    let node = try body()
    // Without a second side, the first may be left out.
    if case .alternatives = node { return node }
    return .alternatives([node, .empty])
  }

  /// (?i), (?^ms-x) and (?i:…).
  private mutating func flagged() throws(GiveUp) -> PatternNode? {
    let outside = flags
    var isOn = true
    while let letter = peek() {
      position += 1
      switch letter {
      case "-": isOn = false
      case "^": flags = Flags(isMultiline: false, isCaseless: false)
      case "x":
        flags.isExtended = isOn
        flags.isExtendedMore = isOn && take("x")
      case "m": flags.isMultiline = isOn
      case "i": flags.isCaseless = isOn
      // `.` is any character, and the others change no text.
      case "s", "n", "J", "U": break
      case ")": return nil
      case ":":
        let node = try alternatives()
        flags = outside
        guard take(")") else { throw GiveUp() }
        return node
      default: throw GiveUp()
      }
    }
    throw GiveUp()
  }

  private mutating func skipName(to end: Unicode.Scalar) throws(GiveUp) {
    while try take() != end {}
  }
}
