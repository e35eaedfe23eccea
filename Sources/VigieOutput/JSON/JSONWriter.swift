/// Writes JSON with its keys in the order they are given, so that equal values are equal bytes.
///
///     var json = JSONWriter()
///     json.object { json in
///       json["id"] = "en-001"
///     }
public struct JSONWriter {
  public private(set) var bytes: [UInt8] = []
  /// Whether the next value in the open object or array needs a comma before it.
  private var needsComma = false

  public init() {}

  public mutating func object(_ content: (inout JSONWriter) -> Void) {
    enclosed(by: "{", "}", content)
  }

  public mutating func array(_ content: (inout JSONWriter) -> Void) {
    enclosed(by: "[", "]", content)
  }

  public mutating func array<Values: Sequence>(
    of values: Values, _ write: (inout JSONWriter, Values.Element) -> Void
  ) {
    array { json in
      for value in values { write(&json, value) }
    }
  }

  /// Starts a member of the open object; its value must follow.
  public mutating func key(_ key: String) {
    separate()
    quote(key)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  public mutating func value(_ value: String) {
    separate()
    quote(value)
    needsComma = true
  }

  public mutating func value(_ value: Int) { literal(String(value)) }
  public mutating func value(_ value: Bool) { literal(value ? "true" : "false") }
  public mutating func null() { literal("null") }

  /// Writes the shortest decimal that reads back as the same number; what is not a number is `null`.
  public mutating func value(_ value: Double) {
    guard value.isFinite else { return null() }
    literal(value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)")
  }

  /// Writes a member, or nothing where there is no value.
  public subscript(key: String) -> String? {
    get { nil }
    set {
      guard let newValue else { return }
      self.key(key)
      value(newValue)
    }
  }

  /// Writes a member with a whole number.
  package mutating func member(_ key: String, _ number: Int) {
    self.key(key)
    value(number)
  }

  /// Writes a member with a number of six decimals at most, or `null`.
  package mutating func member(_ key: String, _ number: Double?) {
    self.key(key)
    if let number { value((number * 1e6).rounded() / 1e6) } else { null() }
  }

  private mutating func enclosed(
    by open: Unicode.Scalar, _ close: Unicode.Scalar, _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(UInt8(ascii: open))
    needsComma = false
    content(&self)
    bytes.append(UInt8(ascii: close))
    needsComma = true
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  /// Escapes what RFC 8259 asks for, and U+2028 and U+2029, which line-wise readers of JSON trip on.
  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
      case UInt8(ascii: "\n"): bytes.append(contentsOf: #"\n"#.utf8)
      case UInt8(ascii: "\r"): bytes.append(contentsOf: #"\r"#.utf8)
      case UInt8(ascii: "\t"): bytes.append(contentsOf: #"\t"#.utf8)
      case 0..<0x20, 0x7F:
        bytes.append(contentsOf: #"\u00"#.utf8)
        bytes.append(Self.hexDigits[Int(byte >> 4)])
        bytes.append(Self.hexDigits[Int(byte & 0xF)])
      default:
        bytes.append(byte)
        escapeLineSeparator()
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escapeLineSeparator() {
    guard let last = bytes.last, last == 0xA8 || last == 0xA9,
      bytes.suffix(3).dropLast().elementsEqual([0xE2, 0x80])
    else { return }
    bytes.removeLast(3)
    bytes.append(contentsOf: (last == 0xA8 ? #"\u2028"# : #"\u2029"#).utf8)
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)
}
