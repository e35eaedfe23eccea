/// Text as patterns see it: documents are normalised before they are matched, so words written in a
/// rule file have to be.
enum ReadersText {
  /// What a character becomes; `nil` where it stays, the empty text where it is dropped.
  static func replacement(for scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032: "'"
    case 0x201C, 0x201D, 0x201E, 0x201F, 0x2033: "\""
    case 0x00A0, 0x202F, 0x2007, 0x3000: " "
    case 0x00AD, 0x200B, 0x2060, 0xFEFF: ""
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
