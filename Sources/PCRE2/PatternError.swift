internal import CPCRE2

/// Why PCRE2 refused a pattern.
public struct PatternError: Error, Hashable, Sendable {
  /// PCRE2's error number (`PCRE2_ERROR_…` of `pcre2_compile`).
  public let code: Int32
  /// Where in the pattern, in bytes of UTF-8.
  public let offset: Int
  /// PCRE2's own words, from `pcre2_get_error_message`.
  public let message: String

  init(code: Int32, offset: Int) {
    self.code = code
    self.offset = offset
    self.message = errorMessage(code)
  }
}

/// PCRE2's words for an error number. The corresponding C function is `pcre2_get_error_message`.
func errorMessage(_ code: Int32) -> String {
  unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { buffer in
    // SAFETY: the buffer's address and size are passed together; the call writes no more than that
    // and says how many bytes it wrote.
    let length = unsafe pcre2_get_error_message_8(code, buffer.baseAddress, buffer.count)
    guard length > 0 else { return "PCRE2 error \(code)" }
    return unsafe String(decoding: buffer.prefix(Int(length)), as: UTF8.self)
  }
}
