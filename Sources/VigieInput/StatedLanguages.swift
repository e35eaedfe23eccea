package import VigieCore

/// What the fields of a record say of its languages: the first field that holds a code tells them.
package struct StatedLanguages {
  /// Each once, in the order in which they are named.
  package private(set) var languages: [Language] = []
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
        if !languages.contains(language) { languages.append(language) }
      } else if doubt == nil {
        doubt = Doubt(message: Language.doubt(of: tag), offset: offset)
      }
    }
    if !languages.isEmpty { doubt = nil }
  }
}

extension JSONReader {
  /// Why a list of strings is none.
  package struct Stray: Error {
    package var offset: Int
    /// What stands among the strings, for people.
    package var kind: String
  }

  /// The strings of a list with the places where they begin; `null` is passed over.
  ///
  /// - Parameter stray: the first that is no string.
  package mutating func strings(
    stray: inout Stray?
  ) throws(Failure) -> [(value: [UInt8], offset: Int)] {
    var strings: [(value: [UInt8], offset: Int)] = []
    try expect("[", "a list")
    if take("]") { return strings }
    repeat {
      let first = peek()
      let offset = index
      if first == UInt8(ascii: "\"") {
        strings.append((try string(), offset))
        continue
      }
      try skipValue()
      let kind = JSONRecord.kind(first)
      if kind != "null", stray == nil { stray = Stray(offset: offset, kind: kind) }
    } while take(",")
    try expect("]", "',' or ']'")
    return strings
  }
}
