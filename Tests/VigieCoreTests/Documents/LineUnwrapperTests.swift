import Testing

@testable import VigieCore

@Suite struct LineUnwrapperTests {
  typealias Case = NormalizedTextTests.Case

  @Test(arguments: [
    Case(
      "a wrapped paragraph",
      """
      The Ministry of the Interior said today that it had found a network
      of false accounts, which it believes to be run from abroad, and that
      the accounts were taken down at once.
      """,
      "The Ministry of the Interior said today that it had found a network of false accounts, which "
        + "it believes to be run from abroad, and that the accounts were taken down at once."),
    Case(
      "paragraphs without a blank line between them",
      """
      The Ministry of the Interior said today that it had found a network
      of false accounts, which it believes to be run from abroad, it said.
      It gave no names.
      The Prime Minister is to speak tomorrow before the National Assembly
      of the country.
      """,
      "The Ministry of the Interior said today that it had found a network of false accounts, which "
        + "it believes to be run from abroad, it said. It gave no names.\n\nThe Prime Minister is to "
        + "speak tomorrow before the National Assembly of the country."),
    Case(
      "list items",
      """
      The partners agreed on the following measures for the time ahead:
      - to share what they learn about foreign interference in elections
        with one another;
      - to meet again.
      """,
      "The partners agreed on the following measures for the time ahead:\n\n- to share what they "
        + "learn about foreign interference in elections with one another;\n\n- to meet again."),
    Case(
      "a compound cut at its hyphen",
      """
      The report, which was published on Monday, warns of so-called state-
      sponsored actors and of their means, both old and new, in the Bundes-
      und Landesbehörden and elsewhere.
      """,
      "The report, which was published on Monday, warns of so-called state-sponsored actors and of "
        + "their means, both old and new, in the Bundes- und Landesbehörden and elsewhere."),
    Case(
      "Japanese",
      """
      外務省は本日、外国による情報操作への対応に関する協力の覚
      書に署名した。両国は今後、情報の共有を進め、分析の能力を
      高めることで一致した。
      """,
      "外務省は本日、外国による情報操作への対応に関する協力の覚書に署名した。両国は今後、情報の共有を進め、分析の能力を高めることで一致した。"),
    Case(
      "an address",
      """
      Ministry of Foreign Affairs
      Press Office
      1 Government Square
      Arvonia City
      """,
      "Ministry of Foreign Affairs\nPress Office\n1 Government Square\nArvonia City"),
    Case(
      "one line for each paragraph",
      """
      A headline about something that matters to the readers of this page
      The first paragraph is a good deal longer than the headline, since it is not wrapped at all and \
      goes on for more than a line of any usual width.
      The second one is short.
      """,
      "A headline about something that matters to the readers of this page\nThe first paragraph is a "
        + "good deal longer than the headline, since it is not wrapped at all and goes on for more than "
        + "a line of any usual width.\nThe second one is short."),
    Case(
      "headers",
      """
      [Title] A statement on the defence of the elections in our countries
      [Place] Arvonia
      [Date] March 4, 2026
      """,
      "[Title] A statement on the defence of the elections in our countries\n[Place] Arvonia\n"
        + "[Date] March 4, 2026"),
  ])
  func wrapsAreJoinedAndBreaksAreKept(_ example: Case) {
    #expect(NormalizedTextTests.normalized(example.input) == example.output)
  }

  @Test func aBlockOfTwoLinesIsJudgedByTheRestOfTheDocument() {
    let wrapped = """
      The Ministry of the Interior said today that it had found a network
      of false accounts, which it believes to be run from abroad, and that
      the accounts were taken down at once.
      """
    let short = """
      The Prime Minister is to speak tomorrow before the members of the
      National Assembly.
      """
    #expect(NormalizedTextTests.normalized(short) == short)
    let both = NormalizedTextTests.normalized(wrapped + "\n\n" + short)
    #expect(both.hasSuffix("before the members of the National Assembly."))
  }
}
