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
}
