/// White space and hyphens: what stands between the words of a phrase.
///
/// However a phrase is spaced and hyphenated, and whether a line ends within it, each run of these is one
/// space in the folded text, so that all of the phrase can be looked for at once.
enum Separators {
  /// What stands for a run of them.
  static let folded: UInt32 = 0x20

  /// All that `\s`, `\h` and `\v` match, the other control characters, and the hyphen of ASCII.
  static func contains(_ value: UInt32) -> Bool {
    if value < 0x80 { return value <= 0x20 || value == 0x2D }
    if value >= 0x2060 { return value == 0x3000 }
    return switch value {
    case 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F: true
    default: false
    }
  }

  /// The character that `value` counts as where literals are looked for.
  static func fold(_ value: UInt32) -> UInt32 {
    contains(value) ? folded : CaseFolding.fold(value)
  }
}
