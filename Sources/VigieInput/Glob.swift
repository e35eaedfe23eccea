/// A pattern for one component of a path: `*` for any letters, `?` for one, `[a-z]` for one of some.
struct Glob {
  private let pattern: [Character]

  init(_ pattern: some StringProtocol) {
    self.pattern = Array(pattern)
  }

  static func isPattern(_ text: some StringProtocol) -> Bool {
    text.contains { "*?[".contains($0) }
  }

  /// - Complexity: the product of both lengths at worst.
  func matches(_ name: some StringProtocol) -> Bool {
    let name = Array(name)
    // Hidden files are matched only by a pattern that says so.
    if name.first == ".", pattern.first != "." { return false }
    var place = 0
    var index = 0
    var retry: (place: Int, index: Int)?
    while index < name.count {
      if place < pattern.count, pattern[place] == "*" {
        place += 1
        retry = (place, index)
      } else if let next = step(place, name[index]) {
        place = next
        index += 1
      } else if let last = retry {
        retry = (last.place, last.index + 1)
        place = last.place
        index = last.index + 1
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }

  /// The place in the pattern after it has matched one character.
  private func step(_ place: Int, _ character: Character) -> Int? {
    guard place < pattern.count else { return nil }
    switch pattern[place] {
    case "?": return place + 1
    case "[":
      guard let close = pattern[(place + 1)...].dropFirst().firstIndex(of: "]") else {
        return character == "[" ? place + 1 : nil
      }
      return Self.isMember(character, of: Array(pattern[(place + 1)..<close])) ? close + 1 : nil
    default: return pattern[place] == character ? place + 1 : nil
    }
  }

  private static func isMember(_ character: Character, of set: [Character]) -> Bool {
    let isNegated = set.first == "!" || set.first == "^"
    let members = isNegated ? Array(set.dropFirst()) : set
    var index = 0
    while index < members.count {
      if index + 2 < members.count, members[index + 1] == "-" {
        if members[index] <= character, character <= members[index + 2] { return !isNegated }
        index += 3
      } else {
        if members[index] == character { return !isNegated }
        index += 1
      }
    }
    return isNegated
  }
}
