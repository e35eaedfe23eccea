extension PatternParser {
  /// A class in brackets, the first of which has been taken.
  mutating func characterClass() throws(GiveUp) -> CharacterChoice {
    // [[:<:]] and [[:>:]] are assertions in disguise.
    if isNext("[:<:]]") || isNext("[:>:]]") { throw GiveUp() }
    let isNegated = take("^")
    isClassExact = true
    var union: CharacterChoice?
    while union == nil || peek() != "]" {
      if isNext("\\Q") || isNext("\\E") { throw GiveUp() }
      if flags.isExtendedMore, peek() == " " || peek() == "\t" { throw GiveUp() }
      let part = try classPart()
      union = union.map { $0.union(part) } ?? part
    }
    position += 1
    guard isNegated else { return union! }
    // All others, if it is known for certain which there are. Without regard to case, the two
    // characters that fold into ASCII are on the side of their letters.
    guard isClassExact, flags.isCaseless else { return .any }
    var others = CharacterChoice(~union!.ascii)
    others.hasSeparator = true
    return others
  }

  private mutating func classPart() throws(GiveUp) -> CharacterChoice {
    if isNext("[:") || isNext("[.") || isNext("[=") { return try posixClass() }
    let (first, from) = try classMember()
    guard let from, peek() == "-", let behind = peek(1), behind != "]" else { return first }
    position += 1
    guard let to = try classMember().value, from <= to else { throw GiveUp() }
    let isCaseless = flags.isCaseless
    if to - from < 64 { return CharacterChoice(from...to, isCaseless: isCaseless) }
    var ascii = ASCIISet(from...to)
    if isCaseless {
      // Two characters outside ASCII are `s` and `k` without case.
      if (from...to).contains(0x17F) { ascii = ascii | ASCIISet(0x73...0x73) }
      if (from...to).contains(0x212A) { ascii = ascii | ASCIISet(0x6B...0x6B) }
      ascii = ascii.withoutCase
    }
    var choice = CharacterChoice(ascii)
    // Folding puts those two into ASCII whatever the case.
    choice.hasWordASCII =
      choice.hasWordASCII || (from...to).contains(0x17F) || (from...to).contains(0x212A)
    choice.hasSeparator = choice.hasSeparator || to >= 0x80
    return choice
  }

  private mutating func posixClass() throws(GiveUp) -> CharacterChoice {
    position += 2
    var name = ""
    while let next = peek(), next != ":", next != "]" {
      name.unicodeScalars.append(next)
      position += 1
    }
    guard take(":]") else { throw GiveUp() }
    // More may be in the set than in the class: without case, for one, `lower` is `alpha`.
    isClassExact = false
    switch name {
    case "alpha", "lower", "upper": return CharacterChoice(.letters)
    case "alnum": return CharacterChoice(.letters | .digits)
    case "digit": return CharacterChoice(.digits)
    case "xdigit", "word": return .word
    default: return .any
    }
  }

  /// The characters, and the one character where it is but one.
  private mutating func classMember() throws(GiveUp) -> (CharacterChoice, value: UInt32?) {
    let scalar = try take()
    guard scalar == "\\" else { return (choice(of: scalar.value), scalar.value) }
    let letter = try take()
    if letter == "b" { return (choice(of: 8), 8) }
    if let value = try value(escapedBy: letter) { return (choice(of: value), value) }
    return (try choice(escapedBy: letter), nil)
  }

  /// One character, in any case where case does not count.
  func choice(of value: UInt32) -> CharacterChoice {
    CharacterChoice(value, isCaseless: flags.isCaseless)
  }
}
