extension Document {
  /// Where a stretch of `text` stands in the input.
  ///
  /// A stretch that runs from the title into the text gives its part in the title, since evidence
  /// points into one field.
  package func evidenceRange(of range: Range<Int>) -> (field: Field, range: Range<Int>) {
    let joined = text.originalRange(of: range)
    guard joined.lowerBound < textStart else {
      return (.text, joined.lowerBound - textStart..<joined.upperBound - textStart)
    }
    let end = textStart - Self.fieldSeparator.count
    let lower = min(joined.lowerBound, end)
    return (.title, lower..<max(lower, min(joined.upperBound, end)))
  }

  /// A place in a field of the input, in the units that readers of records ask for.
  package struct Position: Hashable, Sendable {
    package var byte: Int
    /// In Unicode scalars.
    package var character: Int
    package var utf16: Int
    /// Counted from 1.
    package var line: Int
  }

  /// The place of a byte of the input.
  package func position(of byte: Int, in field: Field) -> Position {
    let bytes = field == .title ? Array((metadata.title ?? "").utf8) : original
    var position = Position(byte: byte, character: 0, utf16: 0, line: 1)
    for index in 0..<min(byte, bytes.count) {
      if !bytes[index].isContinuation {
        position.character += 1
        position.utf16 += bytes[index] >= 0xF0 ? 2 : 1
      }
      if bytes[index] == UInt8(ascii: "\n") { position.line += 1 }
    }
    return position
  }
}
