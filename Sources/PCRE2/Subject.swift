/// Text that was checked to be UTF-8 once, so that no match has to check it again.
public struct Subject: Sendable {
  public let bytes: [UInt8]

  /// The bytes as a subject, or `nil` where they are not valid UTF-8.
  ///
  /// - Complexity: O(*n*); the bytes are shared, not copied.
  public init?(validating bytes: [UInt8]) {
    guard (try? UTF8Span(validating: bytes.span)) != nil else { return nil }
    self.bytes = bytes
  }

  public init(_ text: String) {
    bytes = Array(text.utf8)
  }
}
