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
    // Built for debugging, on a busy machine: a tenth of it is usual otherwise.
    #expect(ContinuousClock().now - start < .seconds(120))
  }

  @Test(
    arguments: [
      String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 100_000),
      String(repeating: "- ", count: 100_000), String(repeating: "? ", count: 100_000),
      String(repeating: "((((", count: 10_000), String(repeating: "a: ", count: 10_000),
      "a: '" + String(repeating: "x", count: 1_000_000),
      (0..<2_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
      "format: 1\nrules:\n  - match: '" + String(repeating: "(", count: 100_000) + "'\n",
      "format: 1\nrules:\n  - match: {when: '" + String(repeating: "not ", count: 100_000)
        + "a'}\n",
      "format: 1\nrules:\n  - match: {phrases: ['" + String(repeating: "(", count: 100_000)
        + "']}\n",
    ])
  func excess(text: String) {
    let result = compile(Array(text.utf8))
    #expect(result.diagnostics.contains { $0.severity == .error })
  }
}
