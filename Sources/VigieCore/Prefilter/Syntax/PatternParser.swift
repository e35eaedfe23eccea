/// Reads PCRE2 syntax as far as the prefilter can make use of it.
///
/// It is written to be sound rather than complete: whatever it does not know for certain becomes
/// ``PatternNode/anything``, or makes it give up on the whole expression, which is then searched for
/// everywhere. Expressions are taken to have been accepted by `pcre2_compile`.
struct PatternParser {
  /// Raised where the meaning of the whole expression is in doubt.
  struct GiveUp: Error {}

  /// Letters that change how what follows is read.
  struct Flags: Hashable {
    /// `x`: white space and comments between items are not part of the expression.
    var isExtended = false
    /// `xx`: nor are spaces and tabs in a class.
    var isExtendedMore = false
    /// `s`: `.` matches line breaks too. Either way it is any character here.
    var isMultiline = true
    /// `i`: upper and lower case are one.
    var isCaseless = true
  }

  let scalars: [Unicode.Scalar]
  var position = 0
  var flags = Flags()
  /// Whether all is known of the class being read, so that it is also known what it leaves out.
  var isClassExact = true
  private(set) var depth = 0
  /// Groups that stand in several expressions, as fragments and lists do, are read once.
  let groups: SharedGroups

  /// The meaning of `source`, or `nil` where it is in doubt.
  static func parse(
    _ source: String, isCaseless: Bool = true, sharing groups: SharedGroups = SharedGroups()
  ) -> PatternNode? {
    var parser = PatternParser(source, groups)
    parser.flags.isCaseless = isCaseless
    guard let node = try? parser.alternatives(), parser.isAtEnd else { return nil }
    return node
  }

  private init(_ source: String, _ groups: SharedGroups) {
    self.groups = groups
    scalars = Array(source.unicodeScalars)
  }

  // MARK: Reading

  var isAtEnd: Bool { position >= scalars.count }

  func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    position + ahead < scalars.count ? scalars[position + ahead] : nil
  }

  func isNext(_ text: String) -> Bool {
    var next = position
    for scalar in text.unicodeScalars {
      guard next < scalars.count, scalars[next] == scalar else { return false }
      next += 1
    }
    return true
  }

  mutating func take() throws(GiveUp) -> Unicode.Scalar {
    guard let scalar = peek() else { throw GiveUp() }
    position += 1
    return scalar
  }

  mutating func take(_ text: String) -> Bool {
    guard isNext(text) else { return false }
    position += text.unicodeScalars.count
    return true
  }

  // MARK: Structure

  mutating func alternatives() throws(GiveUp) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < 200 else { throw GiveUp() }
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence() throws(GiveUp) -> PatternNode {
    var items: [PatternNode] = []
    while let next = peek(), next != "|", next != ")" {
      if flags.isExtended, skipExtended() { continue }
      if isNext("\\Q") {
        position += 2
        items += try quoted()
        continue
      }
      if take("\\E") { continue }
      guard let item = try item() else { continue }
      items.append(try quantified(item))
    }
    return items.count == 1 ? items[0] : .sequence(items)
  }

  /// `nil` for what is no part of the text, such as a comment or a change of flags.
  private mutating func item() throws(GiveUp) -> PatternNode? {
    let scalar = try take()
    switch scalar {
    case "(": return try sharedGroup()
    case "[": return .character(try characterClass())
    case ".": return .character(.any)
    case "^": return flags.isMultiline ? .boundary : .assertion
    case "$": return .assertion
    case "\\": return try escape()
    case "*", "+", "?": throw GiveUp()
    default: return .character(choice(of: scalar.value))
    }
  }

  private mutating func quantified(_ item: PatternNode) throws(GiveUp) -> PatternNode {
    var result = item
    while true {
      if flags.isExtended { while skipExtended() {} }
      guard let (least, most) = quantifier() else { return result }
      // Lazy or possessive: the same texts, or fewer.
      if !take("?") { _ = take("+") }
      result = .repetition(result, least: least, most: most)
    }
  }

  private mutating func quantifier() -> (Int, Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard peek() == "{" else { return nil }
    // Anything but {n}, {n,} and {n,m} means the brace itself; {,m} is a quantifier in later versions
    // of PCRE2 and text in earlier ones, and both are covered by "none or more".
    var ahead = 1
    func number() -> Int? {
      var value: Int?
      while let digit = peek(ahead), ("0"..."9").contains(digit), (value ?? 0) < 100_000 {
        value = (value ?? 0) * 10 + Int(digit.value - 48)
        ahead += 1
      }
      return value
    }
    while peek(ahead) == " " { ahead += 1 }
    let least = number()
    while peek(ahead) == " " { ahead += 1 }
    var most = least
    if peek(ahead) == "," {
      ahead += 1
      while peek(ahead) == " " { ahead += 1 }
      most = number()
      while peek(ahead) == " " { ahead += 1 }
      if least == nil, most == nil { return nil }
    } else if least == nil {
      return nil
    }
    guard peek(ahead) == "}" else { return nil }
    position += ahead + 1
    return (least ?? 0, most)
  }

  /// Skips a space or a comment between items; says whether there was one.
  private mutating func skipExtended() -> Bool {
    guard let next = peek() else { return false }
    if next == "#" {
      while !isAtEnd, peek() != "\n" { position += 1 }
      return true
    }
    let isSpace =
      (9...13).contains(next.value)
      || [0x20, 0x85, 0x200E, 0x200F, 0x2028, 0x2029].contains(next.value)
    if isSpace { position += 1 }
    return isSpace
  }

  /// The characters up to `\E`, each as it stands.
  private mutating func quoted() throws(GiveUp) -> [PatternNode] {
    var items: [PatternNode] = []
    while !isAtEnd {
      if take("\\E") {
        // A quantifier behind `\E` belongs to the last character.
        if let last = items.popLast() { items.append(try quantified(last)) }
        return items
      }
      items.append(.character(choice(of: try take().value)))
    }
    return items
  }
}
