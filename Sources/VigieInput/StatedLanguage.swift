package import VigieCore

extension Language {
  /// The language that a document is said to be in, by a code of ISO 639 or a BCP 47 tag in any case; `nil`
  /// for what is no code. Codes of three letters are thousands and are taken as they are, but for those of
  /// the languages that have rules: these have codes of two letters too.
  package init?(stated tag: String) {
    guard let language = Language(tag: tag) else { return nil }
    let code = Self.shortCodes[language.rawValue] ?? language.rawValue
    guard code.utf8.count == 3 || Self.codes.contains(code) else { return nil }
    self.init(rawValue: code)
  }

  /// What to say of something that is no code.
  package static func doubt(of tag: String) -> String {
    "'\(tag.prefix(60))\(tag.count > 60 ? "…" : "")' is no language, expected a code such as 'en'"
  }

  private static let shortCodes = [
    "eng": "en", "jpn": "ja", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "ita": "it",
  ]

  /// ISO 639-1, with the codes that it has given up and texts still have: `in`, `iw`, `ji`, `jw`, `mo`, `sh`.
  private static let codes = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz \
    ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik \
    in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg \
    mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro \
    ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty \
    ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split(separator: " ").map(String.init))
}
