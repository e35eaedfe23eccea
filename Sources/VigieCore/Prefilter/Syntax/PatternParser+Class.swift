extension PatternParser {
  /// A class in brackets, the first of which has been taken.
  mutating func characterClass() throws(GiveUp) -> CharacterChoice {
    // [[:<:]] and [[:>:]] are assertions in disguise.
    if isNext("[:<:]]") || isNext("[:>:]]") { throw GiveUp() }
    let isNegated = take("^")
    var union: CharacterChoice?
    var holdsAllWords = false
    while union == nil || peek() != "]" {
      if isNext("\\Q") || isNext("\\E") { throw GiveUp() }
      if flags.isExtendedMore, peek() == " " || peek() == "\t" { throw GiveUp() }
      if isNext("\\w") { holdsAllWords = true }
      let part = try classPart()
      union = union.map { $0.union(part) } ?? part
    }
    position += 1
    guard isNegated else { return union! }
    return holdsAllWords ? .nonWord : .any
  }

  private mutating func classPart() throws(GiveUp) -> CharacterChoice {
    if isNext("[:") || isNext("[.") || isNext("[=") { return try posixClass() }
    let (first, from) = try classMember()
    guard let from, peek() == "-", let behind = peek(1), behind != "]" else { return first }
    position += 1
    guard let to = try classMember().value, from <= to else { throw GiveUp() }
    if to - from < 64 { return CharacterChoice(from...to) }
    // Two characters outside ASCII fold into it.
    let foldsIntoASCII = (from...to).contains(0x17F) || (from...to).contains(0x212A)
    return CharacterChoice(
      members: nil, hasWordASCII: from < 0x80 || foldsIntoASCII, hasOtherASCII: from < 0x80,
      leastBytes: 1, mostBytes: 4)
  }

  private mutating func posixClass() throws(GiveUp) -> CharacterChoice {
    position += 2
    var name = ""
    while let next = peek(), next != ":", next != "]" {
      name.unicodeScalars.append(next)
      position += 1
    }
    guard take(":]") else { throw GiveUp() }
    let words: Set = ["alpha", "lower", "upper", "alnum", "digit", "word", "xdigit"]
    return words.contains(name) ? .word : .any
  }

  /// The characters, and the one character where it is but one.
  private mutating func classMember() throws(GiveUp) -> (CharacterChoice, value: UInt32?) {
    let scalar = try take()
    guard scalar == "\\" else { return (CharacterChoice(scalar.value), scalar.value) }
    let letter = try take()
    if letter == "b" { return (CharacterChoice(8), 8) }
    if let value = try value(escapedBy: letter) { return (CharacterChoice(value), value) }
    return (try choice(escapedBy: letter), nil)
  }
}
