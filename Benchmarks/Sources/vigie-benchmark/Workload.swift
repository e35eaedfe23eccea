import Foundation
import PCRE2

/// Patterns and documents to measure with.
struct Workload {
  var patterns: [Pattern]
  var documents: [Subject]

  var bytes: Int { documents.reduce(0) { $0 + $1.bytes.count } }

  /// - Parameters:
  ///   - patterns: a file with a pattern a line.
  ///   - corpus: documents with a zero byte behind each.
  ///   - most: no more bytes of documents than this, spread over the whole file.
  init(patterns: String, corpus: String, most: Int) throws {
    self.patterns = try String(contentsOfFile: patterns, encoding: .utf8)
      .split(separator: "\n").map { try Pattern(String($0), options: [.caseless]) }
    let data = try [UInt8](Data(contentsOf: URL(filePath: corpus)))
    let all = data.split(separator: 0).map { Array($0) }
    let step = max(1, data.count / max(1, most))
    documents = stride(from: 0, to: all.count, by: step).compactMap {
      Subject(validating: all[$0])
    }
  }
}
