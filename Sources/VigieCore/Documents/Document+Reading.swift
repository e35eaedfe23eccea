extension Document {
  /// Reads a text: finds its paragraphs, sentences and zones, and what it says of itself.
  ///
  /// What `metadata` states wins over what the text states. A title in it is matched with the text,
  /// unless the text begins with it.
  public init(text: String, metadata: Metadata = .init()) {
    self.init(text: Array(text.utf8), metadata: metadata)
  }

  /// Reads a text in UTF-8; ill-formed bytes are read as U+FFFD.
  public init(text original: [UInt8], metadata: Metadata = .init()) {
    let titleField = Array((metadata.title ?? "").utf8)
    let title = Self.onOneLine(titleField)
    let statedTitle = StatedTitle(NormalizedText(normalizing: title).bytes)
    var reading = JoinedText(original, behind: statedTitle.map { _ in title })
    // Few texts begin with their titles; they are read again without.
    let titleInText = statedTitle.flatMap { $0.begins(reading) ? $0 : nil }
    if titleInText != nil { reading = JoinedText(original) }
    let (text, paragraphs) = (reading.text, reading.paragraphs)
    let detected = LanguageDetector.languages(of: text.bytes)
    let stated = metadata.language.map { [$0] + metadata.furtherLanguages } ?? []
    let languages = stated + detected.filter { !stated.contains($0) }

    let titleParagraphs = reading.titleParagraphs
    let front = FrontMatterReader.read(
      text.bytes, paragraphs, from: titleParagraphs.count, order: Self.numericOrder(of: languages),
      statedTitle: titleInText, hasTitle: statedTitle != nil)
    let titleSpans = titleParagraphs.map { ZoneSpan(range: $0, zone: .title) }
    let taken = front.paragraphs.union(titleParagraphs.indices)
    let lead = ZoneMap.lead(text.bytes, paragraphs, after: taken)
    var boilerplate = BackMatter.paragraphs(
      text.bytes, paragraphs, from: lead.map { $0 + 1 } ?? paragraphs.count)
    let last = paragraphs.indices.last { !boilerplate.contains($0) && !taken.contains($0) }
    let closing = last.flatMap {
      BracketedDateline(
        text.bytes, endOf: paragraphs[$0], order: Self.numericOrder(of: languages))
    }
    if let last, closing?.range.lowerBound == paragraphs[last].lowerBound {
      boilerplate.insert(last)
    }

    self.original = original
    self.text = text
    self.paragraphs = paragraphs
    self.languages = languages
    self.metadata = metadata.completed(by: front, closing, in: text.bytes)
    self.textStart = reading.textStart
    titleIndex = PositionIndex(titleField)
    textIndex = PositionIndex(original)
    sentences = SentenceSplitter.sentences(of: text.bytes, paragraphs: paragraphs)
    zones = ZoneMap.zones(
      text.bytes, paragraphs, spans: titleSpans + front.spans, lead: lead, boilerplate: boilerplate)
  }

  /// A title with line breaks in it is still one line; no byte moves.
  private static func onOneLine(_ title: [UInt8]) -> [UInt8] {
    title.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0 }
  }

  /// Where numbers alone make up a date, only English writes them in two orders.
  private static func numericOrder(of languages: [Language]) -> NumericOrder {
    guard let language = languages.first else { return .unknown }
    return [.french, .german, .italian].contains(language) ? .dayFirst : .unknown
  }
}

extension Document.Metadata {
  /// These facts, with what the text says where they are silent.
  fileprivate func completed(
    by front: FrontMatter, _ closing: BracketedDateline?, in bytes: [UInt8]
  ) -> Self {
    var metadata = self
    metadata.title = title ?? front.title
    metadata.date = date ?? front.date ?? closing?.date.description
    metadata.place =
      place ?? front.place ?? closing.map { String(decoding: bytes[$0.place], as: UTF8.self) }
    metadata.source = source ?? front.source
    return metadata
  }
}
