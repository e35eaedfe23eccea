/// A part of a PCRE2 pattern, as far as the checks need to know it.
indirect enum PatternNode {
  /// A character that must stand there.
  case literal(Unicode.Scalar, at: Int)
  /// One character of a set.
  case set(CharacterClass, at: Int)
  /// `\b` or `\B`.
  case wordBoundary(at: Int)
  /// Something that takes no characters: anchors, lookarounds.
  case zeroWidth
  case sequence([PatternNode])
  case alternation([PatternNode])
  /// `isAtomic` where what was matched is never given back.
  case group(PatternNode, isAtomic: Bool)
  /// `most` is `nil` where there is no bound.
  case repetition(PatternNode, least: Int, most: Int?, isPossessive: Bool, at: Int)
  /// What the checks do not follow: references, recursion, conditions. Anything may hold of it.
  case unknown
}

extension PatternNode {
  /// Where it begins, in bytes, as far as that is known.
  var start: Int? {
    switch self {
    case .literal(_, let place), .set(_, let place), .wordBoundary(let place),
      .repetition(_, _, _, _, let place):
      place
    case .zeroWidth, .unknown: nil
    case .sequence(let items), .alternation(let items): items.lazy.compactMap(\.start).first
    case .group(let inner, _): inner.start
    }
  }
}

extension PatternNode {
  /// Whether all that it can match is nothing: places, and what only looks around.
  var takesNothing: Bool {
    switch self {
    case .wordBoundary, .zeroWidth: true
    case .literal, .set, .unknown: false
    case .sequence(let items), .alternation(let items): items.allSatisfy(\.takesNothing)
    case .group(let inner, _): inner.takesNothing
    case .repetition(let inner, _, let most, _, _): most == 0 || inner.takesNothing
    }
  }
}

/// The characters that one place of a pattern may be filled with.
struct CharacterClass: Equatable {
  enum Item: Equatable {
    case range(UInt32, UInt32)
    case word
    case notWord
    case digit
    case notDigit
    case space
    case notSpace
    /// A property or another set that is not followed: it may hold anything.
    case other
  }

  var items: [Item]
  var isNegated = false

  static let any = CharacterClass(items: [], isNegated: true)

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    items.contains { Self.contains(scalar, $0) } != isNegated
  }

  private static func contains(_ scalar: Unicode.Scalar, _ item: Item) -> Bool {
    switch item {
    case .range(let low, let high): (low...high).contains(scalar.value)
    case .word: Scripts.isWord(scalar)
    case .notWord: !Scripts.isWord(scalar)
    case .digit: scalar.properties.generalCategory == .decimalNumber
    case .notDigit: scalar.properties.generalCategory != .decimalNumber
    case .space: scalar.properties.isWhitespace
    case .notSpace: !scalar.properties.isWhitespace
    case .other: true
    }
  }

  /// Characters of every sort that press releases are made of.
  private static let samples: [Unicode.Scalar] = [
    "a", "e", "s", "z", "A", "S", "0", "9", "_", " ", "\n", "-", "'", "\"", ".", ",", ":", ";", "/",
    "(", "é", "ß", "я", "選", "か", "カ", "。",
  ]

  /// Whether some character may stand in both.
  func overlaps(_ other: CharacterClass) -> Bool {
    let edges = (items + other.items).compactMap { item -> Unicode.Scalar? in
      if case .range(let low, _) = item { Unicode.Scalar(low) } else { nil }
    }
    return (Self.samples + edges).contains { contains($0) && other.contains($0) }
  }
}
