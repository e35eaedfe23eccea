import Diagnostics
import Foundation
import Synchronization
import TestSupport
import Testing
import VigieCore
import VigieRules

@testable import VigiePipeline

struct LiveRulesTests {
  private static func tags(_ rules: RuleSet, _ text: String) -> [String] {
    var tagger = Tagger(rules)
    return tagger.tag(Document(text: text)).assigned.map(\.tag)
  }

  @Test("an edit is in force after a reload, and not before")
  func reload() throws {
    let files = try SmallRuleFolder("election meddling")
    let live = try files.live()
    let before = live.current
    try files.write("rules.yaml", SmallRules.rule(phrase: "foreign money"))
    #expect(Self.tags(live.current.ruleSet, "The foreign money.").isEmpty)
    guard case .replaced(let old, let new, let warnings) = live.reload() else {
      Issue.record("refused")
      return
    }
    #expect(old === before && new === live.current && warnings.isEmpty)
    #expect(new.number == 2 && live.latestNumber == 2)
    #expect(new.fingerprint != old.fingerprint)
    #expect(Self.tags(new.ruleSet, "The foreign money.") == ["threat/meddling"])
    // Whoever holds the old ones still can use them.
    #expect(Self.tags(old.ruleSet, "The election meddling.") == ["threat/meddling"])
    #expect(new.fingerprint == (try files.load()).fingerprint)
  }

  static let mistakes: [(name: String, text: String, code: String)] = [
    ("an unknown tag", SmallRules.rule(tag: "threat/medling", phrase: "x y"), "unknown-tag"),
    ("no YAML", "rules: [", "yaml-syntax"),
    ("nothing", "", "empty-file"),
    (
      "a pattern",
      SmallRules.rule(phrase: "x").replacingOccurrences(of: "{phrases: ['x']}", with: "'(a'"),
      "invalid-pattern"
    ),
  ]

  @Test(
    "rules with mistakes leave the old ones in force, until they are mended", arguments: mistakes)
  func mistake(name: String, text: String, code: String) throws {
    let files = try SmallRuleFolder()
    let live = try files.live()
    let before = live.current
    try files.write("rules.yaml", text)
    guard case .refused(let result, let inForce) = live.reload() else {
      Issue.record("replaced by \(name)")
      return
    }
    #expect(result.diagnostics.contains { $0.severity == .error && $0.code.rawValue == code })
    #expect(inForce === before && live.current === before && live.latestNumber == 1)
    try files.write("rules.yaml", SmallRules.rule(phrase: "foreign money"))
    guard case .replaced = live.reload() else {
      Issue.record("refused")
      return
    }
    #expect(live.current.number == 2)
  }

  @Test("a folder that is gone leaves the old rules in force")
  func gone() throws {
    let files = try SmallRuleFolder()
    let live = try files.live()
    try FileManager.default.removeItem(at: files.folder)
    guard case .refused(let result, _) = live.reload() else {
      Issue.record("replaced")
      return
    }
    #expect(!result.diagnostics.isEmpty)
    #expect(Self.tags(live.current.ruleSet, "The election meddling.") == ["threat/meddling"])
  }

  @Test("new labels are in force, though the fingerprint says nothing of them")
  func labels() throws {
    let files = try SmallRuleFolder()
    let live = try files.live()
    let label = SmallRules.taxonomy().replacingOccurrences(
      of: "en: Meddling", with: "en: Interference")
    try files.write("taxonomy.yaml", label)
    guard case .replaced(let old, let new, _) = live.reload() else {
      Issue.record("refused")
      return
    }
    #expect(old.fingerprint == new.fingerprint)
    var tagger = Tagger(live.current.ruleSet)
    let record = tagger.tag(Document(text: "The election meddling."))
    #expect(record.assigned.map(\.label) == ["Interference"])
  }

  @Test("a compiled file is read anew; a damaged one is refused")
  func compiled() throws {
    let files = try SmallRuleFolder()
    let file = files.folder.appending(path: "all.rules")
    try Data(CompiledRules.encode(try files.load())).write(to: file)
    let source = RuleSource(paths: [file.path])
    let live = LiveRules(try #require(source.load().ruleSet), paths: [file.path])
    let other = try SmallRuleFolder("foreign money")
    try Data(CompiledRules.encode(try other.load())).write(to: file, options: .atomic)
    live.reload()
    #expect(Self.tags(live.current.ruleSet, "The foreign money.") == ["threat/meddling"])
    try Data(try Data(contentsOf: file).dropLast()).write(to: file, options: .atomic)
    guard case .refused(let result, _) = live.reload() else {
      Issue.record("a damaged file was taken")
      return
    }
    #expect(result.diagnostics.map(\.message).first?.contains("damaged or cut short") == true)
    #expect(live.current.number == 2)
    let mixed = RuleSource(paths: [file.path, files.path]).load()
    #expect(mixed.ruleSet == nil)
    #expect(mixed.diagnostics.map(\.message).first?.contains("cannot be mixed") == true)
  }

  @Test("a filter that waits for input lets go of rules that were replaced")
  func letGo() async throws {
    let harness = try FilterHarness()
    let live = try harness.rules.live()
    weak let old = live.current
    let input = Pipe()
    let output = try Descriptor(opening: harness.path("out"), for: .writing)
    defer { output.closeFile() }
    var options = try FilterHarness.options()
    options.jobs = 3
    let filter = Filter(options, live: live)
    Thread.detachNewThread {
      _ = try? filter.run(
        from: Descriptor(input.fileHandleForReading.fileDescriptor), to: FilterSinks(output: output)
      ) { _ in }
    }
    try input.fileHandleForWriting.write(contentsOf: Data("{\"text\":\"None.\"}\n".utf8))
    for _ in 0..<500 where output.fileSize == 0 { try await Task.sleep(for: .milliseconds(10)) }
    #expect(output.fileSize ?? 0 > 0)
    #expect(old != nil)
    live.reload()
    for _ in 0..<500 where old != nil { try await Task.sleep(for: .milliseconds(10)) }
    #expect(old == nil)
    try input.fileHandleForWriting.close()
  }

  @Test("readers always get rules that belong together, while others reload")
  func concurrency() async throws {
    let files = try SmallRuleFolder("one phrase")
    let one = try files.load()
    let two = try SmallRuleFolder("two phrase").load()
    let next = SendableBox(false)
    let live = LiveRules(one) { _ in
      let isTwo = next.flip()
      return RuleCompiler.Result(isTwo ? two : one)
    }
    await withTaskGroup(of: Int.self) { group in
      for _ in 0..<2 {
        group.addTask {
          for _ in 0..<200 { live.reload() }
          return 0
        }
      }
      for _ in 0..<2 {
        group.addTask {
          var last = 0
          var wrong = 0
          for _ in 0..<2000 {
            let edition = live.current
            let expected = edition.number % 2 == 0 ? two.fingerprint : one.fingerprint
            if edition.fingerprint != expected || edition.number < last { wrong += 1 }
            last = edition.number
          }
          return wrong
        }
      }
      for await wrong in group { #expect(wrong == 0) }
    }
    #expect(live.current.number == 401)
  }
}

/// A switch that several threads may turn.
private final class SendableBox: Sendable {
  private let value: Mutex<Bool>
  init(_ value: Bool) { self.value = Mutex(value) }

  func flip() -> Bool {
    value.withLock { value in
      value.toggle()
      return value
    }
  }
}
