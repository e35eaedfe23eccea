/// Knows the names of bodies that issue releases by the words they are made of.
enum Issuers {
  /// Whether a line is the name of such a body and nothing more: "Ministry of Justice", but not
  /// "Ministry of Justice Warns of Interference", which is a title.
  static func isName(_ line: FurnitureLine) -> Bool {
    line.length <= 90 && line.words <= 8 && !line.endsSentence && !line.endsOpen
      && !line.start.contains(where: \.isASCIIDigit) && isName(line.start)
      && !doings.occurs(in: line.start)
  }

  /// Whether a stretch of a line, in lower case, names such a body.
  static func isName(_ text: [UInt8]) -> Bool {
    guard !text.isEmpty else { return false }
    return begins.prefixEnd(text) != nil || endings.contains { text.ends($0) }
  }

  private static let begins = PhraseTable(
    """
    ministry of
    ministry for
    federal ministry
    department of
    department for
    office of
    embassy of
    government of
    council of
    permanent mission
    federal foreign office
    foreign office
    european commission
    european parliament
    european external action service
    the white house
    ministère de
    ministère des
    ministère du
    présidence de la
    présidence du
    ambassade de
    ambassade du
    conseil de l'europe
    gouvernement
    premier ministre
    bundesministerium
    bundesamt
    bundeskanzleramt
    bundesregierung
    auswärtiges amt
    die bundesregierung
    botschaft der
    botschaft von
    innenministerium
    außenministerium
    ministero
    presidenza del
    presidenza della
    ambasciata d'
    ambasciata di
    governo
    首相官邸
    内閣官房
    """)

  /// Words of titles, which names do not have.
  private static let doings = PhraseTable(
    """
    announces
    awards
    backs
    calls
    charges
    condemns
    files
    hosts
    investigates
    issues
    joins
    launches
    on
    opens
    partners
    publishes
    releases
    reports
    responds
    sanctions
    seeks
    statement
    sues
    summons
    to
    urges
    warns
    welcomes
    with
    annonce
    condamne
    appelle
    publie
    dénonce
    sur
    face
    warnt
    verurteilt
    stellt
    veröffentlicht
    gegen
    vor
    condanna
    annuncia
    avverte
    pubblica
    sulla
    sul
    contro
    """)

  /// What the names of Japanese bodies end with, and some English ones.
  private static let endings = [
    "省", "庁", "内閣府", "委員会", "事務局", "大使館", "領事館", "政府", "新聞社", "通信社", "協会", " ministry",
    " spokesperson", " press office", " commission", " secretariat",
  ].map { Array($0.utf8) }
}

extension [UInt8] {
  func ends(_ ending: [UInt8]) -> Bool {
    count >= ending.count && self[(count - ending.count)...].elementsEqual(ending)
  }
}
