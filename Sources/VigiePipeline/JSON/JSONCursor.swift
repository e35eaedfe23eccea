/// A place in a text of JSON, which moves on by one token at a time.
struct JSONCursor {
  let bytes: [UInt8]
  var index: Int
  let end: Int

  /// The byte that comes next, or `nil` at the end.
  @inline(__always)
  var next: UInt8? { index < end ? bytes[index] : nil }

  @inline(__always)
  mutating func skipSpace() {
    while index < end, JSONGrammar.isSpace(bytes[index]) { index &+= 1 }
  }

  /// That something else was expected here.
  func fault(_ expected: String) -> JSONFault {
    JSONFault(
      offset: index,
      message: "\(expected), but \(index < end ? "found \(found)" : "the line ends")")
  }

  /// What stands here, for people.
  private var found: String {
    switch bytes[index] {
    case 0x09: return "a tab"
    case 0..<0x20, 0x7F: return "a control character"
    case 0x80...: return "a character outside ASCII"
    case let byte: return "'\(Character(Unicode.Scalar(byte)))'"
    }
  }

  // MARK: Tokens

  /// Passes over a string.
  ///
  /// - Returns: the bytes between its quotes.
  mutating func string() throws(JSONFault) -> (text: Range<Int>, hasEscapes: Bool) {
    let opening = index
    index += 1
    var hasEscapes = false
    while true {
      index = JSONGrammar.firstSpecial(in: bytes.span, from: index, upTo: end)
      guard index < end else {
        throw JSONFault(offset: opening, message: "string is not closed")
      }
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return (opening + 1..<index - 1, hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try escape()
      case 0..<0x20:
        throw fault("expected no control character in a string, which is written as an escape")
      case 0x80...: try foreign()
      default: index &+= 1
      }
    }
  }

  private mutating func escape() throws(JSONFault) {
    let kind = index + 1 < end ? bytes[index + 1] : 0
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      index += 2
    case UInt8(ascii: "u"):
      guard index + 6 <= end,
        (index + 2..<index + 6).allSatisfy({ JSONGrammar.digit(bytes[$0]) != nil })
      else {
        throw JSONFault(
          offset: index, message: "expected four hexadecimal digits after '\\u'")
      }
      index += 6
    default:
      throw JSONFault(offset: index, message: "expected an escape such as '\\n' or '\\u00e9'")
    }
  }

  /// Passes over characters outside ASCII.
  private mutating func foreign() throws(JSONFault) {
    while index < end, bytes[index] >= 0x80 {
      let length = UTF8Sequence.length(bytes.span, at: index, upTo: end)
      guard length > 0 else {
        throw JSONFault(
          kind: .invalidUTF8, offset: index, message: "byte is not UTF-8")
      }
      index &+= length
    }
  }

  /// Passes over a number, of whatever size.
  mutating func number() throws(JSONFault) {
    if next == UInt8(ascii: "-") { index += 1 }
    if next == UInt8(ascii: "0") {
      index += 1
      if let next, JSONGrammar.isDigit(next) {
        throw fault("expected no digit behind a leading 0")
      }
    } else {
      try digits()
    }
    if next == UInt8(ascii: ".") {
      index += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      index += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
      try digits()
    }
  }

  private mutating func digits() throws(JSONFault) {
    guard let next, JSONGrammar.isDigit(next) else { throw fault("expected a digit") }
    while index < end, JSONGrammar.isDigit(bytes[index]) { index &+= 1 }
  }

  /// Passes over `true`, `false` or `null`.
  mutating func word() throws(JSONFault) -> JSONScanner.Kind {
    for (word, kind) in JSONGrammar.words where bytes[index..<end].starts(with: word.utf8) {
      index += word.utf8.count
      return kind
    }
    if let next, next >= 0x80, UTF8Sequence.length(bytes.span, at: index, upTo: end) == 0 {
      throw JSONFault(kind: .invalidUTF8, offset: index, message: "byte is not UTF-8")
    }
    throw fault("expected a value")
  }
}
