/// The small words of languages, that say nothing of a text's subject.
package enum SmallWords {
  /// No word of the lists has more bytes.
  private static let longest = 8

  /// Whether a word in lower case is a small one of the language; never for languages without a list.
  package static func contains(_ word: String, of language: Language) -> Bool {
    guard let bit = LanguageWords.languages.firstIndex(of: language),
      word.utf8.count <= longest
    else { return false }
    return LanguageWords.masks[PackedWord(word).value] & (1 << UInt8(bit)) != 0
  }
}
