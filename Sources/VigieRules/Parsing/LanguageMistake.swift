internal import Diagnostics
internal import VigieCore

/// A text that should be the code of a language.
enum LanguageMistake {
  /// What is written in place of a code: names of languages, and codes of countries.
  private static let codes = [
    "english": "en", "anglais": "en", "englisch": "en", "inglese": "en", "japanese": "ja",
    "日本語": "ja", "french": "fr", "français": "fr", "francais": "fr",
    "german": "de", "deutsch": "de", "italian": "it", "italiano": "it", "spanish": "es",
    "español": "es", "portuguese": "pt", "dutch": "nl", "polish": "pl", "russian": "ru",
    "ukrainian": "uk", "chinese": "zh", "korean": "ko", "arabic": "ar",
    "jp": "ja", "jap": "ja", "us": "en", "gb": "en", "at": "de", "ch": "de", "cn": "zh", "tw": "zh",
    "kr": "ko", "gr": "el", "cz": "cs", "dk": "da", "ua": "uk",
  ]

  /// The language of a code, if it is the one that the language goes by: documents are of languages by those.
  static func language(of code: String) -> Language? {
    guard let language = Language(tag: code), Language(knownTag: code) == language,
      language.rawValue.count == 2 || codes[language.rawValue] == nil
    else { return nil }
    return language
  }

  /// Says what was expected, and the code that was probably meant.
  static func diagnostic(of text: WrittenText) -> Diagnostic {
    let mistake = Language.mistake(behind: text.value)
    let codes = meant(by: text.value).map { [$0] } ?? mistake?.meant
    let advice = codes.map { "did you mean \($0.quotedListing(joiner: "or"))?" }
    return Diagnostic(
      .error, .invalidValue,
      "'\(text.value.elided())' is not a language"
        + (mistake.map { ": \($0.reason)" } ?? "")
        + "; \(advice ?? "expected a code such as 'en', 'ja' or 'fr'")",
      at: text.location, length: text.length)
  }

  private static func meant(by text: String) -> String? {
    let text = text.lowercased()
    if let code = codes[text] { return code }
    if let primary = Language(tag: text)?.rawValue {
      if let code = codes[primary] ?? Language(knownTag: primary)?.rawValue { return code }
    }
    // A code of two or three letters resembles too many others.
    guard text.count > 3 else { return nil }
    return Spelling.nearest(to: text, among: codes.keys.filter { $0.count > 3 }.sorted())
      .flatMap { codes[$0] }
  }
}
