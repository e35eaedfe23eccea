import Diagnostics
import Foundation
import Testing
import VigieCore
import VigieRules

/// Whatever the bytes, the answer is a rule set or diagnostics, and it comes in good time.
@Suite struct RobustnessTests {
  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  private static let taxonomy =
    (try? Data(contentsOf: fixtures.appending(path: "taxonomy.yaml"))).map { [UInt8]($0) } ?? []

  private func compile(_ bytes: [UInt8]) -> RuleCompiler.Result {
    RuleCompiler().compile([
      (path: "rules.yaml", bytes: bytes), (path: "taxonomy.yaml", bytes: Self.taxonomy),
    ])
  }

  private static let whole = """
    format: 1
    language: en
    fragments: {actor: '(?:foreign|hostile)\\s+powers?'}
    lists: {platforms: [Facebook, X]}
    rules:
      - id: en.a
        tag: elections/hack-and-leak
        description: "mails: stolen"
        match:
          near: {within: 12 words, patterns: ['{{actor}}', {phrases: [stolen* [mails|letters], (the) vote]}]}
        not: ['l''été', {all: {scope: paragraph, patterns: ['abc', 'def']}}]
        examples:
          match: ['A [[foreign power]] …']
          no-match:
            - >
              folded text
            - |
              literal text
      - id: en.b # vigie: allow no-literal
        tags: [elections/intimidation, response]
        description: d
        match: {when: 'en.a and not tag:response/sanctions'}
    """

  /// Every beginning of a file, and every file with one sign changed.
  @Test(arguments: ["cut", "replaced", "doubled"])
  func damagedFiles(how: String) {
    let bytes = Array(Self.whole.utf8)
    let signs = Array("'\"[]{}:-&*!|>#\t\n\\\0\u{FF}".utf8)
    for index in bytes.indices {
      var damaged = bytes
      switch how {
      case "cut": damaged = Array(bytes[..<index])
      case "replaced": damaged[index] = signs[index % signs.count]
      default: damaged.insert(signs[(index * 7) % signs.count], at: index)
      }
      let result = compile(damaged)
      #expect((result.ruleSet == nil) == result.diagnostics.contains { $0.severity == .error })
      let shown = DiagnosticRenderer(sources: result.sources).render(result.diagnostics)
      #expect(!shown.contains("\u{E000}") && !shown.contains("\u{E001}"))
    }
  }

  @Test func longFilesTakeSeconds() throws {
    var text = "format: 1\nlanguage: en\nrules:\n"
    for number in 0..<10_000 {
      text += """
          - id: en.rule-\(number)
            tag: elections/hack-and-leak
            description: a rule
            match:
              any:
                - '\\bstolen\\s+mails\\s+\(number)\\b'
                - 'leaked (?:letters|documents) \(number)'
            examples:
              match: ['stolen mails \(number)']
              no-match: ['something else']

        """
    }
    let start = ContinuousClock().now
    let result = compile(Array(text.utf8))
    #expect(result.ruleSet?.rules.count == 10_000)
    // A bound that a debug build under load keeps too; it usually takes a tenth of that.
    #expect(ContinuousClock().now - start < .seconds(120))
  }

  private static let excesses: [String: String] = [
    "brackets": String(repeating: "[", count: 100_000),
    "braces": String(repeating: "{a: ", count: 100_000),
    "dashes": String(repeating: "- ", count: 100_000),
    "question marks": String(repeating: "? ", count: 100_000),
    "keys in a row": String(repeating: "a: ", count: 10_000),
    "an open quote": "a: '" + String(repeating: "x", count: 1_000_000),
    "steps": (0..<2_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    "groups": "format: 1\nrules:\n  - match: '" + String(repeating: "(", count: 100_000) + "'\n",
    "nots": "format: 1\nrules:\n  - {id: a, match: {when: '"
      + String(repeating: "not ", count: 100_000) + "a'}}\n",
    "ands": "format: 1\nrules:\n  - {id: a, match: {when: 'a"
      + String(repeating: " and a", count: 100_000) + "'}}\n",
    "options": "format: 1\nrules:\n  - {id: a, match: {phrases: ['"
      + String(repeating: "(", count: 100_000) + "']}}\n",
    "fragments": "format: 1\nfragments:\n"
      + (0..<1_000).map { "  f\($0): 'word{{f\($0 + 1)}}'\n" }.joined() + "  f1000: 'word'\n",
  ]

  @Test(arguments: excesses.keys.sorted())
  func excess(of what: String) {
    let result = compile(Array(Self.excesses[what]!.utf8))
    #expect(result.diagnostics.contains { $0.severity == .error })
  }

  /// Groups as deep as PCRE2 takes them.
  @Test func deepGroups() {
    let pattern = String(repeating: "(?:", count: 240) + "word" + String(repeating: ")", count: 240)
    let rule = """
      format: 1
      rules:
        - id: a
          tag: response
          description: d
          match: '\(pattern)'
      """
    #expect(compile(Array(rule.utf8)).ruleSet != nil)
  }
}
