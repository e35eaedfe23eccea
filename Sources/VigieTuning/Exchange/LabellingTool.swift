/// A program in which people label documents, or our own form of samples.
package enum LabellingTool: String, Sendable, Hashable, CaseIterable {
  case ndjson
  case labelStudio = "label-studio"
  case doccano
  case prodigy

  /// What the tool counts offsets in. Label Studio counts code points since its frontend was corrected
  /// for emoji in 2021; doccano counts as JavaScript does, unless its project is set to graphemes;
  /// Prodigy counts as spaCy and Python do.
  package var offsetUnit: OffsetUnit {
    switch self {
    case .ndjson, .labelStudio, .prodigy: .codePoints
    case .doccano: .utf16
    }
  }
}

/// What an offset into a text counts.
package enum OffsetUnit: String, Sendable, Hashable, CaseIterable {
  /// Unicode scalars, as Python counts.
  case codePoints = "code-points"
  /// As JavaScript and Java count.
  case utf16 = "utf-16"
  /// What a reader takes for one character (UAX 29, extended grapheme clusters).
  case graphemes
}

/// Counts the places of a text in one of the units, and back.
package struct TextOffsets: Sendable {
  /// For each place of the unit, the scalar that begins there; `nil` within one.
  private let scalars: [Int?]
  /// For each scalar, and the end, the place at which it begins, or within which it stands.
  private let places: [Int]
  private let unit: OffsetUnit

  package init(_ text: String, unit: OffsetUnit) {
    var scalars: [Int?] = []
    var places: [Int] = []
    var count = 0
    switch unit {
    case .codePoints:
      count = text.unicodeScalars.count
      scalars = Array(0..<count)
      places = Array(0..<count)
    case .utf16:
      for scalar in text.unicodeScalars {
        places.append(scalars.count)
        scalars.append(count)
        if UTF16.width(scalar) == 2 { scalars.append(nil) }
        count += 1
      }
    case .graphemes:
      for character in text {
        places += Array(repeating: scalars.count, count: character.unicodeScalars.count)
        scalars.append(count)
        count += character.unicodeScalars.count
      }
    }
    places.append(scalars.count)
    self.scalars = scalars + [count]
    self.places = places
    self.unit = unit
  }

  /// The end of the text.
  package var count: Int { scalars.count - 1 }

  /// A range of scalars in the unit; characters of which only a part is in it are taken whole.
  package func range(ofScalars range: Range<Int>) -> Range<Int> {
    let start = places[range.lowerBound]
    var end = places[range.upperBound]
    if unit == .graphemes, let scalar = scalars[end], scalar < range.upperBound { end += 1 }
    return start..<max(start, end)
  }

  /// A range of the unit in scalars; `nil` where it leaves the text or cuts through a character.
  package func scalars(of range: Range<Int>) -> Range<Int>? {
    guard range.lowerBound >= 0, range.upperBound < scalars.count,
      let start = scalars[range.lowerBound], let end = scalars[range.upperBound]
    else { return nil }
    return start..<end
  }
}
