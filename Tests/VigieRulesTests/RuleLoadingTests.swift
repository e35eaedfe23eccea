import Diagnostics
import Foundation
import Testing
import VigieCore
import VigieRules

/// Rules from files and folders, as a user has them.
@Suite final class RuleLoadingTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "vigie-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private static let taxonomy = """
    format: 1
    taxonomy: test
    groups:
      - id: elections
        label: {en: Elections}
        mode: assertion
        base-rate: 0.2
        requires: {any: [response], within: sentence}
        tags:
          - {id: meddling, label: {en: Meddling}, threshold: 0.7, yields-to: [response/sanctions]}
          - {id: fraud, label: {en: Fraud}, mode: topic, fallback: true}
      - id: response
        label: {en: Response}
        tags:
          - {id: sanctions, label: {en: Sanctions, fr: Sanctions}, mappings: {disarm: [{id: C1, name: x}, C2]}}
    """

  private static func rule(_ id: String, tag: String = "elections/meddling", more: String = "")
    -> String
  {
    """
      - id: \(id)
        tag: \(tag)
        description: d
        match: '\(id)\\s+word'
        examples: {match: [a], no-match: [b]}
    \(more)
    """
  }

  private static func file(_ rules: String..., head: String = "language: en") -> String {
    "format: 1\n\(head)\nrules:\n" + rules.joined(separator: "\n")
  }

  private func write(_ text: String, to name: String) throws {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  private func load(_ name: String = "") -> RuleCompiler.Result {
    RuleCompiler().load(name.isEmpty ? folder.path : folder.appending(path: name).path)
  }

  private func errors(_ result: RuleCompiler.Result) -> [String] {
    result.diagnostics.filter { $0.severity == .error }.map(\.code.rawValue)
  }

  @Test func foldersAreReadToTheBottom() throws {
    try write(Self.taxonomy, to: "taxonomy.yaml")
    try write(Self.file(Self.rule("en.b")), to: "deep/er/b.yml")
    try write(Self.file(Self.rule("en.a")), to: "a.yaml")
    try write("nonsense", to: ".hidden.yaml")
    try write("nonsense", to: ".hidden/x.yaml")
    try write("nonsense", to: "README.md")
    try write(Self.file(Self.rule("en.c")), to: "folder.yaml/c.yaml")
    let result = load()
    #expect(errors(result) == [])
    #expect(result.ruleSet?.rules.map(\.id) == ["en.a", "en.b", "en.c"])
    #expect(result.ruleSet?.rule("en.b") == RuleIndex(rawValue: 1))
  }

  @Test func whatDiffersInItsBytesIsNotTheSame() throws {
    try write(Self.taxonomy, to: "taxonomy.yaml")
    let pattern = "'\\b\u{E9}lection\\b'"
    func file(_ id: String, _ pattern: String) -> String {
      Self.file(Self.rule(id)).replacing(#"'\#(id)\s+word'"#, with: pattern)
    }
    // To `String` both patterns are one, and both folders.
    try write(file("en.a", pattern.replacing("\u{E9}", with: "e\u{301}")), to: "\u{E9}/a.yaml")
    try write(file("en.b", pattern), to: "e\u{301}/b.yaml")
    let rules = try #require(load().ruleSet)
    #expect(rules.rules.map(\.id) == ["en.a", "en.b"])
    let copy = try CompiledRules.decode(CompiledRules.encode(rules))
    for set in [rules, copy] {
      var tagger = Tagger(set)
      let record = tagger.ledger(for: Document(text: "The \u{E9}lection was held."))
      #expect(record.tags.values.flatMap(\.entries).map { set[$0.hit.rule].id } == ["en.b"])
    }
  }

  @Test func theTaxonomyMayStandBesideAboveOrWithin() throws {
    try write(Self.taxonomy, to: "taxonomy.yaml")
    try write(Self.file(Self.rule("en.a")), to: "deep/er/a.yaml")
    #expect(load("deep/er/a.yaml").ruleSet?.rules.count == 1)
    #expect(load("deep").ruleSet?.rules.count == 1)
    try write(Self.taxonomy + "\nrules:\n" + Self.rule("x"), to: "alone/one.yaml")
    #expect(load("alone/one.yaml").ruleSet?.rules.map(\.id) == ["x"])
  }

  @Test func severalPathsAreOne() throws {
    try write(Self.taxonomy, to: "one/taxonomy.yaml")
    try write(Self.file(Self.rule("en.a")), to: "one/a.yaml")
    try write(Self.file(Self.rule("en.b")), to: "two/b.yaml")
    let paths = ["two", "one", "one/a.yaml"].map { folder.appending(path: $0).path }
    #expect(RuleCompiler().load(paths).ruleSet?.rules.map(\.id) == ["en.a", "en.b"])
  }

  /// Whoever adds rules fits again, and cannot write into the folder of the shipped ones.
  @Test func weightsThatAreNamedGoBeforeThoseOfAFolder() throws {
    func weights(samples: Int) -> String {
      "format: 2\nfitted: {rules: 'sha256:0', samples: \(samples)}\ntags: {}\nweights: {}\n"
    }
    try write(Self.taxonomy, to: "rules/taxonomy.yaml")
    try write(Self.file(Self.rule("en.a")), to: "rules/a.yaml")
    try write(weights(samples: 3), to: "rules/weights.yaml")
    try write(weights(samples: 4), to: "mine.yaml")
    let rules = folder.appending(path: "rules").path
    let mine = folder.appending(path: "mine.yaml").path
    #expect(RuleCompiler().load(rules).ruleSet?.scoring.fit?.samples == 3)
    #expect(RuleCompiler().load([rules, mine]).ruleSet?.scoring.fit?.samples == 4)
    let both = [rules, mine, rules + "/weights.yaml"]
    #expect(errors(RuleCompiler().load(both)) == ["second-weights"])
  }

  @Test func whatCannotBeReadIsSaid() throws {
    #expect(errors(load("missing")) == ["unreadable-file"])
    #expect(errors(load()) == ["no-rule-files"])
    try write(Self.file(Self.rule("en.a")), to: "a.yaml")
    #expect(errors(load()) == ["no-taxonomy"])
    #expect(errors(RuleCompiler().load("/dev/zero")) == ["unreadable-file"])
    #expect(throws: RuleFileError.self) { try RuleSet(contentsOf: self.folder.path) }
  }

  /// Neither the names nor the order of files, nor anything that is said for people, changes what
  /// the rules are.
  @Test func theOrderOfFilesDoesNotMatter() throws {
    let exclusion = "\nexclude:\n  - {rules: ['en.*'], match: 'alpha\\s+beta', reason: r}"
    let cue = "\ncues:\n  - {id: en.cue, kind: negation, match: {phrases: [denied]}}"
    let one = Self.file(Self.rule("en.b"), Self.rule("en.d")) + exclusion
    let two = Self.file(Self.rule("en.c"), Self.rule("en.a")) + cue
    func compile(_ files: [(String, String)]) throws -> RuleSet {
      let all = files + [("taxonomy.yaml", Self.taxonomy)]
      let result = RuleCompiler().compile(all.map { (path: $0.0, bytes: Array($0.1.utf8)) })
      return try #require(result.ruleSet, "\(result.diagnostics)")
    }
    let first = try compile([("1", one), ("2", two)])
    let second = try compile([
      ("9", two.replacing("description: d", with: "description: other # remark")), ("3", one),
    ])
    #expect(first.fingerprint == second.fingerprint)
    #expect(first.rules.map(\.id) == second.rules.map(\.id))
    #expect(first.rules.map(\.condition) == second.rules.map(\.condition))
    #expect(first.cues.map(\.condition) == second.cues.map(\.condition))
    #expect(first.exclusions.map(\.condition) == second.exclusions.map(\.condition))
    #expect(first.exclusions.map(\.rules) == second.exclusions.map(\.rules))
    #expect(first.fingerprint.rawValue.wholeMatch(of: /sha256:[0-9a-f]{64}/) != nil)

    for (what, changed) in [
      ("pattern", one.replacing("en.b\\s", with: "en.b\\S")),
      ("strength", one.replacing("description: d", with: "description: d\n    strength: weak")),
      ("exclusion", one.replacing("alpha", with: "gamma")),
    ] {
      #expect(
        try compile([("1", changed), ("2", two)]).fingerprint != first.fingerprint, "\(what)")
    }
  }

  @Test func everythingWrittenArrives() throws {
    let more = """
          strength: -1.5
          zones: [title, quote]
          not: 'cancel'
          veto: ['one', 'two']
          bundle: b
          case: sensitive
          status: trial
          locked: true
          language: fr
          notes: n
          references: [r1, r2]
      """
    try write(Self.taxonomy, to: "taxonomy.yaml")
    try write(Self.file(Self.rule("en.a", more: more)), to: "a.yaml")
    let rules = try #require(load().ruleSet)
    let rule = rules.rules[0]
    #expect(rule.tags.map { rules.taxonomy[$0].id } == ["elections/meddling"])
    #expect(rule.strength == -1.5)
    #expect(rule.zones == [ZoneSet(.title), ZoneSet(.quote)])
    #expect(rule.not == .pattern(PatternIndex(rawValue: 3)))
    #expect(
      rule.veto == .any([.pattern(PatternIndex(rawValue: 1)), .pattern(PatternIndex(rawValue: 2))]))
    #expect(rule.bundleName == "b")
    #expect(rule.isCaseSensitive && rule.isLocked)
    #expect(rule.status == .trial)
    #expect(rule.language == .french)
    #expect(rule.notes == "n")
    #expect(rule.references == ["r1", "r2"])
    #expect(rule.examples.map(\.shouldMatch) == [true, false])
  }

  @Test func tagsTakeOverFromTheirGroup() throws {
    try write(Self.taxonomy, to: "taxonomy.yaml")
    try write(Self.file(Self.rule("en.a")), to: "a.yaml")
    let taxonomy = try #require(load().ruleSet?.taxonomy)
    func tag(_ id: String) throws -> VigieCore.Tag {
      taxonomy[try #require(taxonomy.index(of: id))]
    }
    let meddling = try tag("elections/meddling")
    let fraud = try tag("elections/fraud")
    let response = try #require(taxonomy.index(of: "response"))
    #expect(meddling.mode == .assertion && fraud.mode == .topic)
    #expect(meddling.baseRate == 0.2 && meddling.threshold == 0.7 && fraud.threshold == 0.5)
    #expect(meddling.gate == VigieCore.Tag.Gate(anyOf: [response], reach: .sentence))
    #expect(meddling.yieldsTo == [try #require(taxonomy.index(of: "response/sanctions"))])
    #expect(fraud.isFallback && !meddling.isFallback)
    let sanctions = try tag("response/sanctions")
    #expect(sanctions.label(in: .french) == "Sanctions")
    #expect(sanctions.mappings.map(\.id) == ["C1", "C2"])
  }
}
