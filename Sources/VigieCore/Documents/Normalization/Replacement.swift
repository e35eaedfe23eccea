/// What becomes of a character when text is normalised.
enum Replacement: Hashable {
  case keep
  case remove
  /// Left out; at the end of a line it takes the line break with it.
  case softHyphen
  case scalar(UInt32)
  case letters(String)
  /// An accent: it melts into the letter before it where there is a letter for both.
  case accent

  /// The fate of any character but the plain ASCII ones.
  init(of scalar: UInt32) {
    switch scalar {
    case 0x7F...0xBF: self = Self.latinSigns(scalar)
    case 0xC0...0x02BB: self = Self.digraphs[scalar].map { .letters($0) } ?? .keep
    case 0x02BC: self = .scalar(0x27)
    case 0x0300...0x036F: self = .accent
    case 0x061C, 0x180E: self = .remove
    case 0x1680: self = .scalar(0x20)
    case 0x2000...0x206F: self = Self.generalPunctuation(scalar)
    case 0x3000: self = .scalar(0x20)
    case 0x3099, 0x309A: self = .accent
    case 0xFB00...0xFB06: self = .letters(Self.ligatures[Int(scalar - 0xFB00)])
    case 0xFE00...0xFE0F, 0xFEFF, 0xE0000...0xE01EF: self = .remove
    case 0xFF01...0xFF5E: self = .scalar(scalar - 0xFF01 + 0x21)
    case 0xFF61...0xFFEE: self = Self.halfWidth(scalar)
    default: self = .keep
    }
  }

  /// Controls, which old encodings of Windows used for quotes and dashes, and Latin-1 signs.
  private static func latinSigns(_ scalar: UInt32) -> Replacement {
    switch scalar {
    case 0x85: .scalar(0x0A)
    case 0x91, 0x92: .scalar(0x27)
    case 0x93, 0x94: .scalar(0x22)
    case 0x96: .scalar(0x2013)
    case 0x97: .scalar(0x2014)
    case 0x7F...0xA0: .scalar(0x20)
    case 0xAD: .softHyphen
    case 0xB4: .scalar(0x27)
    default: .keep
    }
  }

  private static func generalPunctuation(_ scalar: UInt32) -> Replacement {
    switch scalar {
    case 0x2000...0x200A, 0x202F, 0x205F: .scalar(0x20)
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F: .remove
    case 0x2010, 0x2011: .scalar(0x2D)
    case 0x2018...0x201B, 0x2032, 0x2035: .scalar(0x27)
    case 0x201C...0x201F, 0x2033, 0x2036: .scalar(0x22)
    case 0x2028, 0x2029: .scalar(0x0A)
    default: .keep
    }
  }

  private static func halfWidth(_ scalar: UInt32) -> Replacement {
    switch scalar {
    case 0xFF61...0xFF9D: .scalar(katakana[Int(scalar - 0xFF61)])
    case 0xFF9E, 0xFF9F: .accent
    case 0xFFE0...0xFFE6: .scalar(signs[Int(scalar - 0xFFE0)])
    default: .keep
    }
  }

  private static let digraphs: [UInt32: String] = [0x0132: "IJ", 0x0133: "ij", 0x0149: "'n"]
  private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]
  private static let katakana = scalars(
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン")
  private static let signs = scalars("¢£¬¯¦¥₩")

  private static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
