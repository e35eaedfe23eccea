import Testing

@testable import VigieCore

@Suite struct DatelineTests {
  static func line(_ text: String) -> (bytes: [UInt8], line: FurnitureLine) {
    let bytes = NormalizedText(normalizing: Array(text.utf8)).bytes
    return (bytes, FurnitureLine(bytes, 0..<bytes.count))
  }

  /// Place, date and source, parted by bars.
  static func dateline(_ text: String) -> String? {
    let (bytes, line) = line(text)
    guard let dateline = Dateline(bytes, line.range, order: .unknown) else { return nil }
    return describe(bytes, dateline.place, dateline.date, dateline.source)
  }

  static func heading(_ text: String) -> String? {
    let (bytes, line) = line(text)
    guard let heading = DateHeading(bytes, line, order: .unknown) else { return nil }
    return describe(bytes, heading.place, heading.date, heading.source)
  }

  static func describe(
    _ bytes: [UInt8], _ place: Range<Int>?, _ date: CalendarDate?, _ source: Range<Int>?
  ) -> String {
    func text(_ range: Range<Int>?) -> String {
      range.map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
    }
    return "\(text(place))|\(date?.description ?? "")|\(text(source))"
  }

  @Test(arguments: [
    ("LONDON, March 4, 2026 (Reuters) - The text", "LONDON|2026-03-04|Reuters"),
    ("WASHINGTON – The text", "WASHINGTON||"),
    ("WASHINGTON—The text", "WASHINGTON||"),
    ("PORT SELWYN, Arvonia -- The text", "PORT SELWYN, Arvonia||"),
    ("Reno, Nev. – Today, the senator", "Reno, Nev.||"),
    ("Washington D.C. — Today", "Washington D.C.||"),
    ("Washington, DC– Today", "Washington, DC||"),
    ("Washington, D.C. (August 23, 2021) — Today", "Washington, D.C.|2021-08-23|"),
    ("(Paris, 19 avril 2024) – Hier", "Paris|2024-04-19|"),
    ("SARN, 17 October 2025. The network", "SARN|2025-10-17|"),
    ("Berlin, 3. März 2026 – Der Text", "Berlin|2026-03-03|"),
    ("Berlin – Der Text", "Berlin||"),
    ("ROMA, 4 marzo 2026 - Il testo", "ROMA|2026-03-04|"),
    ("Québec, le 4 février 2026 — Le texte", "Québec|2026-02-04|"),
    ("東京、2026年3月4日 — 本文", "東京|2026-03-04|"),
    ("【東京=山田太郎】本文", "東京||"),
    ("[東京 4日 ロイター] - 本文", "東京||ロイター"),
    ("(Paris, 21 avril 2026) Le texte", "Paris|2026-04-21|"),
    ("(Sarn, le 21 avril 2026): Le texte", "Sarn|2026-04-21|"),
    ("[LONDON, 21 April 2026] The text", "LONDON|2026-04-21|"),
    ("(Washington, D.C., Tuesday, April 21, 2026) \"The text\"", "Washington, D.C.|2026-04-21|"),
    ("(21 April 2026, London) The text", "London|2026-04-21|"),
    ("(Berlin, den 21. April 2026). Der Text", "Berlin|2026-04-21|"),
    ("(Roma, 21 aprile 2026) Il testo", "Roma|2026-04-21|"),
    ("（東京、2026年4月21日）本文", "東京|2026-04-21|"),
    ("【2026年4月21日 東京】本文", "東京|2026-04-21|"),
    ("[東京 2026年4月21日] 本文", "東京|2026-04-21|"),
  ])
  func datelinesAreRead(text: String, expected: String) {
    #expect(Self.dateline(text) == expected)
  }

  @Test(arguments: [
    "The minister – a friend of the press – said so", "Disinformation – the new threat",
    "We met on March 4, 2026 - and agreed", "BREAKING - Senate votes", "No dash at all", "",
    "\"PARIS – a love story\" is a film", "STATEMENT – By the Minister",
    "Question: Rome - or Paris?",
    "Elections 2026 – What to know", "【選挙干渉】本文", "(Updated on 21 April 2026) The text",
    "(Interview 21 April 2026) The text", "【2026年4月21日 更新】本文", "(21 April 2026, Update) The text",
    "(Ministry of Justice, 21 April 2026) The text", "(Paris, 21 avril 2026, à suivre) Le texte",
    "(Paris, le 21 avril",
  ])
  func otherBeginningsAreNone(text: String) {
    #expect(text.isEmpty || Self.dateline(text) == nil)
  }

  @Test(arguments: [
    ("March 4, 2026", "|2026-03-04|"),
    ("Wednesday, March 4, 2026", "|2026-03-04|"),
    (
      "Wednesday, December 6, 2023, 3:45 p.m. Ministry of Justice",
      "Ministry of Justice|2023-12-06|Ministry of Justice"
    ),
    (
      "Monday, May 12, 2025, 9:15 a.m. Sarn, Commission House", "Sarn, Commission House|2025-05-12|"
    ),
    ("date 2025-09-04  The Daily Mast", "|2025-09-04|The Daily Mast"),
    ("Paris, le 4 mars 2026", "Paris|2026-03-04|"),
    ("Berlin, den 4. März 2026", "Berlin|2026-03-04|"),
    ("Roma, 4 marzo 2026", "Roma|2026-03-04|"),
    ("Port Lume, mercoledì 4 marzo 2026", "Port Lume|2026-03-04|"),
    ("Published: 4 March 2026", "|2026-03-04|"),
    ("4 March 2026 | News | Sarn", "|2026-03-04|"),
    ("March 4, 2026, Toronto", "Toronto|2026-03-04|"),
    ("Ministry of Health, 4 March 2026", "|2026-03-04|Ministry of Health"),
    ("2022-06-30, 11:13", "|2022-06-30|"),
    ("令和8年3月4日", "|2026-03-04|"),
    ("2026年3月4日 外務省", "|2026-03-04|外務省"),
    ("2026年3月4日(水曜日)午後3時 白嶺会館", "白嶺会館|2026-03-04|"),
    ("東京、2026年3月4日", "東京|2026-03-04|"),
    ("(Paris, le 21 avril 2026)", "Paris|2026-04-21|"),
    ("[Port Lume, 21 April 2026]", "Port Lume|2026-04-21|"),
    ("(Updated on 21 April 2026)", "|2026-04-21|"),
    ("【東京、2026年4月21日】", "東京|2026-04-21|"),
    ("(2026年4月21日、東京)", "東京|2026-04-21|"),
  ])
  func dateHeadingsAreRead(text: String, expected: String) {
    #expect(Self.heading(text) == expected)
  }

  @Test(arguments: [
    "Statement on the Elections of March 4, 2026",
    "The vote of March 4, 2026 was held in all districts of the country.",
    "What happened on 6 January 2021", "No date here", "Attack of 11 September 2001 remembered",
  ])
  func titlesWithDatesAreNoHeadings(text: String) {
    #expect(Self.heading(text) == nil)
  }
}
