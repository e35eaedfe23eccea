import VigieCore

/// Reads JSON from a line, saying exactly where it is wrong.
///
/// Made for records of which a few strings are wanted: other values are checked and passed over
/// without being built.
package struct JSONReader {
  package struct Failure: Error {
    package var offset: Int
    package var message: String
    package var isTooDeep = false
  }

  /// Nothing that a person wrote is nested deeper.
  static let deepest = 200

  let bytes: [UInt8]
  package private(set) var index = 0
  /// Escapes that stood for half a character and were read as U+FFFD.
  private(set) var replaced = 0

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// The next byte that is not white space.
  package mutating func peek() -> UInt8? {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    return index < bytes.count ? bytes[index] : nil
  }

  package mutating func expect(_ byte: Character, _ what: String) throws(Failure) {
    guard peek() == byte.asciiValue else { throw failure("expected \(what)") }
    index += 1
  }

  /// Whether `byte` comes next; if so it is taken.
  package mutating func take(_ byte: Character) -> Bool {
    guard peek() == byte.asciiValue else { return false }
    index += 1
    return true
  }

  package func failure(_ message: String) -> Failure {
    let found = index < bytes.count ? "found \(Self.name(of: bytes, index))" : "the line ends"
    return Failure(offset: index, message: "\(message), but \(found)")
  }

  /// That what comes next is nested too deeply.
  package var tooDeep: Failure {
    Failure(
      offset: index, message: "nested more than \(Self.deepest) levels deep", isTooDeep: true)
  }

  // MARK: Values

  package mutating func string() throws(Failure) -> [UInt8] {
    try expect("\"", "a string")
    let opening = index - 1
    var result: [UInt8] = []
    var runStart = index
    while true {
      index = bytes.span.endOfPlainJSON(from: index, to: bytes.count)
      guard index < bytes.count else { break }
      switch bytes[index] {
      case UInt8(ascii: "\""):
        result.append(contentsOf: bytes[runStart..<index])
        index += 1
        return result
      case UInt8(ascii: "\\"):
        result.append(contentsOf: bytes[runStart..<index])
        try result.append(contentsOf: escape())
        runStart = index
      default: throw failure("control characters in a string are written as escapes")
      }
    }
    throw Failure(offset: opening, message: "string is not closed")
  }

  private mutating func escape() throws(Failure) -> [UInt8] {
    let start = index
    index += 1
    guard index < bytes.count else { throw failure("expected an escape") }
    defer { index += 1 }
    switch bytes[index] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [bytes[index]]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): break
    default:
      // Told by what follows it: the backslash alone is right.
      throw Failure(
        offset: start,
        message: "expected an escape such as '\\n' or '\\u00e9', but found '\\' before "
          + "\(Self.name(of: bytes, index)); a backslash itself is written twice")
    }
    guard var scalar = hexadecimal(at: index + 1) else {
      throw Failure(offset: start, message: "expected four hexadecimal digits after '\\u'")
    }
    index += 4
    if (0xD800...0xDBFF).contains(scalar), index + 2 < bytes.count,
      bytes[index + 1] == UInt8(ascii: "\\"), bytes[index + 2] == UInt8(ascii: "u"),
      let low = hexadecimal(at: index + 3), (0xDC00...0xDFFF).contains(low)
    {
      scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
      index += 6
    }
    if (0xD800...0xDFFF).contains(scalar) { replaced += 1 }
    return Array(UTF8Text.encode(scalar))
  }

  private func hexadecimal(at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[start..<start + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// A number as it is written.
  package mutating func number() throws(Failure) -> [UInt8] {
    let start = index
    func isDigit(_ index: Int) -> Bool {
      index < bytes.count && bytes[index] >= 0x30 && bytes[index] <= 0x39
    }
    func isSign(_ characters: String) -> Bool {
      index < bytes.count && characters.utf8.contains(bytes[index])
    }
    if isSign("-") { index += 1 }
    guard isDigit(index) else { throw failure("expected a digit") }
    if bytes[index] == 0x30, isDigit(index + 1) { throw failure("numbers do not begin with 0") }
    while isDigit(index) { index += 1 }
    if isSign(".") {
      index += 1
      guard isDigit(index) else { throw failure("expected a digit") }
      while isDigit(index) { index += 1 }
    }
    if isSign("eE") {
      index += 1
      if isSign("+-") { index += 1 }
      guard isDigit(index) else { throw failure("expected a digit") }
      while isDigit(index) { index += 1 }
    }
    return Array(bytes[start..<index])
  }

  /// Passes over `true`, `false` or `null`.
  package mutating func word() throws(Failure) -> String {
    for word in ["true", "false", "null"] where bytes[index...].starts(with: word.utf8) {
      index += word.utf8.count
      return word
    }
    throw failure("expected a value")
  }

  /// Checks and passes over a value of any kind.
  package mutating func skipValue(depth: Int = 0) throws(Failure) {
    guard depth < Self.deepest else { throw tooDeep }
    switch peek() {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "{"):
      index += 1
      if take("}") { return }
      repeat {
        _ = try string()
        try expect(":", "':'")
        try skipValue(depth: depth + 1)
      } while take(",")
      try expect("}", "',' or '}'")
    case UInt8(ascii: "["):
      index += 1
      if take("]") { return }
      repeat { try skipValue(depth: depth + 1) } while take(",")
      try expect("]", "',' or ']'")
    case UInt8(ascii: "-"), (UInt8(ascii: "0")...UInt8(ascii: "9"))?: _ = try number()
    default: _ = try word()
    }
  }

  /// A character in quotes; one that cannot be seen, by its name.
  private static func name(of bytes: [UInt8], _ index: Int) -> String {
    switch bytes[index] {
    case 0x09: return "a tab"
    case 0..<0x20, 0x7F: return "a control character"
    default: return "'\(character(bytes, index))'"
    }
  }

  private static func character(_ bytes: [UInt8], _ index: Int) -> String {
    String(String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self).prefix(1))
  }
}
