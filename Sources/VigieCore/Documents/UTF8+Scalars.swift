extension UInt8 {
  /// A byte of a UTF-8 sequence other than its first.
  var isContinuation: Bool { self & 0xC0 == 0x80 }

  var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var isASCIIUpper: Bool { self &- 0x41 < 26 }
  var isASCIILower: Bool { self &- 0x61 < 26 }
  var isASCIIDigit: Bool { self &- 0x30 < 10 }
}

extension Span<UInt8> {
  /// The scalar that begins at `index`, and how many bytes it takes.
  ///
  /// - Precondition: the bytes are valid UTF-8 and a scalar begins there.
  @inline(__always)
  func scalar(at index: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(self[index])
    if first < 0x80 { return (first, 1) }
    let second = UInt32(self[index + 1] & 0x3F)
    if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
    let third = UInt32(self[index + 2] & 0x3F)
    if first < 0xF0 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
    return ((first & 0x07) << 18 | second << 12 | third << 6 | UInt32(self[index + 3] & 0x3F), 4)
  }
}

extension [UInt8] {
  /// The scalar that begins at `index`, and how many bytes it takes.
  ///
  /// - Precondition: the bytes are valid UTF-8 and a scalar begins there.
  func scalar(at index: Int) -> (value: UInt32, length: Int) { span.scalar(at: index) }

  /// Where the scalar before `index` begins.
  ///
  /// - Precondition: the bytes are valid UTF-8, and `index` is greater than 0.
  func scalarStart(before index: Int) -> Int {
    var start = index - 1
    while start > 0, self[start].isContinuation { start -= 1 }
    return start
  }
}

extension ArraySlice<UInt8> {
  /// A copy with the letters of ASCII in lower case.
  var lowercasedASCII: [UInt8] {
    var result = Array(self)
    var bytes = result.mutableSpan
    var index = 0
    while index + 8 <= bytes.count {
      bytes.setWord64(ByteLanes.lowercased(bytes.span.word64(at: index), gaps: 0), at: index)
      index += 8
    }
    while index < bytes.count {
      if bytes[index].isASCIIUpper { bytes[index] |= 0x20 }
      index += 1
    }
    return result
  }
}
