internal import Foundation

/// Files of a folder that tell of the others, rather than being documents themselves.
struct FolderNotes {
  private let hasRecords: Bool

  /// - Parameter names: all that is in the folder.
  init(of names: [String]) {
    hasRecords = names.contains { ["ndjson", "jsonl"].contains(Self.ending($0)) }
  }

  /// Whether a file is a README, or lies as Markdown beside documents that come as records.
  func include(_ name: String) -> Bool {
    name.prefix { $0 != "." }.lowercased() == "readme"
      || hasRecords && ["md", "markdown"].contains(Self.ending(name))
  }

  private static func ending(_ name: String) -> String {
    URL(filePath: name).pathExtension.lowercased()
  }
}
