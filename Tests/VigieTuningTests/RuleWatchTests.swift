import Diagnostics
import Foundation
import Testing
import VigieCore
import VigieOutput
import VigieRules

@testable import VigieTuning

struct RuleWatchTests {
  private static let original: String = {
    let file = TuningFixture.folder.appending(path: "rules.yaml")
    return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }()

  private static func compile(_ text: String, on basis: RuleSet? = nil) -> RuleCompiler.Result {
    var options = RuleCompiler.Options(warns: false)
    options.basis = basis
    return RuleCompiler(options: options).compile([("rules.yaml", Array(text.utf8))])
  }

  /// Edits of the fixture's rules, and whether what was worked out before can be kept.
  static let edits: [(name: String, from: String, to: String, isOnBasis: Bool)] = [
    ("nothing", "", "", true),
    ("strength", "strength: decisive", "strength: weak", true),
    ("phrase", "'election meddling'", "'foreign money'", true),
    ("more phrases", "'election meddling'", "'election meddling', 'ferry was late'", true),
    ("a condition", "within: 6 words", "within: 60 words", true),
    (
      "case", "    match: {phrases: ['in the vote']}",
      "    case: sensitive\n    match: {phrases: ['in the vote']}", true
    ),
    (
      "removed", "    match: {phrases: ['in the vote']}",
      "    status: retired\n    reason: r\n    match: {phrases: ['in the vote']}", true
    ),
    ("on trial no more", "    status: trial\n", "", true),
    (
      "another language", "    match: {phrases: ['in the vote']}",
      "    language: de\n    match: {phrases: ['in the vote']}", false
    ),
    ("any language", "language: en\nrules:", "rules:", false),
    ("a gate", "within: document", "within: sentence", true),
    ("a threshold", "      - id: leak\n", "      - id: leak\n        threshold: 0.12\n", true),
  ]

  @Test("an edit gives the same records as the same rules compiled anew", arguments: edits)
  func differential(name: String, from: String, to: String, isOnBasis: Bool) async throws {
    let basis = try #require(Self.compile(Self.original).ruleSet)
    let text = from.isEmpty ? Self.original : Self.original.replacingOccurrences(of: from, with: to)
    #expect((text == Self.original) == from.isEmpty)
    let result = Self.compile(text, on: basis)
    let quick = try #require(result.ruleSet)
    let anew = try #require(Self.compile(text).ruleSet)
    #expect(result.isOnBasis == isOnBasis)
    #expect(quick.fingerprint == anew.fingerprint)
    var first = Tagger(quick)
    var second = Tagger(anew)
    for sample in try TuningFixture.samples("evaluation/samples.ndjson").samples {
      for language in [Language.english, .german, nil] {
        var metadata = sample.document.metadata
        metadata.language = language
        let document = Document(text: sample.document.original, metadata: metadata)
        #expect(first.tag(document) == second.tag(document))
      }
    }
  }

  @Test("rules built on rules that were built on others find the same, and are as well prefiltered")
  func oneEditAfterAnother() throws {
    var basis = try #require(Self.compile(Self.original).ruleSet)
    var text = Self.original
    for (number, phrase) in ["foreign money", "the ferry was late", "ballots"].enumerated() {
      let line = "    match: {phrases: ['in the vote']}"
      text = Self.original.replacingOccurrences(
        of: line, with: "    match: {phrases: ['in the vote', '\(phrase)']}")
      let result = Self.compile(text, on: basis)
      basis = try #require(result.ruleSet)
      #expect(result.isOnBasis)
      // What no rule uses any more is kept along.
      #expect(basis.patterns.patterns.count > number + 1)
    }
    let anew = try #require(Self.compile(text).ruleSet)
    #expect(basis.patterns.patterns.count == anew.patterns.patterns.count + 2)
    for number in basis.patterns.patterns.indices {
      #expect(basis.patterns.isPrefiltered(PatternIndex(rawValue: number)))
    }
    var first = Tagger(basis)
    var second = Tagger(anew)
    for text in ["Ballots and foreign money.", "The ferry was late in the vote.", "Ballots."] {
      let document = Document(text: text, metadata: .init(language: .english))
      #expect(first.tag(document) == second.tag(document))
    }
    // The compiled form of such a set is as good.
    let read = try CompiledRules.decode(CompiledRules.encode(basis))
    #expect(read.fingerprint == anew.fingerprint)
  }

