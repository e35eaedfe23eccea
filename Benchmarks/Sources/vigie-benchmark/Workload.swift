import Foundation
import PCRE2

/// Patterns and documents to measure with.
enum Workload {
  /// The patterns of a file, one a line.
  ///
  /// - Parameter startOptimized: gives the plain way PCRE2's own start optimisation, so that it is as
  ///   fast as it can be.
  static func patterns(_ path: String, startOptimized: Bool) throws -> [Pattern] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      try Pattern(String($0), options: startOptimized ? [.caseless, .startOptimized] : [.caseless])
    }
  }

  /// The documents of a file, which has a zero byte behind each; those that are not UTF-8 are an error,
  /// for engines count documents from the first.
  static func documents(_ path: String) throws -> [Subject] {
    // Bytes of an array are had faster than those of `Data`.
    try [UInt8](Data(contentsOf: URL(filePath: path))).split(separator: 0).enumerated().map {
      number, bytes in
      guard let subject = Subject(validating: Array(bytes)) else {
        throw CocoaError(
          .fileReadInapplicableStringEncoding,
          userInfo: [NSFilePathErrorKey: path, "document": number])
      }
      return subject
    }
  }
}
