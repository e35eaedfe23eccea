internal import VigieOutput

/// The text that a string of JSON stands for.
enum JSONText {
  /// Decodes the bytes between the quotes of a string that was scanned.
  ///
  /// An escape that stands for half a character is read as U+FFFD.
  static func decode(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var index = range.lowerBound
    while let backslash = bytes[index..<range.upperBound].firstIndex(of: UInt8(ascii: "\\")) {
      text += bytes[index..<backslash]
      index = backslash + 2
      switch bytes[backslash + 1] {
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"):
        var scalar = unit(bytes, backslash)
        index = backslash + 6
        if (0xD800...0xDBFF).contains(scalar), let low = lowHalf(bytes, index, range.upperBound) {
          scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
          index += 6
        }
        append(scalar, to: &text)
      case let sign: text.append(sign)
      }
    }
    return text + bytes[index..<range.upperBound]
  }

  /// A string with its quotes.
  static func quote(_ text: String) -> [UInt8] {
    var json = JSONWriter()
    json.value(text)
    return json.bytes
  }

  /// The second half of a character, if an escape of one comes next.
  private static func lowHalf(_ bytes: [UInt8], _ index: Int, _ end: Int) -> UInt32? {
    guard index + 6 <= end, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    else { return nil }
    let low = unit(bytes, index)
    return (0xDC00...0xDFFF).contains(low) ? low : nil
  }

  /// The number of the escape `\uXXXX` at `index`.
  private static func unit(_ bytes: [UInt8], _ index: Int) -> UInt32 {
    bytes[index + 2..<index + 6].reduce(0) { $0 << 4 | (JSONGrammar.digit($1) ?? 0) }
  }

  private static func append(_ value: UInt32, to text: inout [UInt8]) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    text.append(contentsOf: UTF8.encode(scalar)!)
  }
}
