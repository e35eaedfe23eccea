extension PatternSyntaxParser {
  /// `[…]`.
  mutating func characterClass() -> PatternNode {
    let start = index
    index += 1
    var set = CharacterClass(items: [])
    set.isNegated = take("^")
    var isFirst = true
    while let byte = current, isFirst || byte != UInt8(ascii: "]") {
      isFirst = false
      let low = classItem(into: &set)
      guard let low else { continue }
      guard current == UInt8(ascii: "-"), index + 1 < bytes.count,
        bytes[index + 1] != UInt8(ascii: "]")
      else {
        set.items.append(.range(low.value, low.value))
        continue
      }
      let hyphen = index
      index += 1
      var rest = CharacterClass(items: [])
      if let high = classItem(into: &rest), high.value >= low.value {
        set.items.append(.range(low.value, high.value))
      } else {
        // A hyphen before a set such as `\w` is meant as a hyphen.
        index = hyphen + 1
        set.items += [.range(low.value, low.value), .range(0x2D, 0x2D)]
      }
    }
    index = min(bytes.count, index + 1)
    return .set(set, at: start)
  }

  /// One character, which is returned, or a set, which is added.
  private mutating func classItem(into set: inout CharacterClass) -> Unicode.Scalar? {
    if starts(with: "[:"), let end = posixEnd() {
      index = end
      set.items.append(.other)
      return nil
    }
    guard current == UInt8(ascii: "\\"), index + 1 < bytes.count else { return nextScalar() }
    index += 1
    let letter = Character(Unicode.Scalar(bytes[index]))
    if bytes[index] >= 0x80 || !(letter.isLetter || letter.isNumber) { return nextScalar() }
    index += 1
    if let items = Self.sets[letter] {
      set.items += items
      return nil
    }
    if letter == "b" { return "\u{08}" }
    if letter == "p" || letter == "P" {
      skipProperty()
    } else if let scalar = control(letter) {
      return scalar
    }
    set.items.append(.other)
    return nil
  }

  private func posixEnd() -> Int? {
    var end = index + 2
    while end + 1 < bytes.count, bytes[end] != UInt8(ascii: "]") {
      if bytes[end] == UInt8(ascii: ":"), bytes[end + 1] == UInt8(ascii: "]") { return end + 2 }
      end += 1
    }
    return nil
  }
}
