/// Walks over the characters and sets that a pattern asks for.
struct PatternCharacters {
  /// The places of `\d`, in bytes, outside of brackets.
  static func digitSets(in node: PatternNode) -> [Int] {
    var places: [Int] = []
    visit(node) { part in
      if case .set(let set, let place) = part, set == CharacterClass(items: [.digit]) {
        places.append(place)
      }
    }
    return places
  }

  private static func visit(_ node: PatternNode, _ body: (PatternNode) -> Void) {
    body(node)
    switch node {
    case .sequence(let items), .alternation(let items): items.forEach { visit($0, body) }
    case .group(let inner, _), .repetition(let inner, _, _, _, _): visit(inner, body)
    default: break
    }
  }
}
