package import Diagnostics
internal import VigieInput

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
      case .invalidUTF8: .notUTF8
      case .tooDeep: .nestedTooDeeply
      }
    self.init(code, fault.message, at: fault.offset - start)
  }
}
