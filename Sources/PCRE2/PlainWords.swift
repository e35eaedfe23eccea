/// Knows text in which only characters of ASCII are letters, digits or white space.
///
/// In such text `\w`, `\d`, `\s`, `\b` and their opposites are the same with and without `PCRE2_UCP`, and
/// without it a search costs a quarter less.
enum PlainWords {
  /// Signs outside ASCII that are neither letters nor digits nor white space: of the general categories P
  /// and S, connecting punctuation left out.
  static let signs: [ClosedRange<UInt32>] = [
    0xA1...0xA9, 0xAB...0xB1, 0xB4...0xB4, 0xB6...0xB8, 0xBB...0xBB, 0xBF...0xBF, 0xD7...0xD7,
    0xF7...0xF7, 0x2010...0x2027, 0x2030...0x203E, 0x20A0...0x20BF, 0x2122...0x2122,
    0x2190...0x21FF, 0x25A0...0x25FF,
  ]

  /// - Parameter text: valid UTF-8.
  static func areAll(in text: Span<UInt8>) -> Bool {
    var offset = 0
    while offset < text.count {
      if offset + 8 <= text.count {
        // SAFETY: the bounds are checked above, and any eight bytes make a number.
        let word = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if word & 0x8080_8080_8080_8080 == 0 {
          offset += 8
          continue
        }
      }
      let lead = text[offset]
      if lead < 0x80 {
        offset += 1
      } else if lead < 0xE0 {
        guard offset + 1 < text.count,
          isSign(UInt32(lead & 0x1F) << 6 | UInt32(text[offset + 1] & 0x3F))
        else { return false }
        offset += 2
      } else {
        guard lead < 0xF0, offset + 2 < text.count,
          isSign(
            UInt32(lead & 0x0F) << 12 | UInt32(text[offset + 1] & 0x3F) << 6
              | UInt32(text[offset + 2] & 0x3F))
        else { return false }
        offset += 3
      }
    }
    return true
  }

  /// Whether a pattern asks for no more properties of characters than these: not for `[:punct:]` and its kind,
  /// nor with a verb, of which `(*UCP)` is one.
  static func suffice(for pattern: String) -> Bool {
    !zip(pattern.utf8, pattern.utf8.dropFirst()).contains { first, second in
      first == UInt8(ascii: "[") && second == UInt8(ascii: ":")
        || first == UInt8(ascii: "(") && second == UInt8(ascii: "*")
    }
  }

  private static func isSign(_ value: UInt32) -> Bool { signs.contains { $0.contains(value) } }
}
