/// The title field of a document and its text, normalised as one.
struct JoinedText {
  /// What stands between title and text.
  static let separator = Array("\n\n".utf8)

  let text: NormalizedText
  let paragraphs: [Range<Int>]
  /// Where the text begins, in bytes of both as they were before they were normalised.
  let textStart: Int
  /// Those of the ``paragraphs`` that are the title.
  let titleParagraphs: ArraySlice<Range<Int>>

  /// - Parameter title: on one line; `nil` to read the text alone.
  init(_ original: [UInt8], behind title: [UInt8]? = nil) {
    let joined = title.map { $0 + Self.separator + original } ?? original
    let text = NormalizedText(normalizing: joined)
    let textStart = joined.count - original.count
    self.text = text
    self.textStart = textStart
    paragraphs = ParagraphSplitter.paragraphs(of: text.bytes)
    titleParagraphs = paragraphs.prefix { text.originalRange(of: $0).lowerBound < textStart }
  }

  /// The paragraphs of the text itself.
  var textParagraphs: ArraySlice<Range<Int>> { paragraphs[titleParagraphs.endIndex...] }
}
