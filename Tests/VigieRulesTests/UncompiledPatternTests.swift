import Testing
import VigieCore
import VigieRules

@testable import PCRE2

/// Compiled patterns take many times the memory of their sources, and most are never tried.
struct UncompiledPatternTests {
  private static let source = """
    format: 1
    taxonomy: t
    groups: [{id: g, label: {en: G}, tags: [{id: a, label: {en: A}}]}]
    rules:
      - {id: en.a, tag: g/a, description: d, match: some\\s+word, not: '(?=x)y*z',
         examples: {match: [some word], no-match: [b]}}
    """

  private func compile(basis: RuleSet? = nil) throws -> RuleSet {
    var options = RuleCompiler.Options(warns: false)
    options.basis = basis
    let result = RuleCompiler(options: options).compile([("a.yaml", Array(Self.source.utf8))])
    return try #require(result.ruleSet, "\(result.diagnostics)")
  }

  private func compiled(_ rules: RuleSet) -> Int {
    rules.patterns.patterns.count { $0.isCompiled }
  }

  @Test("rules that were loaded hold no compiled pattern, until one is tried")
  func loading() throws {
    let rules = try compile()
    #expect(rules.patterns.patterns.count == 2)
    #expect(compiled(rules) == 0)
    // Nor does another loading compile what it takes over.
    let again = try compile(basis: rules)
    #expect(compiled(again) == 0)
    var tagger = Tagger(again)
    _ = tagger.tag(Document(text: "There is some word."))
    #expect(compiled(again) > 0)
  }

  @Test("what is asked about a pattern needs no machine code, and says the same without code")
  func information() throws {
    for (source, isEmpty) in [("a*", true), ("a+", false)] {
      let pattern = try Pattern(source)
      #expect(pattern.matchesEmpty == isEmpty)
      let uncompiled = pattern.uncompiled
      #expect(!uncompiled.isCompiled)
      #expect(uncompiled.matchesEmpty == isEmpty)
      #expect(uncompiled.minimumLength == pattern.minimumLength)
      #expect(uncompiled.source == source && uncompiled.options == pattern.options)
    }
    #expect(!Pattern(checked: "(", options: []).matchesEmpty)
  }
}
