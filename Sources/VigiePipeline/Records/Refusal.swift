package import Diagnostics

/// Why a record cannot be tagged, and at which of its bytes that shows.
package struct Refusal: Error, Hashable, Sendable {
  package var code: Diagnostic.Code
  package var message: String
  /// Counted from the beginning of the record.
  package var offset: Int
  /// Of the record, where it is known.
  package var id: String?

  init(_ code: Diagnostic.Code, _ message: String, at offset: Int = 0) {
    self.code = code
    self.message = message
    self.offset = offset
  }

  init(_ fault: JSONFault, from start: Int) {
    let code: Diagnostic.Code =
      switch fault.kind {
      case .syntax: .invalidJSON
      case .invalidUTF8: .invalidUTF8
      case .tooDeep: .nestedTooDeeply
      }
    self.init(code, fault.message, at: fault.offset - start)
  }
}

/// The kinds of refusals. The names are stable: they stand in dead letters.
extension Diagnostic.Code {
  static let invalidJSON = Self(rawValue: "invalid-json")
  static let invalidUTF8 = Self(rawValue: "invalid-utf8")
  static let nestedTooDeeply = Self(rawValue: "nested-too-deeply")
  /// JSON, but not an object.
  static let notAnObject = Self(rawValue: "not-an-object")
  /// None of the fields of text is there.
  static let missingText = Self(rawValue: "missing-text")
  /// A field of text that holds no text.
  static let wrongType = Self(rawValue: "wrong-type")
  static let lineTooLong = Self(rawValue: "line-too-long")
  /// Part of a line, the rest of which had not come when a signal ended the program.
  static let interruptedLine = Self(rawValue: "interrupted-line")
  /// A row with more or fewer columns than the header.
  static let columnCount = Self(rawValue: "column-count")
  /// A quoted field without an end.
  static let unclosedQuote = Self(rawValue: "unclosed-quote")
}
