import Diagnostics
import Foundation
import Testing
import VigieCore
import VigieRules

/// What the guide for rule authors shows works as it stands.
@Suite struct ReadmeTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "rules")

  /// The YAML files that the guide shows in full.
  private static let files: [String] = {
    let text = (try? String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)) ?? ""
    return text.split(separator: "```yaml\n").dropFirst()
      .map { String($0[..<($0.firstRange(of: "\n```")?.lowerBound ?? $0.endIndex)]) }
      .filter { $0.hasPrefix("format:") }
  }()

  /// What `vigie check` says of files, with the shipped taxonomy where they have none.
  private func check(_ files: [String], among paths: [String] = []) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "readme-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (number, file) in files.enumerated() {
      try file.write(
        to: folder.appending(path: "\(number).yaml"), atomically: true, encoding: .utf8)
    }
    let taxonomy = Self.folder.appending(path: "taxonomy.yaml").path
    let result = RuleCompiler(options: .init(isStrict: true, fallbackTaxonomy: .at(taxonomy)))
      .load([folder.path] + paths)
    let failures = result.ruleSet.map { ExampleDiagnostics.check($0) } ?? []
    return DiagnosticRenderer(sources: result.sources).render(result.diagnostics + failures)
  }

  @Test func theFirstRuleIsGood() throws {
    let rule = try #require(Self.files.first { $0.contains("rules:\n  - id:") })
    #expect(try check([rule]) == "")
  }

  @Test func theTaxonomyIsGood() throws {
    let taxonomy = try #require(Self.files.first { $0.contains("taxonomy:") })
    let rule = """
      format: 1
      rules:
        - id: closed
          tags: [media/closure, media/raid]
          description: Closed
          match: {phrases: [radio closed]}
          examples: {match: [The radio closed.], no-match: [A radio.]}
      """
    #expect(try check([taxonomy, rule]) == "")
  }

  @Test func theExclusionNamesRulesOfItsOwn() throws {
    let exclusion = try #require(Self.files.first { $0.contains("exclude:") })
    let rule = """
      format: 1
      rules:
        - id: en.hack-and-leak.mine
          tag: election-interference/hack-and-leak
          description: Hacks
          match: {phrases: [hacked and leaked]}
          examples: {match: [Hacked and leaked.], no-match: [A radio.]}
      """
    #expect(try check([exclusion, rule]) == "")
  }
}
