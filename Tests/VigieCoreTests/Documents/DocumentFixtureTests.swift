import Foundation
import TestSupport
import Testing

@testable import VigieCore

/// Whole documents of many kinds, with all that is read from them written down beside them.
@Suite struct DocumentFixtureTests {
  static let files = try! GoldenFile.files(
    in: "../Fixtures/documents", extension: "txt", beside: #filePath)

  @Test(arguments: files)
  func aDocumentIsReadAsWrittenDown(file: URL) throws {
    let document = try Document(text: Array(Data(contentsOf: file)))
    let golden = file.deletingPathExtension().appendingPathExtension("out")
    let difference = try GoldenFile.difference(between: Self.dump(document), and: golden)
    #expect(difference == nil, "\(difference ?? "")")
  }

  static func dump(_ document: Document) -> String {
    func text(_ range: Range<Int>) -> String {
      String(decoding: document.text.bytes[range], as: UTF8.self).replacing("\n", with: "⏎")
    }
    let metadata = document.metadata
    var lines = [
      "title: \(metadata.title ?? "-")",
      "place: \(metadata.place ?? "-")",
      "date: \(metadata.date ?? "-")",
      "source: \(metadata.source ?? "-")",
      "languages: \(document.languages.map(\.rawValue).joined(separator: " "))",
      "",
    ]
    lines += document.zones.map { "\($0.zone): \(text($0.range))" }
    lines.append("")
    lines += document.sentences.map { "| \(text($0))" }
    return lines.joined(separator: "\n") + "\n"
  }
}
