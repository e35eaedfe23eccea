/// The fields of one row of comma- or tab-separated values (RFC 4180).
struct TableRow {
  struct Field: Hashable {
    /// With its quotes.
    var range: Range<Int>
    var isQuoted: Bool
  }

  private(set) var fields: [Field] = []
  /// Where the last field ends: before the line break.
  private(set) var end = 0

  /// Splits a row; a line break at its end is none of its fields.
  init(_ bytes: [UInt8], _ range: Range<Int>, delimiter: UInt8) {
    end = range.upperBound
    if end > range.lowerBound, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > range.lowerBound, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    var state = QuoteState.fieldStart
    var start = range.lowerBound
    var isQuoted = false
    for index in range.lowerBound..<end {
      if bytes[index] == delimiter, state != .quoted {
        fields.append(Field(range: start..<index, isQuoted: isQuoted))
        start = index + 1
        isQuoted = false
        state = .fieldStart
        continue
      }
      if state == .fieldStart, bytes[index] == UInt8(ascii: "\"") { isQuoted = true }
      state.advance(bytes[index], delimiter: delimiter)
    }
    fields.append(Field(range: start..<end, isQuoted: isQuoted))
  }

  /// The text of a field. What follows a closing quote belongs to it, as spreadsheets read it.
  static func text(_ field: Field, _ bytes: [UInt8]) -> [UInt8] {
    guard field.isQuoted else { return Array(bytes[field.range]) }
    var text: [UInt8] = []
    var isOpen = true
    var index = field.range.lowerBound + 1
    while index < field.range.upperBound {
      let byte = bytes[index]
      index += 1
      guard isOpen, byte == UInt8(ascii: "\"") else {
        text.append(byte)
        continue
      }
      if index < field.range.upperBound, bytes[index] == UInt8(ascii: "\"") {
        text.append(byte)
        index += 1
      } else {
        isOpen = false
      }
    }
    return text
  }

  /// A field as it is written.
  static func quoted(_ text: [UInt8], delimiter: UInt8) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    let special = [delimiter, quote, UInt8(ascii: "\n"), UInt8(ascii: "\r")]
    guard text.contains(where: special.contains) else { return text }
    return [quote] + text.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }
}

/// Where in a row a byte stands.
enum QuoteState: Sendable {
  case fieldStart, unquoted, quoted
  /// Behind a quote within a quoted field: it ends the field unless another quote follows.
  case closed

  /// Whether a byte is text behind the quote that should have ended a field.
  @inline(__always)
  func isText(_ byte: UInt8, delimiter: UInt8) -> Bool {
    guard self == .closed, byte != delimiter else { return false }
    return ![UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n")].contains(byte)
  }

  @inline(__always)
  mutating func advance(_ byte: UInt8, delimiter: UInt8) {
    switch self {
    case .quoted:
      if byte == UInt8(ascii: "\"") { self = .closed }
    case .closed where byte == UInt8(ascii: "\""):
      self = .quoted
    case .fieldStart where byte == UInt8(ascii: "\""):
      self = .quoted
    default:
      self = byte == delimiter || byte == UInt8(ascii: "\n") ? .fieldStart : .unquoted
    }
  }
}
