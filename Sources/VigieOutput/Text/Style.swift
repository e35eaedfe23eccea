/// Colours and weights for a terminal (ECMA-48, SGR), or none.
public struct Style: Sendable {
  public var isColoured: Bool

  public init(isColoured: Bool) {
    self.isColoured = isColoured
  }

  public func bold(_ text: String) -> String { sgr("1", text) }
  public func dim(_ text: String) -> String { sgr("2", text) }
  public func red(_ text: String) -> String { sgr("31", text) }
  public func green(_ text: String) -> String { sgr("32", text) }
  public func yellow(_ text: String) -> String { sgr("33", text) }
  public func cyan(_ text: String) -> String { sgr("36", text) }
  /// For the words of evidence: bold in colour, brackets without.
  public func highlight(_ text: String) -> String {
    isColoured ? sgr("1;33", text) : "[\(text)]"
  }

  private func sgr(_ code: String, _ text: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

extension String {
  /// Filled up with spaces to `width` characters.
  package func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - count))
  }

  /// The same, with the spaces before.
  package func aligned(to width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - count)) + self
  }

  /// With control characters shown as spaces, so that no document can steer a terminal.
  package func printable() -> String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          scalar.properties.generalCategory == .control ? " " : scalar
        }))
  }
}
