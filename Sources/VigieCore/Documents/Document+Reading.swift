extension Document {
  /// Reads a text: finds its paragraphs, sentences and zones, and what it says of itself.
  ///
  /// What `metadata` states wins over what the text states.
  public init(text: String, metadata: Metadata = .init()) {
    self.init(text: Array(text.utf8), metadata: metadata)
  }

  /// Reads a text in UTF-8; ill-formed bytes are read as U+FFFD.
  public init(text original: [UInt8], metadata: Metadata = .init()) {
    self.original = original
    self.metadata = metadata
    let title = Array((metadata.title ?? "").utf8)
    let hasTitle = !title.isEmpty && !original.starts(with: title)
    let joined = hasTitle ? title + Self.fieldSeparator + original : original
    textStart = joined.count - original.count
    titleIndex = PositionIndex(title)
    textIndex = PositionIndex(original)
    text = NormalizedText(normalizing: joined)
    paragraphs = ParagraphSplitter.paragraphs(of: text.bytes)
    sentences = SentenceSplitter.sentences(of: text.bytes, paragraphs: paragraphs)
    let detected = LanguageDetector.languages(of: text.bytes)
    let stated = metadata.language.map { [$0] } ?? []
    languages = stated + detected.filter { !stated.contains($0) }
    var spans: [ZoneSpan] = []
    for (index, paragraph) in paragraphs.enumerated() {
      let end = index + 1 < paragraphs.count ? paragraphs[index + 1].lowerBound : text.bytes.count
      let zone: Zone = index == 0 && paragraphs.count > 1 ? .title : index <= 1 ? .lead : .body
      spans.append(ZoneSpan(range: (spans.last?.range.upperBound ?? 0)..<end, zone: zone))
      _ = paragraph
    }
    zones = spans
  }

  /// What stands between title and text when both are matched together.
  static let fieldSeparator = Array("\n\n".utf8)
}
