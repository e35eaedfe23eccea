/// Text that was checked to be UTF-8 once, so that no match has to check it again.
public struct Subject: Sendable {
  public let bytes: [UInt8]
  /// Whether `\w`, `\d`, `\s` and `\b` can do without the tables of Unicode: outside ASCII there are only
  /// signs such as dashes.
  let hasPlainWords: Bool

  /// The bytes as a subject, or `nil` where they are not valid UTF-8.
  ///
  /// - Complexity: O(*n*); the bytes are shared, not copied.
  public init?(validating bytes: [UInt8]) {
    guard (try? UTF8Span(validating: bytes.span)) != nil else { return nil }
    self.init(valid: bytes)
  }

  public init(_ text: String) {
    self.init(valid: Array(text.utf8))
  }

  private init(valid bytes: [UInt8]) {
    self.init(valid: bytes, hasPlainWords: PlainWords.areAll(in: bytes.span))
  }

  init(valid bytes: [UInt8], hasPlainWords: Bool) {
    self.bytes = bytes
    self.hasPlainWords = hasPlainWords
  }
}
