extension PatternSyntaxParser {
  /// A backslash and what it makes of the next characters.
  mutating func escape() -> PatternNode {
    let start = index
    index += 1
    guard let byte = current else { return .unknown }
    let letter = Character(Unicode.Scalar(byte))
    if byte >= 0x80 || !(letter.isLetter || letter.isNumber) { return relocated(to: start) }
    index += 1
    if let items = Self.sets[letter] { return .set(CharacterClass(items: items), at: start) }
    switch letter {
    case "b", "B": return .wordBoundary(at: start)
    case "A", "Z", "z", "G", "K", "E": return .zeroWidth
    case "N":
      return .set(CharacterClass(items: [.range(0x0A, 0x0A)], isNegated: true), at: start)
    case "R", "X": return .unknown
    case "p", "P":
      skipProperty()
      return .set(CharacterClass(items: [.other]), at: start)
    default:
      guard let scalar = control(letter) else {
        skipBraces()
        return .unknown
      }
      return .literal(scalar, at: start)
    }
  }

  private mutating func relocated(to start: Int) -> PatternNode {
    .literal(nextScalar(), at: start)
  }

  static let sets: [Character: [CharacterClass.Item]] = [
    "w": [.word], "W": [.notWord], "d": [.digit], "D": [.notDigit], "s": [.space],
    "S": [.notSpace], "h": [.space], "H": [.notSpace], "v": [.space], "V": [.notSpace],
  ]

  /// The character of `\n`, `\x41`, `\x{9078}` and the like; the index stands behind the letter.
  mutating func control(_ letter: Character) -> Unicode.Scalar? {
    switch letter {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "f": return "\u{0C}"
    case "a": return "\u{07}"
    case "e": return "\u{1B}"
    case "x": return hexadecimal()
    default: return nil
    }
  }

  private mutating func hexadecimal() -> Unicode.Scalar? {
    let isBraced = take("{")
    var digits = ""
    while let byte = current, Character(Unicode.Scalar(byte)).isHexDigit, byte < 0x80,
      isBraced ? digits.count < 8 : digits.count < 2
    {
      digits.append(Character(Unicode.Scalar(byte)))
      index += 1
    }
    if isBraced, !take("}") { return nil }
    return Unicode.Scalar(UInt32(digits, radix: 16) ?? 0)
  }

  mutating func skipProperty() {
    if current == UInt8(ascii: "{") { skipBraces() } else { index = min(bytes.count, index + 1) }
  }

  private mutating func skipBraces() {
    for (open, close) in [("{", "}"), ("<", ">"), ("'", "'")] as [(Unicode.Scalar, Unicode.Scalar)]
    where current == UInt8(ascii: open) {
      if let end = bytes[(index + 1)...].firstIndex(of: UInt8(ascii: close)) { index = end + 1 }
      return
    }
    while let byte = current, (0x30...0x39).contains(byte) { index += 1 }
  }
}
