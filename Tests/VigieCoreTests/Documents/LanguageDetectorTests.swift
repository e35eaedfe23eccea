import Testing

@testable import VigieCore

@Suite struct LanguageDetectorTests {
  static func languages(_ text: String) -> [String] {
    LanguageDetector.languages(of: Array(text.utf8)).map(\.rawValue)
  }

  static let english =
    "The government said today that it will not tolerate any attempt to interfere in the elections."
  static let french =
    "Le gouvernement a déclaré aujourd'hui qu'il ne tolérera aucune tentative d'ingérence dans les "
    + "élections de notre pays."
  static let german =
    "Die Bundesregierung hat heute erklärt, dass sie keinen Versuch dulden werde, sich in die Wahlen "
    + "einzumischen."
  static let italian =
    "Il governo ha dichiarato oggi che non tollererà alcun tentativo di interferenza nelle elezioni "
    + "del nostro Paese."
  static let japanese = "政府は本日、選挙への干渉を一切容認しないとの声明を発表した。関係国と連携して対応する。"

  @Test(
    arguments: [
      (english, ["en"]), (french, ["fr"]), (german, ["de"]), (italian, ["it"]), (japanese, ["ja"]),
      (
        "El gobierno dijo hoy que no tolerará ningún intento de injerencia en las elecciones del país.",
        ["es"]
      ),
      (
        "O governo disse hoje que não vai tolerar nenhuma tentativa de ingerência nas eleições do país.",
        ["pt"]
      ),
      (
        "De regering zei vandaag dat zij geen enkele poging tot inmenging in de verkiezingen zal dulden.",
        ["nl"]
      ),
      (
        "Правительство заявило сегодня, что не допустит вмешательства в выборы, и призвало эксперты.",
        ["ru"]
      ),
      (
        "Уряд заявив сьогодні, що не допустить втручання у вибори, і закликав партнерів до співпраці.",
        ["uk"]
      ),
      ("政府今天发表声明，表示不会容忍任何干预选举的企图，并将与伙伴国家合作应对。", ["zh"]),
      ("정부는 오늘 선거에 개입하려는 어떠한 시도도 용납하지 않겠다고 밝혔다. 관계국과 협력한다.", ["ko"]),
      ("", []), ("Hello world", []), ("選挙干渉", []),
      ("Contact: press@example.org, tel. 555 0100", []),
    ] as [(String, [String])])
  func oneLanguageIsTold(text: String, expected: [String]) {
    #expect(Self.languages(text) == expected)
  }

  @Test func textInTwoLanguagesGivesBoth() {
    #expect(
      Self.languages([Self.english, Self.english, Self.french].joined(separator: "\n\n")) == [
        "en", "fr",
      ])
    #expect(Self.languages(Self.japanese + "\n" + Self.english) == ["ja", "en"])
    let mostlyGerman = Array(repeating: Self.german, count: 9).joined(separator: "\n")
    #expect(Self.languages(mostlyGerman + "\n" + Self.italian) == ["de"])
  }

  @Test func namesAndQuotationsDoNotCount() {
    let names =
      "Die Zeitung „The New York Times“ berichtet über die Firma „La Voce del Popolo“, die "
      + "nach ihren Angaben von der Gruppe „Les Amis de la Paix“ bezahlt wurde."
    #expect(Self.languages(names) == ["de"])
    #expect(Self.languages(Self.english.uppercased()) == ["en"])
    #expect(Self.languages(Self.japanese + "NATO、EU、G7、OECD。") == ["ja"])
  }

  @Test func longTextsAreSampled() {
    let long = Array(repeating: Self.french, count: 20_000).joined(separator: "\n")
    #expect(Self.languages(long) == ["fr"])
  }
}
