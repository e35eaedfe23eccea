internal import Diagnostics
internal import Foundation
internal import VigieCore

/// A text that should be the code of a language.
enum LanguageMistake {
  /// What is written in place of a code: names of languages, codes of countries, old codes, and those of the
  /// bibliographic kind.
  private static let codes = [
    "english": "en", "anglais": "en", "englisch": "en", "inglese": "en", "japanese": "ja",
    "日本語": "ja", "french": "fr", "français": "fr", "francais": "fr",
    "german": "de", "deutsch": "de", "italian": "it", "italiano": "it", "spanish": "es",
    "español": "es", "portuguese": "pt", "dutch": "nl", "polish": "pl", "russian": "ru",
    "ukrainian": "uk", "chinese": "zh", "korean": "ko", "arabic": "ar",
    "jp": "ja", "jap": "ja", "us": "en", "gb": "en", "at": "de", "ch": "de", "cn": "zh", "tw": "zh",
    "kr": "ko", "gr": "el", "cz": "cs", "dk": "da", "ua": "uk", "in": "id", "iw": "he", "ji": "yi",
    "mo": "ro", "sh": "sr", "tl": "fil", "alb": "sq", "arm": "hy", "baq": "eu", "bur": "my",
    "chi": "zh", "cmn": "zh", "cze": "cs", "dut": "nl", "fre": "fr", "geo": "ka", "ger": "de",
    "gre": "el", "ice": "is", "mac": "mk", "mao": "mi", "may": "ms", "per": "fa", "rum": "ro",
    "slo": "sk", "tib": "bo", "wel": "cy",
  ]

  /// The language of a code, if ISO 639 has it and no shorter one: documents are of languages by those.
  static func language(of code: String) -> Language? {
    guard let language = Language(tag: code), isShortest(language.rawValue) else { return nil }
    return language
  }

  private static func isShortest(_ code: String) -> Bool {
    let known = Locale.LanguageCode(code)
    return known.isISOLanguage && (known.identifier(.alpha2) ?? code) == code
  }

  /// Says what was expected, and the code that was probably meant.
  static func diagnostic(of text: WrittenText) -> Diagnostic {
    let code = meant(by: text.value)
    return Diagnostic(
      .error, .invalidValue,
      "'\(text.value.elided())' is not a language; "
        + (code.map { "did you mean '\($0)'?" } ?? "expected a code such as 'en', 'ja' or 'fr'"),
      at: text.location, length: text.length)
  }

  private static func meant(by text: String) -> String? {
    let text = text.lowercased()
    if let code = codes[text] { return code }
    if let primary = Language(tag: text)?.rawValue {
      if let code = codes[primary] { return code }
      let known = Locale.LanguageCode(primary)
      if known.isISOLanguage, let short = known.identifier(.alpha2) { return short }
    }
    // A code of two or three letters resembles too many others.
    guard text.count > 3 else { return nil }
    return Spelling.nearest(to: text, among: codes.keys.filter { $0.count > 3 }.sorted())
      .flatMap { codes[$0] }
  }
}
