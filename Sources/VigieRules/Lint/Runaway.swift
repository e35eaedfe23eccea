internal import VigieCore

/// Finds repetitions within repetitions that can share out the same text in very many ways.
///
/// `(\w+\s*)+` tries every way to cut a long word into pieces before it gives up. Where each round
/// must take something that the inner repetition cannot, as in `(\w+\s+)+`, there is one way only.
struct Runaway {
  /// The place of the first such repetition, in bytes of the pattern.
  static func first(in node: PatternSyntax) -> Int? {
    switch node {
    case .literal, .set, .wordBoundary, .zeroWidth, .conditional, .anyText, .unknown: return nil
    case .sequence(let items), .alternation(let items):
      return items.lazy.compactMap(first).first
    case .group(let inner, _): return first(in: inner)
    case .repetition(let inner, _, let most, let isPossessive, let place):
      if most == nil, !isPossessive, isAmbiguous(inner) { return place }
      return first(in: inner)
    }
  }

  /// Whether repeating the body without a bound can match the same text in many ways.
  private static func isAmbiguous(_ body: PatternSyntax) -> Bool {
    switch body {
    case .group(let inner, let group): return !group.isAtomic && isAmbiguous(inner)
    case .alternation(let branches):
      return branches.contains(where: isAmbiguous) || haveCommonCharacter(branches)
    case .sequence(let items): return isAmbiguous(items)
    case .repetition: return isAmbiguous([body])
    default: return false
    }
  }

  private static func isAmbiguous(_ items: [PatternSyntax]) -> Bool {
    items.indices.contains { index in
      guard let repeated = unboundedSet(items[index]) else { return false }
      return items.indices.allSatisfy { other in
        other == index || isNullable(items[other])
          || (singleSet(items[other])?.overlaps(repeated) ?? false)
      }
    }
  }

  /// The characters of `\w+`, `(?:\w)*` and the like.
  private static func unboundedSet(_ node: PatternSyntax) -> CharacterClass? {
    switch node {
    case .repetition(let inner, _, nil, false, _): singleSet(inner)
    case .group(let inner, let group): group.isAtomic ? nil : unboundedSet(inner)
    default: nil
    }
  }

  /// The characters of a node that takes characters of one set only.
  private static func singleSet(_ node: PatternSyntax) -> CharacterClass? {
    switch node {
    case .literal(let scalar, _): CharacterClass(items: [.range(scalar.value, scalar.value)])
    case .set(let set, _): set
    case .group(let inner, _): singleSet(inner)
    case .repetition(let inner, _, _, _, _): singleSet(inner)
    default: nil
    }
  }

  /// Whether two branches can take the same single character.
  private static func haveCommonCharacter(_ branches: [PatternSyntax]) -> Bool {
    let sets = branches.map(singleSet)
    return sets.indices.contains { left in
      sets.indices.contains { right in
        guard left < right, let one = sets[left], let other = sets[right] else { return false }
        return one.overlaps(other)
      }
    }
  }

  private static func isNullable(_ node: PatternSyntax) -> Bool {
    switch node {
    case .literal, .set, .conditional, .anyText, .unknown: false
    case .wordBoundary, .zeroWidth: true
    case .sequence(let items): items.allSatisfy(isNullable)
    case .alternation(let branches): branches.contains(where: isNullable)
    case .group(let inner, _): isNullable(inner)
    case .repetition(let inner, let least, _, _, _): least == 0 || isNullable(inner)
    }
  }
}
