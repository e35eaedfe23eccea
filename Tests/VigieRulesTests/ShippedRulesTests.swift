import Diagnostics
import Foundation
import PCRE2
import Testing
import VigieCore
import VigieRules

/// The rules in the repository, as users get them.
@Suite struct ShippedRulesTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "rules")

  private static let result = RuleCompiler(options: .init(isStrict: true)).load(folder.path)

  private static var rules: RuleSet {
    get throws { try #require(result.ruleSet) }
  }

  @Test("there is nothing to complain of")
  func load() {
    let shown = DiagnosticRenderer(sources: Self.result.sources).render(Self.result.diagnostics)
    #expect(Self.result.diagnostics.isEmpty, "\(shown)")
  }

  @Test("every example of every rule passes, behind characters of several bytes too")
  func examples() throws {
    let failures = ExampleDiagnostics.check(try Self.rules)
    let shown = DiagnosticRenderer(sources: Self.result.sources).render(failures)
    #expect(failures.isEmpty, "\(shown)")
  }

  @Test("every tag has labels and scope in five languages, and several rules in each")
  func coverage() throws {
    let rules = try Self.rules
    let languages = ["en", "ja", "fr", "de", "it"].map(Language.init(rawValue:))
    #expect(rules.taxonomy.groups.count == 5)
    #expect(rules.taxonomy.leaves.count == 44)
    for index in rules.taxonomy.groups + rules.taxonomy.leaves {
      let tag = rules.taxonomy[index]
      for language in languages {
        #expect(tag.labels[language]?.isEmpty == false, "\(tag.id) \(language)")
        #expect(tag.scopes[language]?.isEmpty == false, "\(tag.id) \(language)")
      }
    }
    for leaf in rules.taxonomy.leaves {
      for language in languages {
        let count = rules.rules.count { $0.tags.contains(leaf) && $0.language == language }
        #expect(count >= 4, "\(rules.taxonomy[leaf].id) has \(count) rules in \(language)")
      }
    }
  }

  @Test("nearly all patterns are prefiltered")
  func prefiltered() throws {
    let set = try Self.rules.patterns
    let count = set.patterns.indices.count { set.isPrefiltered(PatternIndex(rawValue: $0)) }
    #expect(Double(count) >= 0.98 * Double(set.patterns.count))
  }

  /// By language, a text that is about a jailed journalist and names a museum at its end.
  private static let inPassing = [
    (
      "en",
      """
      Statement on the jailing of Mara Lind

      The ministry condemns the sentence of six years in prison passed on the journalist Mara Lind for her \
      reporting on corruption. Her newspaper was shut down. We call for her immediate release.

      The minister will speak at the Museum of the Second World War on Friday.
      """
    ),
    (
      "de",
      """
      Bundesregierung verurteilt Haft für Mara Lind

      Die Bundesregierung verurteilt die Verhaftung der Journalistin Mara Lind, die wegen ihrer Berichte zu \
      sechs Jahren Haft verurteilt wurde. Ihre Zeitung wurde verboten. Wir fordern ihre Freilassung.

      Am Abend öffnete im Museum eine Ausstellung über die Presse der 1930er Jahre.
      """
    ),
    (
      "fr",
      """
      La France condamne l'emprisonnement de Mara Lind

      Le ministère condamne la peine de six ans de prison infligée à la journaliste Mara Lind pour ses enquêtes \
      sur la corruption. Nous demandons sa libération immédiate.

      Le soir, le musée ouvrait une exposition sur la presse des années 1930.
      """
    ),
  ]

  @Test("what a text names in passing does not silence what it is about", arguments: inPassing)
  func namedInPassing(language: String, text: String) throws {
    var tagger = Tagger(try Self.rules)
    let record = tagger.tag(
      Document(text: text, metadata: .init(language: .init(rawValue: language))))
    #expect(record.assigned.first?.tag == "human-rights-threats/silencing")
  }
}