  @Test("samples in which an edited rule has no hit stay as they were", arguments: edits)
  func affected(name: String, from: String, to: String, isOnBasis: Bool) async throws {
    let old = try #require(Self.compile(Self.original).ruleSet)
    let text = from.isEmpty ? Self.original : Self.original.replacingOccurrences(of: from, with: to)
    let new = try #require(Self.compile(text, on: old).ruleSet)
    let samples = try TuningFixture.samples("evaluation/samples.ndjson")
    let before = await TaggerPool(old, jobs: 1).tag(samples)
    let after = await TaggerPool(new, jobs: 1).tag(samples)
    let changes = RuleChanges(from: old, to: new)
    let affected = AffectedSamples(of: changes, from: old, to: new)
    let isElsewhere = ["a gate", "a threshold", "a condition", "any language"].contains(name)
    #expect((affected == nil) == isElsewhere)
    guard let found = await affected?.find(among: before, jobs: 1) else { return }
    #expect(found.count < samples.samples.count)
    for number in samples.samples.indices where !found.contains(number) {
      #expect(before[number].observations == after[number].observations)
    }
  }

  @Test("what silences a tag or asks for other rules is looked for in every sample")
  func notAffectedAlone() throws {
    let old = try #require(Self.compile(Self.original).ruleSet)
    let vetoed = Self.original.replacingOccurrences(
      of: "    match: {phrases: ['in the vote']}",
      with: "    match: {phrases: ['in the vote']}\n    veto: {phrases: ['the ferry']}")
    let new = try #require(Self.compile(vetoed, on: old).ruleSet)
    let changes = RuleChanges(from: old, to: new)
    #expect(changes.changed.count == 1)
    #expect(AffectedSamples(of: changes, from: old, to: new) == nil)
  }

  @Test("too many new patterns are worked out anew")
  func manyPatterns() throws {
    let basis = try #require(Self.compile(Self.original).ruleSet)
    let phrases = (0..<200).map { "['word\($0) follows']" }.map { "{phrases: \($0)}" }
    let text = Self.original.replacingOccurrences(
      of: "    match: {phrases: ['in the vote']}",
      with: "    match: {any: [\(phrases.joined(separator: ", "))]}"
    ).replacingOccurrences(of: "'It went wrong in the vote.'", with: "'Word7 follows.'")
    let result = Self.compile(text, on: basis)
    #expect(result.ruleSet != nil && !result.isOnBasis)
  }

  private func watch(
    _ edits: (RuleWatchFolder) throws -> Void, before: (RuleWatchFolder) throws -> Void = { _ in }
  ) async throws -> (watch: RuleWatch, outcome: RuleWatch.Outcome, stamps: [String]) {
    let folder = try RuleWatchFolder(Self.original)
    defer { folder.remove() }
    try before(folder)
    let rules = try RuleSet(contentsOf: folder.path)
    let samples = try TuningFixture.samples("evaluation/samples.ndjson")
    var watch = await RuleWatch(rules, paths: [folder.path], samples: samples, tags: [], jobs: 2)
    let stamps = RuleStamps(of: [folder.path])
    #expect(stamps.areCurrent)
    try edits(folder)
    let outcome = await watch.reload()
    let files = RuleStamps(of: [folder.path]).files(changedSince: stamps)
    #expect(stamps.areCurrent == files.isEmpty)
    return (watch, outcome, files.map { URL(filePath: $0).lastPathComponent })
  }

