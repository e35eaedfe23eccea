import Diagnostics
import Foundation
import Testing
import VigieInput

/// The list of codes in the README is the one that the program has.
struct InputCodesTests {
  @Test func areListed() throws {
    let readme = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "README.md")
    let text = try String(contentsOf: readme, encoding: .utf8)
    let section = try #require(text.components(separatedBy: "### Codes\n").last)
      .components(separatedBy: "\n## ")[0]
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let listed = rows.flatMap { row in
      row.split(separator: "|")[0].matches(of: /`([a-z0-9-]+)`/).map { String($0.output.1) }
    }
    #expect(listed.sorted() == Diagnostic.Code.ofRecords.map(\.rawValue).sorted())
    for code in Diagnostic.Code.ofDoubts { #expect(section.contains("`\(code.rawValue)`")) }
  }
}
