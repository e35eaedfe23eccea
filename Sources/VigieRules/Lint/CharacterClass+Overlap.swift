internal import VigieCore

extension CharacterClass {
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    items.contains { Self.contains(scalar, $0) } != isNegated
  }

  private static func contains(_ scalar: Unicode.Scalar, _ item: Item) -> Bool {
    switch item {
    case .range(let low, let high): (low...high).contains(scalar.value)
    case .escape(let escape, let isNegated): contains(scalar, escape) != isNegated
    case .lineBreak: scalar == "\n"
    // A property or another set that is not followed: it may hold anything.
    case .named, .property, .unknown: true
    }
  }

  private static func contains(_ scalar: Unicode.Scalar, _ escape: Escape) -> Bool {
    switch escape {
    case .word: Scripts.isWord(scalar)
    case .digit: scalar.properties.generalCategory == .decimalNumber
    case .space, .horizontalSpace, .verticalSpace: scalar.properties.isWhitespace
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
