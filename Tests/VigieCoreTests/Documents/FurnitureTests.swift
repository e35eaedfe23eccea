import Testing

@testable import VigieCore

@Suite struct FurnitureTests {
  static func line(_ text: String) -> FurnitureLine { DatelineTests.line(text).line }

  @Test(arguments: [
    ("FOR IMMEDIATE RELEASE", true), ("EMBARGOED UNTIL 00:01 GMT, 4 March", true),
    ("Pressemitteilung", true), ("COMMUNIQUÉ DE PRESSE", true), ("Comunicato stampa", true),
    ("報道発表", true), ("This is a provisional translation by the Ministry.", true),
    ("Es gilt das gesprochene Wort!", true), ("Embargo on arms exports extended", false),
    ("Press release on interference in the elections", false),
    ("Releases of prisoners begin", false),
  ])
  func noticesAreKnown(text: String, isNotice: Bool) {
    #expect(ReleaseNotices.matches(Self.line(text)) == isNotice)
  }

  @Test(arguments: [
    ("Back to Press Conferences", true), ("Skip to main content", true), ("Share this page", true),
    ("Top of page", true), ("Home »", true), ("Retour à la liste", true), ("Seite drucken", true),
    ("Torna su", true), ("ページの先頭へ戻る", true), ("© 2026 The Daily Mast", true),
    ("All rights reserved.", true), ("Tous droits réservés", true),
    ("We use cookies to make this site better.", true), ("Subscribe to our newsletter", true),
    ("Back to the people: why elections must be free and fair for all", false),
    ("Share of false accounts rises to 9 percent", false),
    ("Home Secretary condemns threats", false),
    ("Search for missing journalist goes on", false), ("All human rights are universal.", false),
  ])
  func navigationIsKnown(text: String, isNavigation: Bool) {
    #expect(SiteNavigation.matches(Self.line(text)) == isNavigation)
  }

  @Test(arguments: [
    ("###", true), ("# # #", true), ("-30-", true), ("ENDS", true), ("– Ende –", true),
    ("(了)", true), ("以上", true), ("30", false), ("Ends meet", false), ("#1", false),
  ])
  func endMarksAreKnown(text: String, isMark: Bool) {
    #expect(EndMarks.matches(Self.line(text)) == isMark)
  }

  @Test(arguments: [
    ("Notes to editors", "1. The figures are for May.", true), ("Contact:", "Ann Lee", true),
    ("Media contact: Ann Lee, 555 0100", "", true), ("Hinweise für Redaktionen", "Bilder", true),
    ("Note aux rédactions", "Photos", true), ("お問い合わせ先 報道課", "", true),
    ("About the Lantern Institute", "The Lantern Institute is a charity.", true),
    ("About us", "We are a charity.", true), ("About Lantern: Lantern is a charity.", "", true),
    ("Über das Bundesamt", "Das Bundesamt schützt Wahlen.", true),
    ("À propos de l'Observatoire", "L'Observatoire suit les scrutins.", true),
    ("Informazioni su Lanterna", "Lanterna è un'associazione.", true),
    ("About the attack", "Hackers broke in at night.", false),
    ("About foreign meddling", "It is rife.", false),
    ("Contacts with a foreign power", "He had.", false),
    ("Notes on a coup", "The coup failed.", false),
  ])
  func tailSectionsAreKnown(heading: String, next: String, isSection: Bool) {
    let line = next.isEmpty ? nil : Self.line(next)
    #expect(TailSections.opens(Self.line(heading), next: line) == isSection)
  }

  @Test(arguments: [
    ("Ministry of Foreign Affairs of Arvonia", true), ("Office of the Spokesperson", true),
    ("外務省", true), ("MINISTÈRE DE L'INTÉRIEUR", true), ("Auswärtiges Amt", true),
    ("Ministry of Justice Warns of Foreign Interference", false),
    ("Department of State Partners with Lantern", false), ("Bundesamt warnt vor Bots", false),
    ("Government of Arvonia condemns spyware", false), ("The minister", false),
  ])
  func issuersAreKnown(text: String, isName: Bool) {
    #expect(Issuers.isName(Self.line(text)) == isName)
  }

  @Test(arguments: [
    ("Tel. +1 555 0100", true), ("press@arvonia.example", true),
    ("https://arvonia.example/a", true),
    ("Press office: press@arvonia.example", true), ("Telefon: 030 000000", true),
    ("Hackers stole mail from press@arvonia.example and sent it to 40 reporters abroad.", false),
    ("Telephone scams rise by 12345 percent", false),
    ("- Observers, https://arvonia.example", false),
  ])
  func contactLinesAreKnown(text: String, isContact: Bool) {
    #expect(ContactLines.matches(Self.line(text)) == isContact)
  }

  /// Quotations are marked with brackets.
  @Test(arguments: [
    "He said ⟦“that nobody shall choose in our place,”⟧ and left.",
    "He called it “a shame” and ⟦“an attack on the people and on their right to vote”⟧.",
    "⟦« Nous ne laisserons personne choisir à notre place »⟧, dit-il.",
    "⟦»Niemand soll an unserer Stelle entscheiden dürfen«⟧, sagte sie.",
    "⟦„Niemand soll an unserer Stelle entscheiden dürfen“⟧, sagte sie.",
    "⟦«Disse: “nessuno sceglierà al posto nostro”, e uscì»⟧, scrive.",
    "大臣は⟦「民主主義に対する深刻な脅威であり、断固として対応する考えだ」⟧と述べた。",
    "An opening “mark that is never closed runs nowhere at all.",
    "The board is 6\" wide and the other one is 12\" wide, as we measured.",
    "⟦> They wrote this in an earlier message to us.⟧",
  ])
  func quotationsAreFound(marked: String) {
    let plain = marked.replacing("⟦", with: "").replacing("⟧", with: "")
    let bytes = NormalizedText(normalizing: Array(plain.utf8)).bytes
    let found = QuoteFinder.quotes(in: bytes, 0..<bytes.count, goesOn: false)
    let expected = marked.split(separator: "⟦", omittingEmptySubsequences: false).dropFirst()
      .map { NormalizedTextTests.normalized(String($0.prefix { $0 != "⟧" })) }
    #expect(found.map { String(decoding: bytes[$0], as: UTF8.self) } == expected)
  }
}
