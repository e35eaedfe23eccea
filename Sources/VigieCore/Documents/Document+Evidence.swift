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
    let end = textStart - JoinedText.separator.count
    let lower = min(joined.lowerBound, end)
    return (.title, lower..<max(lower, min(joined.upperBound, end)))
  }

  /// The place of a byte of the input, in the units that readers of records ask for.
  package func position(of byte: Int, in field: Field) -> TextPosition {
    switch field {
    case .title: titleIndex.position(of: byte)
    case .text: textIndex.position(of: byte)
    }
  }
}
