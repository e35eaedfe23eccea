import Foundation
import Testing
import VigieCore

@testable import VigieRules

/// Rules that are kept for the next time are those that are there the next time.
@Suite final class RuleCacheTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "vigie-\(UUID().uuidString)")
  private var rules: URL { folder.appending(path: "rules") }
  private var cache: RuleCache { RuleCache(folder: folder.appending(path: "cache")) }

  init() throws {
    try write(
      "taxonomy.yaml",
      "format: 1\ntaxonomy: t\ngroups: [{id: g, label: {en: G}, tags: [{id: a, label: {en: A}}]}]")
    try write("a.yaml", Self.file("en.a"))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private static func file(_ id: String) -> String {
    """
    format: 1
    rules:
      - {id: \(id), tag: g/a, description: d, match: some\\s+word, examples: {match: [some word], no-match: [b]}}
    """
  }

  private func write(_ name: String, _ text: String) throws {
    let url = rules.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: false, encoding: .utf8)
  }

  private func load(_ paths: [String]? = nil) -> RuleCompiler.Result {
    RuleCompiler(options: .init(cache: cache)).load(paths ?? [rules.path])
  }

  /// Compiles, and keeps the result even though the files are only just written.
  private func fill() throws {
    var compilation = Compilation(options: .init())
    compilation.read([rules.path])
    let result = compilation.finish()
    cache.store(
      try #require(result.ruleSet), for: [rules.path], stamps: compilation.stamps, isSettled: true)
  }

  private func kept() -> RuleSet? { cache.ruleSet(for: [rules.path]) }

  @Test func whatHasNotChangedIsKept() throws {
    try fill()
    #expect(kept()?.rules.map(\.id) == ["en.a"])
    #expect(kept()?.rules.first?.examples.count == 2)
    // Sources are read only where the rules are compiled anew.
    #expect(load().sources.isEmpty)
    #expect(load().ruleSet?.rules.map(\.id) == ["en.a"])
  }

  @Test func filesThatMayStillChangeAreNotKept() {
    #expect(load().ruleSet != nil)
    #expect(kept() == nil)
  }

  /// Only what was edited is worked out, and the outcome is kept in place of the old.
  @Test func editedRulesAreBuiltOnWhatIsKept() throws {
    try fill()
    try write("b.yaml", Self.file("en.b"))
    #expect(kept() == nil)
    // Long enough for the files to be taken for settled.
    Thread.sleep(forTimeInterval: 3.2)
    let result = load()
    #expect(result.isOnBasis)
    let anew = try RuleSet(contentsOf: rules.path)
    #expect(result.ruleSet?.fingerprint == anew.fingerprint)
    #expect(kept()?.fingerprint == anew.fingerprint)
    // What is kept now is as good a basis as the first.
    try write("b.yaml", Self.file("en.c"))
    #expect(load().isOnBasis)
    #expect(load().ruleSet?.rules.map(\.id) == ["en.a", "en.c"])
  }

  @Test(arguments: ["edited", "added", "removed", "renamed", "deeper", "back-dated"])
  func everyChangeIsSeen(change: String) throws {
    try write("more/b.yaml", Self.file("en.b"))
    try fill()
    #expect(kept() != nil)
    let path = rules.appending(path: "a.yaml").path
    switch change {
    // Of the same length, and well within a second.
    case "edited": try write("a.yaml", Self.file("en.c"))
    case "added": try write("c.yaml", Self.file("en.c"))
    case "removed": try FileManager.default.removeItem(atPath: path)
    case "renamed":
      try FileManager.default.moveItem(atPath: path, toPath: path + ".off")
    case "deeper": try write("more/c.yaml", Self.file("en.c"))
    default:
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      try write("a.yaml", Self.file("en.c"))
      try FileManager.default.setAttributes(
        [.modificationDate: attributes[.modificationDate]!], ofItemAtPath: path)
    }
    #expect(kept() == nil)
    let expected: [String: [String]] = [
      "edited": ["en.b", "en.c"], "removed": ["en.b"], "renamed": ["en.b"],
      "back-dated": ["en.b", "en.c"],
    ]
    #expect(load().ruleSet?.rules.map(\.id) == expected[change] ?? ["en.a", "en.b", "en.c"])
  }

  @Test func changedFilesAreThoseThatAreOrWereThere() throws {
    let before = RuleStamps(of: [rules.path])
    let away = rules.path + ".away"
    try FileManager.default.moveItem(atPath: rules.path, toPath: away)
    let gone = RuleStamps(of: [rules.path])
    let files = ["a.yaml", "taxonomy.yaml"].map { rules.appending(path: $0).path }
    #expect(gone.files(changedSince: before) == files)
    try FileManager.default.moveItem(atPath: away, toPath: rules.path)
    #expect(RuleStamps(of: [rules.path]).files(changedSince: gone) == files)
  }

  @Test func aNearerTaxonomyIsSeen() throws {
    try write("deep/b.yaml", Self.file("en.b"))
    let deep = rules.appending(path: "deep").path
    var compilation = Compilation(options: .init())
    compilation.read([deep])
    let result = compilation.finish()
    cache.store(
      try #require(result.ruleSet), for: [deep], stamps: compilation.stamps, isSettled: true)
    #expect(cache.ruleSet(for: [deep]) != nil)
    try write("deep/taxonomy.yaml", "nonsense")
    #expect(cache.ruleSet(for: [deep]) == nil)
  }

  @Test func damageOnlyTakesTime() throws {
    try fill()
    let folder = folder.appending(path: "cache")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder.path).first)
    let url = folder.appending(path: name)
    let bytes = try Data(contentsOf: url)
    for index in stride(from: 0, to: bytes.count, by: 7) {
      var damaged = bytes
      damaged[index] ^= 0x41
      try damaged.write(to: url)
      #expect(load().ruleSet?.rules.map(\.id) == ["en.a"])
      try bytes.prefix(index).write(to: url)
      #expect(load().ruleSet?.rules.map(\.id) == ["en.a"])
    }
    // Nor does a folder that is none.
    let file = RuleCache(folder: rules.appending(path: "a.yaml"))
    #expect(RuleCompiler(options: .init(cache: file)).load([rules.path]).ruleSet != nil)
  }
}
