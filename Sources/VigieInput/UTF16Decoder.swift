/// Turns UTF-16 with a byte order mark into UTF-8.
enum UTF16Decoder {
  /// - Returns: `nil` where there is no such mark; otherwise the text without it, and how many
  ///   ill-formed units became U+FFFD.
  static func decode(_ bytes: [UInt8]) -> (bytes: [UInt8], replaced: Int)? {
    guard let isBigEndian = isBigEndian(bytes) else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var replaced = bytes.count % 2
    var index = 2
    func unit(_ index: Int) -> UInt32 {
      isBigEndian
        ? UInt32(bytes[index]) << 8 | UInt32(bytes[index + 1])
        : UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index])
    }
    while index + 1 < bytes.count {
      var scalar = unit(index)
      index += 2
      if (0xD800...0xDBFF).contains(scalar), index + 1 < bytes.count,
        (0xDC00...0xDFFF).contains(unit(index))
      {
        scalar = 0x10000 + (scalar - 0xD800) << 10 + (unit(index) - 0xDC00)
        index += 2
      }
      if (0xD800...0xDFFF).contains(scalar) { replaced += 1 }
      output.append(contentsOf: UTF8Text.encode(scalar))
    }
    if bytes.count % 2 == 1 { output.append(contentsOf: UTF8Text.encode(0xFFFD)) }
    return (output, replaced)
  }

  /// `nil` where the bytes do not begin with a mark.
  static func isBigEndian(_ bytes: [UInt8]) -> Bool? {
    if bytes.starts(with: [0xFE, 0xFF]) { return true }
    return bytes.starts(with: [0xFF, 0xFE]) ? false : nil
  }
}

package enum UTF8Text {
  /// A scalar in UTF-8; what is none becomes U+FFFD.
  static func encode(_ value: UInt32) -> String.UTF8View {
    String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8
  }

  /// The column of a byte of a line, counted from 1 in Unicode scalars.
  package static func column(of offset: Int, in line: some Collection<UInt8>) -> Int {
    1 + line.prefix(offset).lazy.filter { $0 & 0xC0 != 0x80 }.count
  }
}
