/// One step of reading UTF-8 that may be ill-formed.
struct DecodedScalar {
  /// U+FFFD where the bytes are ill-formed.
  var value: UInt32
  /// How many bytes it takes; of ill-formed ones, the longest beginning of a scalar that they are,
  /// as the Unicode standard recommends (chapter 3, "U+FFFD Substitution of Maximal Subparts").
  var length: Int
  var isValid: Bool

  init(_ bytes: Span<UInt8>, at index: Int) {
    let first = bytes[index]
    value = 0xFFFD
    length = 1
    isValid = false
    var lower: UInt8 = 0x80
    var upper: UInt8 = 0xBF
    let count: Int
    var scalar: UInt32
    switch first {
    case 0..<0x80:
      value = UInt32(first)
      isValid = true
      return
    case 0xC2...0xDF:
      count = 2
      scalar = UInt32(first & 0x1F)
    case 0xE0...0xEF:
      count = 3
      scalar = UInt32(first & 0x0F)
      if first == 0xE0 { lower = 0xA0 } else if first == 0xED { upper = 0x9F }
    case 0xF0...0xF4:
      count = 4
      scalar = UInt32(first & 0x07)
      if first == 0xF0 { lower = 0x90 } else if first == 0xF4 { upper = 0x8F }
    default: return
    }
    while length < count {
      guard index + length < bytes.count else { return }
      let byte = bytes[index + length]
      guard byte >= lower, byte <= upper else { return }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
      (lower, upper) = (0x80, 0xBF)
      length += 1
    }
    value = scalar
    isValid = true
  }
}

extension [UInt8] {
  /// Appends a scalar in UTF-8.
  mutating func append(scalar: UInt32) {
    switch scalar {
    case 0..<0x80: append(UInt8(scalar))
    case 0..<0x800:
      append(UInt8(0xC0 | scalar >> 6))
      append(UInt8(0x80 | scalar & 0x3F))
    case 0..<0x10000:
      append(UInt8(0xE0 | scalar >> 12))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    default:
      append(UInt8(0xF0 | scalar >> 18))
      append(UInt8(0x80 | scalar >> 12 & 0x3F))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
