import Diagnostics
import Testing
import VigieCore

@testable import VigieRules

@Suite struct LanguageCodeTests {
  @Test(
    arguments: [
      ("en", "en"), ("EN", "en"), ("pt-BR", "pt"), ("zh_Hant", "zh"), ("fil", "fil"), ("se", "se"),
      ("kmr", "kmr"),
    ])
  func good(code: String, language: String) {
    #expect(LanguageMistake.language(of: code)?.rawValue == language)
  }

  @Test(
    arguments: [
      ("jp", "ja"), ("JP", "ja"), ("jpn", "ja"), ("eng", "en"), ("ger", "de"), ("deu", "de"),
      ("fre", "fr"), ("cn", "zh"), ("ua", "uk"), ("iw", "he"), ("xx", nil), ("jap", "ja"),
      ("spa", "es"),
      ("englisch", "en"), ("Japanes", "ja"),
    ] as [(String, String?)])
  func bad(code: String, meant: String?) {
    let written = WrittenText(code, at: .init(file: "a.yaml", line: 1, column: 1))
    let message = LanguageMistake.diagnostic(of: written).message
    #expect(LanguageMistake.language(of: code) == nil)
    #expect(message.hasSuffix(meant.map { "did you mean '\($0)'?" } ?? "'ja' or 'fr'"))
  }
}
