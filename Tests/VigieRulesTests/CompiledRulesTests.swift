import Testing
import VigieCore

@testable import VigieRules

struct CompiledRulesTests {
  private static let text = """
    format: 1
    taxonomy: t
    version: 1
    languages: [en]
    groups:
      - id: threat
        label: {en: Threat}
        scope: {en: S}
        tags:
          - id: a
            label: {en: A}
            scope: {en: S}
            mappings: {disarm: [{id: T1, name: N}]}
          - id: b
            label: {en: B}
            scope: {en: S}
            yields-to: [threat/a]
            requires: {any: [threat/a], within: neighbours}
    language: en
    fragments: {actor: '(?:foreign|hostile)\\s+actors?'}
    rules:
      - id: en.a.one
        tag: threat/a
        description: one
        strength: strong
        match: {near: {within: 6 words, patterns: ['{{actor}}', {phrases: ['vot*', 'élection(s)']}]}}
        not: ['voting\\s+machine', '\\b(?:ash|birch|cedar|elm|fir|holly|larch|lime|maple|oak|pine|willow|yew)\\b']
        veto: [{count: {at-least: 3, of: 'football', scope: paragraph}}]
        examples: {match: ['[[Foreign actors sway votes]].'], no-match: ['A voting machine.']}
      - id: en.b.two
        tags: [threat/b]
        description: two
        match: {when: 'en.a.one and tag:threat/a and not (en.a.one and not en.a.one)'}
        examples: {match: ['Foreign actors sway votes.'], no-match: ['None.']}
    cues:
      - {id: en.c, kind: negation, direction: before, within: 4 words, match: {phrases: [no]}}
    exclude:
      - {rules: ['en.b.*'], match: 'satire', reason: it is, examples: {match: ['[[satire]]'], no-match: [sway]}}
    """

  private static let rules = RuleCompiler().compile([("t.yaml", Array(text.utf8))]).ruleSet!

  private func records(_ rules: RuleSet) -> [TaggedRecord] {
    var tagger = Tagger(rules)
    return [
      "Foreign actors sway votes.", "No hostile actor. The Élections.", "A voting machine.", "",
    ]
    .map { tagger.tag(Document(text: "A heading\n\nA lead.\n\n" + $0)) }
  }

  @Test("what is read is what was written")
  func roundTrip() throws {
    let copy = try CompiledRules.decode(CompiledRules.encode(Self.rules))
    #expect(copy.fingerprint == Self.rules.fingerprint)
    #expect(records(copy) == records(Self.rules))
    #expect(records(copy).contains { !$0.tags.isEmpty })
    #expect(CompiledRules.encode(copy) == CompiledRules.encode(Self.rules))
  }

  @Test("a file that is damaged or cut short is refused, wherever that is")
  func damage() {
    let whole = CompiledRules.encode(Self.rules)
    for length in stride(from: 0, to: whole.count, by: 7) {
      #expect(throws: CompiledRules.Refusal.self) {
        try CompiledRules.decode(Array(whole[..<length]))
      }
    }
    for index in stride(from: 0, to: whole.count, by: 11) {
      var damaged = whole
      damaged[index] ^= 0x55
      #expect(throws: CompiledRules.Refusal.self) { try CompiledRules.decode(damaged) }
    }
  }

  @Test("rules that ask for themselves are refused behind a right checksum too")
  func circles() throws {
    // `en.b.two` asks for `en.a.one`, the first rule; its number is changed to its own.
    var writer = CompactWriter()
    Self.rules.write(to: &writer)
    var refused = 0
    for index in writer.bytes.indices where writer.bytes[index] == 0 {
      var content = writer.bytes
      content[index] = 2
      var reader = CompactReader(content)
      guard let rules = try? RuleSet(from: &reader), WhenCycles.isAny(in: rules) else { continue }
      #expect(throws: CompiledRules.Refusal.self) {
        try CompiledRules.decode(CompiledRules.file(of: content))
      }
      refused += 1
    }
    #expect(refused > 0)
  }

  @Test("content that makes no sense is refused behind a right checksum too, and never traps")
  func nonsense() {
    var writer = CompactWriter()
    Self.rules.write(to: &writer)
    for index in writer.bytes.indices {
      for change: UInt8 in [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF] {
        var bytes = writer.bytes
        bytes[index] ^= change
        var reader = CompactReader(bytes)
        _ = try? RuleSet(from: &reader)
      }
    }
  }
}
