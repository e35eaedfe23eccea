/// A text with what is known about it, read and ready to be tagged.
public struct Document: Sendable {
  /// What a document says of itself, or what came with it.
  public struct Metadata: Hashable, Sendable {
    public var id: String?
    public var title: String?
    /// The date of issue as `YYYY-MM-DD`.
    public var date: String?
    public var place: String?
    public var source: String?
    public var language: Language?
    /// Others that it says it is in too.
    public var furtherLanguages: [Language] = []

    public init(
      id: String? = nil, title: String? = nil, date: String? = nil, place: String? = nil,
      source: String? = nil, language: Language? = nil
    ) {
      self.id = id
      self.title = title
      self.date = date
      self.place = place
      self.source = source
      self.language = language
    }

    /// Says in which languages it is, the first before the others.
    package mutating func state(_ languages: [Language]) {
      language = languages.first
      furtherLanguages = Array(languages.dropFirst())
    }
  }

  /// A field of the input that evidence can point into.
  public enum Field: String, Hashable, Sendable {
    case title
    case text
  }

  package struct ZoneSpan: Hashable, Sendable {
    package var range: Range<Int>
    package var zone: Zone
  }

  public var metadata: Metadata
  /// The text field, as it came.
  public let original: [UInt8]
  /// What is matched: the title, where it came apart from the text, and the text.
  package let text: NormalizedText
  /// Where the text field begins in title and text joined: 0 where the title did not come apart.
  let textStart: Int
  let titleIndex: PositionIndex
  let textIndex: PositionIndex
  // All ranges are in bytes of `text`, ascending and disjoint.
  package let paragraphs: [Range<Int>]
  /// Each within one paragraph.
  package let sentences: [Range<Int>]
  /// Covering all of the text.
  package internal(set) var zones: [ZoneSpan]
  /// The languages that a good part of the text is written in; empty where that is not clear.
  package let languages: [Language]
}
