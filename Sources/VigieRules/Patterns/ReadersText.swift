/// Text as patterns see it: documents are normalised before they are matched, so words written in a
/// rule file have to be.
enum ReadersText {
  /// What a character becomes; `nil` where it stays, the empty text where it is dropped.
  static func replacement(for scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0xB4, 0x2BC, 0x2018...0x201B, 0x2032, 0x2035: "'"
    case 0x201C...0x201F, 0x2033, 0x2036: "\""
    case 0x2010, 0x2011: "-"
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: " "
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF: ""
    case 0xFF01...0xFF5E: String(Character(Unicode.Scalar(scalar.value - 0xFEE0)!))
    default: nil
    }
  }

  static func plain(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { replacement(for: $0) != nil }) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      if let other = replacement(for: scalar) {
        result += other
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
}
