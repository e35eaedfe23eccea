package import VigieCore

/// What the fields of a record say of its languages: the first field that holds a code tells them.
package struct StatedLanguages {
  /// Each once, in the order in which they are named.
  package private(set) var languages: [Language] = []
  /// The same: a list may name all codes that there are.
  private var known: Set<Language> = []
  /// What stands in the place of a code and is none, where nothing else tells the language.
  package private(set) var doubt: Doubt?

  package struct Doubt: Hashable, Sendable {
    package var message: String
    /// Counted as the codes were given.
    package var offset: Int
  }

  package init() {}

  /// Takes the codes of one field: one, or those of a list.
  package mutating func take(_ codes: [(value: [UInt8], offset: Int)]) {
    guard languages.isEmpty else { return }
    for (value, offset) in codes where !value.isEmpty {
      let tag = String(decoding: value, as: UTF8.self)
      if let language = Language(knownTag: tag) {
        if known.insert(language).inserted { languages.append(language) }
      } else if doubt == nil {
        doubt = Doubt(message: Language.doubt(of: tag), offset: offset)
      }
    }
    if !languages.isEmpty { doubt = nil }
  }
}
