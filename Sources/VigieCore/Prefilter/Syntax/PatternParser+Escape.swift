extension PatternParser {
  /// What a backslash, already taken, and the characters behind it stand for.
  mutating func escape() throws(GiveUp) -> PatternNode {
    let letter = try take()
    switch letter {
    case "b": return .boundary
    case "A": return .boundary
    // \K moves the start of the reported match and \G depends on where the search began.
    case "K", "G", "C": throw GiveUp()
    case "B", "Z", "z": return .assertion
    case "R", "X": return .anything
    case "N":
      // \N{U+…} is one character, \N any but a line break.
      if isNext("{") { throw GiveUp() }
      return .character(.any)
    case "g", "k":
      try skipReference()
      return .anything
    case "1"..."9": return try numbered(letter)
    default:
      return .character(try choice(escapedBy: letter))
    }
  }

  /// The characters that an escape stands for, in a class or outside.
  mutating func choice(escapedBy letter: Unicode.Scalar) throws(GiveUp) -> CharacterChoice {
    if let value = try value(escapedBy: letter) { return choice(of: value) }
    switch letter {
    case "w": return .word
    case "W": return CharacterChoice(~.word)
    case "d": return CharacterChoice(.digits)
    case "D": return CharacterChoice(~.digits)
    case "s": return .space(.space)
    case "S": return CharacterChoice(~.space)
    case "h": return .space(.horizontalSpace)
    case "H": return CharacterChoice(~.horizontalSpace)
    case "v": return .space(.verticalSpace)
    case "V": return CharacterChoice(~.verticalSpace)
    case "p", "P":
      isClassExact = false
      if take("{") {
        while try take() != "}" {}
      } else {
        _ = try take()
      }
      return .any
    default: throw GiveUp()
    }
  }

  /// The one character that an escape stands for, if it is of that kind.
  mutating func value(escapedBy letter: Unicode.Scalar) throws(GiveUp) -> UInt32? {
    switch letter {
    case "t": return 9
    case "n": return 10
    case "f": return 12
    case "r": return 13
    case "a": return 7
    case "e": return 27
    case "x": return try hexadecimal()
    case "0": return octal(0, most: 2)
    case "A"..."Z", "a"..."z", "1"..."9": return nil
    default: return letter.value
    }
  }

  /// `\12` is a reference or an octal number, depending on the groups there are.
  private mutating func numbered(_ first: Unicode.Scalar) throws(GiveUp) -> PatternNode {
    while let digit = peek(), ("0"..."9").contains(digit) { position += 1 }
    return .anything
  }

  private mutating func skipReference() throws(GiveUp) {
    let closings: [Unicode.Scalar: Unicode.Scalar] = ["{": "}", "<": ">", "'": "'"]
    if let opening = peek(), let closing = closings[opening] {
      position += 1
      while try take() != closing {}
      return
    }
    if !take("-") { _ = take("+") }
    guard let digit = peek(), ("0"..."9").contains(digit) else { throw GiveUp() }
    while let digit = peek(), ("0"..."9").contains(digit) { position += 1 }
  }

  private mutating func hexadecimal() throws(GiveUp) -> UInt32 {
    if take("{") {
      var digits = ""
      while true {
        let next = try take()
        if next == "}" { break }
        digits.unicodeScalars.append(next)
      }
      guard let value = UInt32(digits, radix: 16), value < 0x110000 else { throw GiveUp() }
      return value
    }
    var value: UInt32 = 0
    for _ in 0..<2 {
      guard let next = peek(), let digit = UInt32(String(next), radix: 16) else { break }
      value = value * 16 + digit
      position += 1
    }
    return value
  }

  private mutating func octal(_ start: UInt32, most: Int) -> UInt32 {
    var value = start
    for _ in 0..<most {
      guard let next = peek(), ("0"..."7").contains(next) else { break }
      value = value * 8 + next.value - 48
      position += 1
    }
    return value
  }
}
