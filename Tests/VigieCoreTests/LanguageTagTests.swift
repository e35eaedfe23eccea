import Testing

@testable import VigieCore

struct LanguageTagTests {
  @Test(
    "tags are read by their language, whatever else they name",
    arguments: [
      // Of these regions most are codes of languages too.
      ("fr-FR", "fr"), ("de-DE", "de"), ("it-IT", "it"), ("es-ES", "es"), ("pt-PT", "pt"),
      ("uk-UA", "uk"), ("pt-BR", "pt"), ("en-fr", "en"), ("EN_us", "en"), ("ar-AR", "ar"),
      ("en-UK", "en"), ("en-EN", "en"), ("ja_JA", "ja"), ("sq-XK", "sq"), ("sr-YU", "sr"),
      ("es-419", "es"), ("en-001", "en"),
      ("zh_Hant", "zh"), ("zh-Hans-CN", "zh"), ("zh-cmn-Hans-CN", "zh"), ("sr-Latn-RS", "sr"),
      ("de-1901", "de"), ("de-CH-1996", "de"), ("ca-ES-valencia", "ca"), ("sl-rozaj-biske", "sl"),
      ("ja-JP-u-ca-japanese", "ja"), ("en-x-internal", "en"), ("en_US.UTF-8", "en"),
      ("ca_ES@euro", "ca"), ("sah-RU", "sah"), ("eng", "en"), ("eng-GB", "en"), ("iw-IL", "he"),
    ])
  func read(tag: String, code: String) {
    #expect(Language(knownTag: tag)?.rawValue == code)
    #expect(Language.mistake(behind: tag) == nil)
  }

  @Test(
    "tags with a part that cannot be read are none, and it is said why",
    arguments: [
      ("uk-en", "'en' is a language and no region", ["uk", "en"]),
      ("EN-JA", "'ja' is a language and no region", ["en", "ja"]),
      ("en_da", "'da' is a language and no region", ["en", "da"]),
      ("fr-eng", "'eng' is a language and no region", ["fr", "en"]),
      ("en-US-ja", "'ja' is a language and no region", ["en", "ja"]),
      ("en-qq", "'qq', which is no region, script or variant, stands behind 'en'", ["en"]),
      ("ger-qq", "'qq', which is no region, script or variant, stands behind 'ger'", ["de"]),
      ("en-abc", "'abc', which is no region, script or variant, stands behind 'en'", ["en"]),
      ("en-GB, fr", "'gb, fr', which is no region, script or variant, stands behind 'en'", ["en"]),
      ("en-x", "'x', which is no region, script or variant, stands behind 'en'", ["en"]),
      ("en-", "nothing stands behind 'en'", ["en"]),
    ])
  func refused(tag: String, reason: String, meant: [String]) throws {
    #expect(Language(tag: tag) == nil && Language(knownTag: tag) == nil)
    let mistake = try #require(Language.mistake(behind: tag))
    #expect(mistake.reason == reason && mistake.meant == meant)
  }
}
