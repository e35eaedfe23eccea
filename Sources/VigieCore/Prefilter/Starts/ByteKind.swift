/// Sixty-four kinds of byte, so that a set of them fits into a word: each letter of ASCII is one, and each sign
/// that ends or joins sentences; digits, white space, all other characters of ASCII, and all other bytes.
enum ByteKind {
  private static let digit: UInt8 = 52
  private static let blank: UInt8 = 53
  /// Signs of a kind each.
  private static let signs = Array(".,;:!?'\"".utf8)
  private static let other: UInt8 = 62
  static let foreign: UInt8 = 63

  static let table: [UInt8] = (0...255).map { (byte: UInt8) in
    switch byte {
    case 0x61...0x7A: byte - 0x61
    case 0x41...0x5A: byte - 0x41 + 26
    case 0x30...0x39: digit
    case 0...0x20: blank
    case 0x80...: foreign
    default: signs.firstIndex(of: byte).map { blank + 1 + UInt8($0) } ?? other
    }
  }

  static func mask(of set: MatchStart.CharacterSet) -> UInt64 {
    (0...0x7F).reduce(set.hasForeign ? 1 << UInt64(foreign) : 0) {
      set.ascii.contains(UInt8($1)) ? $0 | 1 << UInt64(table[$1]) : $0
    }
  }
}
