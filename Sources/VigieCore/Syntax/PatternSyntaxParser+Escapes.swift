extension PatternSyntaxParser {
  /// What a backslash, already taken, and the characters behind it stand for.
  mutating func escape(at start: Int) -> PatternSyntax {
    guard let letter = take() else { return .unknown }
    if let scalar = character(escapedBy: letter) { return .literal(scalar, at: start) }
    if let set = set(escapedBy: letter) { return .set(CharacterClass(items: [set]), at: start) }
    switch letter {
    case "b": return .wordBoundary(isNegated: false, at: start)
    case "B": return .wordBoundary(isNegated: true, at: start)
    case "A": return .zeroWidth(.textStart)
    case "Z", "z": return .zeroWidth(.end)
    case "G", "K": return .zeroWidth(.searchStart)
    // \N{U+…} is one character, \N any but a line break.
    case "N" where !isNext("{"): return .set(.dot, at: start)
    case "R", "X": return .anyText(ofGroup: nil)
    case "g", "k":
      if !take("-") { _ = take("+") }
      skipArgument(of: letter)
      return .anyText(ofGroup: nil)
    case "1"..."9":
      let end = index
      skipDigits()
      // \12 is a reference or an octal number, depending on the groups there are.
      return .anyText(ofGroup: index == end ? Int(letter.value - 0x30) : nil)
    default:
      skipArgument(of: letter)
      return .unknown
    }
  }

  /// The one character that an escape stands for, in a class or outside, if it is of that kind.
  mutating func character(escapedBy letter: Unicode.Scalar) -> Unicode.Scalar? {
    switch letter {
    case "t": return "\t"
    case "n": return "\n"
    case "f": return "\u{0C}"
    case "r": return "\r"
    case "a": return "\u{07}"
    case "e": return "\u{1B}"
    case "x": return hexadecimal()
    case "0": return Unicode.Scalar(number(most: 2, radix: 8))
    case "A"..."Z", "a"..."z", "1"..."9": return nil
    default: return letter
    }
  }

  /// The set that an escape stands for, in a class or outside, if it is of that kind.
  mutating func set(escapedBy letter: Unicode.Scalar) -> CharacterClass.Item? {
    switch letter {
    case "w", "W": return .escape(.word, isNegated: letter == "W")
    case "d", "D": return .escape(.digit, isNegated: letter == "D")
    case "s", "S": return .escape(.space, isNegated: letter == "S")
    case "h", "H": return .escape(.horizontalSpace, isNegated: letter == "H")
    case "v", "V": return .escape(.verticalSpace, isNegated: letter == "V")
    case "p", "P":
      if isNext("{") { skip(past: "}") } else { _ = take() }
      return .property
    default: return nil
    }
  }

  /// Passes over what belongs to an escape with a name, a number or a further character.
  mutating func skipArgument(of letter: Unicode.Scalar) {
    switch next {
    case _ where letter == "c": _ = take()
    case "{": skip(past: "}")
    case "<": skip(past: ">")
    case "'":
      index += 1
      skip(past: "'")
    default: skipDigits()
    }
  }

  private mutating func hexadecimal() -> Unicode.Scalar? {
    guard take("{") else { return Unicode.Scalar(number(most: 2, radix: 16)) }
    return skip(past: "}").flatMap { UInt32(String(decoding: $0, as: UTF8.self), radix: 16) }
      .flatMap(Unicode.Scalar.init)
  }

  /// The number that the next digits make, 0 where there are none.
  private mutating func number(most: Int, radix: Int) -> UInt8 {
    var value = 0
    for _ in 0..<most {
      guard let next, let digit = Character(next).hexDigitValue, digit < radix, next.isASCII else {
        break
      }
      value = value * radix + digit
      index += 1
    }
    return UInt8(value)
  }
}
