import Diagnostics
import Foundation
import Testing
import VigieInput

/// The list of codes in the README is the one that the program has.
struct InputCodesTests {
  private static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func read(_ path: String) throws -> String {
    try String(contentsOf: checkout.appending(path: path), encoding: .utf8)
  }

  @Test func areListed() throws {
    let section = try #require(
      try Self.read("README.md").components(separatedBy: "### Codes\n").last
    ).components(separatedBy: "\n## ")[0]
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let listed = rows.flatMap { row in
      row.split(separator: "|")[0].matches(of: /`([a-z0-9-]+)`/).map { String($0.output.1) }
    }
    let errors = Diagnostic.Code.ofRecords + Diagnostic.Code.ofFiles
    #expect(listed.sorted() == errors.map(\.rawValue).sorted())
    for code in Diagnostic.Code.ofDoubts { #expect(section.contains("`\(code.rawValue)`")) }
  }

  @Test("every code is of one of the lists")
  func areAllKnown() throws {
    let declared = try Self.read("Sources/VigieInput/InputCodes.swift")
      .matches(of: /Self\(rawValue: "([a-z0-9-]+)"\)/).map { String($0.output.1) }
    let known =
      Diagnostic.Code.ofRecords + Diagnostic.Code.ofFiles + Diagnostic.Code.ofDoubts
      + Diagnostic.Code.ofFolders
    #expect(declared.sorted() == known.map(\.rawValue).sorted())
  }

  /// What makes an error record is given the code first.
  @Test("every code that an error record is made with is listed as one of errors")
  func errorRecords() throws {
    let names = try Self.read("Sources/VigieInput/InputCodes.swift")
      .matches(of: /static let (\w+) = Self\(rawValue: "([a-z0-9-]+)"\)/)
      .reduce(into: [Substring: String]()) { $0[$1.output.1] = String($1.output.2) }
    let errors = Set((Diagnostic.Code.ofRecords + Diagnostic.Code.ofFiles).map(\.rawValue))
    var found: Set<String> = []
    for folder in ["VigieInput", "VigiePipeline", "VigieService"] {
      let files = FileManager.default.enumerator(
        at: Self.checkout.appending(path: "Sources/\(folder)"), includingPropertiesForKeys: nil)
      for case let file as URL in try #require(files) where file.pathExtension == "swift" {
        let text = try String(contentsOf: file, encoding: .utf8)
        for call in text.matches(of: /(?:InputProblem|\.init|Refusal)\(\s*\.(\w+),/) {
          if let code = names[call.output.1] { found.insert(code) }
        }
      }
    }
    #expect(found.isSubset(of: errors), "\(found.subtracting(errors))")
    #expect(found.isSuperset(of: Diagnostic.Code.ofFiles.map(\.rawValue)))
  }
}
