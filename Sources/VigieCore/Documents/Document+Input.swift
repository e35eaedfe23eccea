/// What readers of input ask of a document.
extension Document {
  /// Whether there is nothing to match.
  package var isBlank: Bool { paragraphs.isEmpty }

  /// How many ill-formed sequences of bytes were read as U+FFFD.
  package var repairedSequences: Int { text.replacedSequences }
}

extension Document.Metadata {
  /// A date in any of the spellings that are known, as `YYYY-MM-DD`.
  package static func date(in text: String) -> String? {
    let bytes = NormalizedText(normalizing: Array(text.utf8)).bytes
    return DateParser.first(in: bytes, 0..<bytes.count)?.date.description
  }
}
