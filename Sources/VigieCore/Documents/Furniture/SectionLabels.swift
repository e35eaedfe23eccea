/// Lines that name the section of a site or paper in which a text stands.
enum SectionLabels {
  static func matches(_ line: FurnitureLine) -> Bool {
    line.length <= 60 && labels.isWhole(line.start)
  }

  private static let labels = PhraseTable(
    """
    news
    politics
    national
    international
    world
    opinion
    business
    society
    newsroom
    press
    press room
    media
    media centre
    media center
    press conferences
    press conference
    press releases
    news releases
    news and events
    latest news
    speeches
    speeches and statements
    statements
    statements and speeches
    statements and releases
    briefing room
    publications
    reports
    fact checks
    actualités
    actualité
    politique
    monde
    communiqués de presse
    conférences de presse
    discours
    déclarations
    espace presse
    salle de presse
    politik
    ausland
    inland
    nachrichten
    aktuelles
    presse
    pressemitteilungen
    pressekonferenzen
    reden
    meldungen
    politica
    esteri
    notizie
    sala stampa
    comunicati stampa
    conferenze stampa
    discorsi
    政治
    国際
    社会
    ニュース
    お知らせ
    新着情報
    記者会見
    会見・発表・広報
    報道発表資料
    """)
}