  @Test("an edit is told by tag: what is gained, what is lost, and the figures")
  func change() async throws {
    let result = try await watch { folder in
      try folder.edit("'election meddling'", "'swayed the ballot'")
    }
    guard case .changed(let change, let changes, let failing) = result.outcome else {
      Issue.record("the rules have no mistakes")
      return
    }
    #expect(result.stamps == ["rules.yaml"])
    #expect(failing.count == 1 && failing[0].code == .exampleMissed)
    let text = change.text(result.watch.ruleSet, changes: changes, style: Style(isColoured: false))
    #expect(
      text == """
          changed en.meddling.meddling
          elections/meddling
            gained  rightly  s10  0.91
            lost    wrongly  s09  0.10
            lost    rightly  s21  0.10  Games <again> & again
            found 9, missed 1, wrong 1 → 0, precision 0.75 → 1.00, recall 0.90, F1 0.82 → 0.95
          response/sanctions
            lost    wrongly  s09  0.10
            found 1 → 0, missed 0 → 1, wrong 0
          F1: micro 0.774 → 0.815, macro 0.746 → 0.529, hierarchical 0.774 → 0.815

        """)
  }

  @Test("an exclusion is tried again where a rule that it names changed, or an example of its own")
  func exclusion() async throws {
    func failures(_ edit: (RuleWatchFolder) throws -> Void) async throws -> [Diagnostic.Code] {
      let result = try await watch(edit) { folder in
        let exclusion = """
          format: 1
          language: en
          exclude:
            - rules: [en.meddling.meddling]
              match: {phrases: [election meddling song]}
              reason: A song of that name
              examples:
                match: [They sang the election meddling song.]
                no-match: [They spoke of election meddling.]
          """
        try folder.write("exclusion.yaml", exclusion)
      }
      guard case .changed(_, _, let failing) = result.outcome else { return [] }
      return failing.map(\.code)
    }
    #expect(try await failures { try $0.edit("strength: weak", "strength: medium") } == [])
    // Of the rule's own example, and both of the exclusion's.
    let byRule = try await failures { try $0.edit("'election meddling'", "'swayed the ballot'") }
    #expect(byRule == [.exampleMissed, .exampleMissed, .exampleMissed])
    let byExample = try await failures { folder in
      let text = try String(contentsOfFile: folder.path + "/exclusion.yaml", encoding: .utf8)
      try folder.write(
        "exclusion.yaml", text.replacingOccurrences(of: "spoke of", with: "spoke of the song"))
    }
    #expect(byExample == [])
    let wrong = try await failures { folder in
      let text = try String(contentsOfFile: folder.path + "/exclusion.yaml", encoding: .utf8)
      try folder.write(
        "exclusion.yaml", text.replacingOccurrences(of: "meddling.]", with: "meddling song.]"))
    }
    #expect(wrong == [.exampleHit])
  }

  @Test(
    "rules with a mistake change nothing; once mended, the change is told against the last good ones"
  )
  func mistake() async throws {
    let result = try await watch { try $0.edit("strength: decisive", "strength: strongest") }
    guard case .refused(let refused) = result.outcome else {
      Issue.record("the mistake was not seen")
      return
    }
    #expect(refused.diagnostics.contains { $0.message.contains("strongest") })
    #expect(result.watch.ruleSet.rules.count == 11)
  }

  @Test("only words for readers changed, or nothing")
  func reworded() async throws {
    let result = try await watch {
      try $0.edit("description: meddling", "description: another word for it")
    }
    guard case .changed(let change, let changes, _) = result.outcome else {
      Issue.record("the rules have no mistakes")
      return
    }
    #expect(changes.isEmpty && change.tags.isEmpty && change.movedDocuments == 0)
    let text = change.text(result.watch.ruleSet, changes: changes, style: Style(isColoured: false))
    #expect(text == "  rules do the same as before\n  nothing changes in these samples\n")
  }

  @Test("with other tags labels may mean something else")
  func newTags() async throws {
    let result = try await watch { folder in
      try folder.write(
        "more.yaml", "format: 1\nlanguage: en\nrules: []\n")
      try folder.edit(
        "      - id: sanctions\n",
        "      - id: sanctions\n        label: {en: S}\n      - id: more\n")
    }
    if case .newTags = result.outcome {} else { Issue.record("\(result.outcome)") }
    #expect(result.stamps == ["more.yaml", "rules.yaml"])
  }
}

/// A folder with the fixture's rules, to be edited.
struct RuleWatchFolder {
  let path: String

  init(_ rules: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "vigie-watch-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
    try write("rules.yaml", rules)
  }

  func write(_ name: String, _ text: String) throws {
    try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
  }

  func edit(_ from: String, _ to: String) throws {
    let text = try String(contentsOfFile: "\(path)/rules.yaml", encoding: .utf8)
    try #require(text.contains(from))
    try write("rules.yaml", text.replacingOccurrences(of: from, with: to))
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
