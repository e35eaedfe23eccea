import Diagnostics
import Foundation
import Testing
import VigieCore
import VigieRules

/// The rules in the repository, as users get them.
@Suite struct ShippedRulesTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "rules")

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: folder.appending(path: "taxonomy.yaml").path)))
  func load() {
    let result = RuleCompiler().load(Self.folder.path)
    let errors = result.diagnostics.filter { $0.severity == .error }
    let shown = DiagnosticRenderer(sources: result.sources).render(errors)
    #expect(errors.isEmpty, "\(shown)")
    #expect(result.ruleSet?.rules.isEmpty == false)
  }
}
