internal import VigieCore

/// Walks over the characters and sets that a pattern asks for.
struct PatternCharacters {
  /// The places of `\d`, in bytes, outside of brackets.
  static func digitSets(in node: PatternSyntax) -> [Int] {
    var places: [Int] = []
    node.forEachPart { part in
      if case .set(let set, let place) = part, set == digits { places.append(place) }
    }
    return places
  }

  private static let digits = CharacterClass(items: [.escape(.digit, isNegated: false)])
}
