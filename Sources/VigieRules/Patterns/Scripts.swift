internal import VigieCore

/// What the script of a character says about the edges of words.
enum Scripts {
  /// Whether the character belongs to a script that writes without spaces between words, or that
  /// joins particles to them: Han, kana, Hangul, Thai, Lao, Khmer, Burmese.
  static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1100...0x11FF, 0xA960...0xA97F,
      0x3005...0x3007, 0x3021...0x3029, 0x3038...0x303B, 0x3041...0x30FF, 0x3105...0x31FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF66...0xFFDC,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// Whether `\w` matches the character, as PCRE2 has it under UCP.
  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: scalar == "_"
    }
  }

  /// Whether `\b` stands at the edges of words that begin or end with the character.
  static func hasBoundary(_ scalar: Unicode.Scalar) -> Bool {
    isWord(scalar) && !isUnspaced(scalar)
  }

  private static let unspacedLanguages: Set<String> = ["ja", "zh", "ko", "th", "lo", "km", "my"]

  /// The edge before a word that begins with `scalar`; empty where its script has none.
  static func edge(before scalar: Unicode.Scalar, in language: Language?) -> String {
    guard hasBoundary(scalar) else { return "" }
    return neighbours(of: scalar, in: language).map { "(?<!\($0))" } ?? #"\b"#
  }

  /// The edge behind a word that ends with `scalar`; empty where its script has none.
  static func edge(after scalar: Unicode.Scalar, in language: Language?) -> String {
    guard hasBoundary(scalar) else { return "" }
    return neighbours(of: scalar, in: language).map { "(?!\($0))" } ?? #"\b"#
  }

  /// What `*` may stand for beside `scalar`.
  static func letters(beside scalar: Unicode.Scalar, in language: Language?) -> String {
    (neighbours(of: scalar, in: language) ?? #"\w"#) + "*"
  }

  /// The characters that would continue the word, where `\b` cannot tell: in Japanese text there is
  /// no `\b` between *FIMI* and 対策, since both are letters.
  private static func neighbours(of scalar: Unicode.Scalar, in language: Language?) -> String? {
    guard let language, unspacedLanguages.contains(language.rawValue) else { return nil }
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF:
      return #"[\p{Latin}\p{N}]"#
    case 0x370...0x3FF: return #"\p{Greek}"#
    case 0x400...0x52F: return #"\p{Cyrillic}"#
    default: return nil
    }
  }
}
