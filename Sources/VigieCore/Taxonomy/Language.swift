/// A language, by its ISO 639-1 code in lower case.
public struct Language: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The language of a code or BCP 47 tag in any case: `EN`, `pt-BR`, `zh_Hant`. `nil` for what is none, as
  /// `uk-en`, in which no part is a region.
  public init?(tag: some StringProtocol) {
    let primary = tag.prefix { $0 != "-" && $0 != "_" }
    guard (2...3).contains(primary.utf8.count),
      primary.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) })
    else { return nil }
    // Most are codes alone.
    guard primary.endIndex == tag.endIndex || LanguageTag(tag).stray == nil else { return nil }
    self.rawValue = primary.lowercased()
  }

  public var description: String { rawValue }

  public static func < (left: Language, right: Language) -> Bool { left.rawValue < right.rawValue }

  public static let english = Language(rawValue: "en")
  public static let japanese = Language(rawValue: "ja")
  public static let french = Language(rawValue: "fr")
  public static let german = Language(rawValue: "de")
  public static let italian = Language(rawValue: "it")
}
