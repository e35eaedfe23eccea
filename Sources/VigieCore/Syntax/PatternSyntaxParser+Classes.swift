extension PatternSyntaxParser {
  /// A class in brackets, the first of which has been taken.
  mutating func characterClass(at start: Int) -> PatternSyntax {
    // [[:<:]] and [[:>:]] are assertions in disguise.
    if take("[:<:]]") || take("[:>:]]") { return .unknown }
    var set = CharacterClass(items: [], isNegated: take("^"))
    while set.items.isEmpty || next != "]" {
      guard let first = member() else { return .unknown }
      set.items.append(first)
      guard case .range(let low, _) = first, isNext("-"), !isNext("-]") else { continue }
      index += 1
      // PCRE2 accepts no other range than from one character to a later one.
      if case .range(let high, _) = member(), low <= high {
        set.items[set.items.count - 1] = .range(low, high)
      } else {
        set.items.append(.unknown)
      }
    }
    index += 1
    return .set(set, at: start)
  }

  /// One character, as a range of one, or a set.
  private mutating func member() -> CharacterClass.Item? {
    if isNext("[:") || isNext("[.") || isNext("[=") { return named() }
    guard let scalar = take() else { return nil }
    if scalar == "\\" { return escapedMember() }
    let isLeftOut = options.contains(.extendedMore) && (scalar == " " || scalar == "\t")
    return isLeftOut ? .unknown : .range(scalar.value, scalar.value)
  }

  private mutating func escapedMember() -> CharacterClass.Item? {
    guard let letter = take() else { return nil }
    if let scalar = letter == "b" ? "\u{08}" : character(escapedBy: letter) {
      return .range(scalar.value, scalar.value)
    }
    if let set = set(escapedBy: letter) { return set }
    skipArgument(of: letter)
    return .unknown
  }

  /// `[:alpha:]`.
  private mutating func named() -> CharacterClass.Item {
    let name = bytes[(index + 2)...].prefix { !":]".utf8.contains($0) }
    guard isNext("[:"), bytes[name.endIndex...].starts(with: ":]".utf8) else {
      index += 1
      return .unknown
    }
    index = name.endIndex + 2
    return .named(String(decoding: name, as: UTF8.self))
  }
}
