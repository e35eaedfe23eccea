internal import Diagnostics

/// A text that should be the code of a language.
enum LanguageMistake {
  private static let codes = [
    "english": "en", "anglais": "en", "englisch": "en", "inglese": "en", "japanese": "ja",
    "日本語": "ja", "jp": "ja", "french": "fr", "français": "fr", "francais": "fr",
    "german": "de", "deutsch": "de", "italian": "it", "italiano": "it", "spanish": "es",
    "español": "es", "portuguese": "pt", "dutch": "nl", "polish": "pl", "russian": "ru",
    "ukrainian": "uk", "chinese": "zh", "korean": "ko", "arabic": "ar",
  ]

  /// Says what was expected, and the code of a language that is named in full.
  static func diagnostic(of text: WrittenText) -> Diagnostic {
    let name = Spelling.nearest(to: text.value, among: codes.keys.sorted())
    let code = codes[text.value.lowercased()] ?? name.flatMap { codes[$0] }
    return Diagnostic(
      .error, .invalidValue,
      "'\(text.value.elided())' is not a language; "
        + (code.map { "did you mean '\($0)'?" } ?? "expected a code such as 'en', 'ja' or 'fr'"),
      at: text.location, length: text.length)
  }
}
