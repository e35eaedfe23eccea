/// Takes a PCRE2 pattern apart as far as the checks need it.
///
/// The pattern is one that PCRE2 has accepted. What is not followed becomes ``PatternNode/unknown``,
/// of which nothing is claimed.
struct PatternSyntaxParser {
  private static let depthLimit = 60

  let bytes: [UInt8]
  var index = 0
  private var depth = 0
  /// Whether white space and comments are left out (`(?x)`): then nothing is followed.
  private var isExtended = false

  static func parse(_ pattern: String) -> PatternNode {
    var parser = PatternSyntaxParser(bytes: Array(pattern.utf8))
    let node = parser.alternation()
    return parser.isExtended || parser.index < parser.bytes.count ? .unknown : node
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  func starts(with text: StaticString) -> Bool {
    bytes[index...].starts(with: text.description.utf8)
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func alternation() -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else {
      index = bytes.count
      return .unknown
    }
    var branches = [sequence()]
    while take("|") { branches.append(sequence()) }
    return branches.count == 1 ? branches[0] : .alternation(branches)
  }

  private mutating func sequence() -> PatternNode {
    var items: [PatternNode] = []
    while let byte = current, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      let start = index
      if starts(with: #"\Q"#) {
        quoted(into: &items)
        continue
      }
      let node = atom()
      items.append(quantified(node, from: start))
    }
    return items.count == 1 ? items[0] : .sequence(items)
  }

  private mutating func quoted(into items: inout [PatternNode]) {
    index += 2
    while index < bytes.count, !starts(with: #"\E"#) { items.append(character()) }
    index = min(bytes.count, index + 2)
  }

  /// The character at the index, as it is.
  mutating func character() -> PatternNode {
    let start = index
    let scalar = nextScalar()
    return .literal(scalar, at: start)
  }

  mutating func nextScalar() -> Unicode.Scalar {
    let length =
      switch bytes[index] {
      case ..<0x80: 1
      case ..<0xE0: 2
      case ..<0xF0: 3
      default: 4
      }
    let end = min(bytes.count, index + length)
    let text = String(decoding: bytes[index..<end], as: UTF8.self)
    index = end
    return text.unicodeScalars.first ?? "\u{FFFD}"
  }

  private mutating func atom() -> PatternNode {
    let start = index
    switch bytes[index] {
    case UInt8(ascii: "("): return group()
    case UInt8(ascii: "["): return characterClass()
    case UInt8(ascii: "."):
      index += 1
      return .set(CharacterClass(items: [.range(0x0A, 0x0A)], isNegated: true), at: start)
    case UInt8(ascii: "^"), UInt8(ascii: "$"):
      index += 1
      return .zeroWidth
    case UInt8(ascii: "\\"): return escape()
    default: return character()
    }
  }

  private mutating func group() -> PatternNode {
    if starts(with: "(?#") {
      while let byte = current, byte != UInt8(ascii: ")") { _ = (byte, index += 1) }
      _ = take(")")
      return .zeroWidth
    }
    let opening = GroupOpening(bytes: bytes, at: index)
    index += opening.length
    switch opening.kind {
    case .options(let isExtended):
      if isExtended { self.isExtended = true }
      return .zeroWidth
    case .skipped:
      return .unknown
    case .plain, .atomic, .lookaround, .conditional:
      if opening.isExtended { isExtended = true }
      let inner = alternation()
      _ = take(")")
      switch opening.kind {
      case .lookaround: return .zeroWidth
      case .conditional: return .unknown
      default: return .group(inner, isAtomic: opening.kind == .atomic)
      }
    }
  }

  private mutating func quantified(_ node: PatternNode, from start: Int) -> PatternNode {
    var node = node
    while let (least, most) = quantifier() {
      let isPossessive = take("+")
      if !isPossessive { _ = take("?") }
      node = .repetition(node, least: least, most: most, isPossessive: isPossessive, at: start)
    }
    return node
  }

  private mutating func quantifier() -> (least: Int, most: Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard current == UInt8(ascii: "{"),
      let end = bytes[index...].firstIndex(of: UInt8(ascii: "}")), end - index < 16
    else { return nil }
    let text = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= 2, let least = Int(parts[0]) else { return nil }
    guard parts.count == 1 || parts[1].isEmpty || Int(parts[1]) != nil else { return nil }
    index = end + 1
    return (least, parts.count == 1 ? least : Int(parts[1]))
  }
}
