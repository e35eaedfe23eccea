import Diagnostics
import Foundation
import TestSupport
import Testing
import VigieRules

/// Each file in `Fixtures/diagnostics` has a mistake of one kind; beside it stands what is said of it.
///
/// A file stands beside a small taxonomy, unless it has one of its own. A line `#### name.yaml`
/// begins a further file, and a first line `# strict` asks for what `vigie check` asks for.
@Suite struct DiagnosticGoldenTests {
  private static let taxonomy = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/taxonomy.yaml")

  static let fixtures: [URL] =
    (try? GoldenFile.files(in: "Fixtures/diagnostics", extension: "yaml", beside: #filePath)) ?? []

  @Test func thereAreFixtures() { #expect(Self.fixtures.count >= 75) }

  @Test(arguments: fixtures)
  func diagnostics(of fixture: URL) throws {
    let bytes = [UInt8](try Data(contentsOf: fixture))
    var files = split(bytes, name: fixture.lastPathComponent)
    let text = String(decoding: bytes, as: UTF8.self)
    if !text.contains("\ntaxonomy:"), !text.hasPrefix("taxonomy:"), !text.contains("# no taxonomy")
    {
      files.append(("taxonomy.yaml", [UInt8](try Data(contentsOf: Self.taxonomy))))
    }
    let options = RuleCompiler.Options(isStrict: text.hasPrefix("# strict"))
    let result = RuleCompiler(options: options).compile(files)
    var diagnostics = result.diagnostics
    if options.isStrict, let ruleSet = result.ruleSet ?? result.soundRules {
      diagnostics += ExampleDiagnostics.check(ruleSet)
    }
    let shown =
      DiagnosticRenderer(sources: result.sources).render(diagnostics)
      + DiagnosticRenderer.summary(of: diagnostics) + "\n"
    let golden = fixture.deletingPathExtension().appendingPathExtension("out")
    let difference = try GoldenFile.difference(between: shown, and: golden)
    #expect(difference == nil, "\(difference ?? "")")
  }

  /// The files that a fixture holds. Bytes are kept, since some of the mistakes are in them.
  private func split(_ bytes: [UInt8], name: String) -> [(path: String, bytes: [UInt8])] {
    var files: [(path: String, bytes: [UInt8])] = [(name, [])]
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let mark = Array("#### ".utf8)
      if line.starts(with: mark) {
        files.append((String(decoding: line.dropFirst(mark.count), as: UTF8.self), []))
      } else {
        files[files.count - 1].bytes += line + [UInt8(ascii: "\n")]
      }
    }
    files[files.count - 1].bytes.removeLast()
    return files
  }
}
