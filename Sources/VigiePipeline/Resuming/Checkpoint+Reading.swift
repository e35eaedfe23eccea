internal import Foundation

extension Checkpoint {
  /// Reads a file, in so far as it can be of use.
  init(contentsOf path: String) throws(ResumeRefusal) {
    guard let data = try? Data(contentsOf: URL(filePath: path)),
      let version = try? JSONDecoder().decode(Version.self, from: data)
    else { throw ResumeRefusal(message: "it cannot be read, or is no checkpoint") }
    guard version.format == Self.currentFormat else {
      throw ResumeRefusal(message: "it was written by another version of vigie")
    }
    guard let checkpoint = try? JSONDecoder().decode(Self.self, from: data) else {
      throw ResumeRefusal(message: "it is damaged: parts of it are missing")
    }
    guard checkpoint.isSound else {
      throw ResumeRefusal(message: "it is damaged: no file has such sizes")
    }
    self = checkpoint
  }

  /// What tells a checkpoint of another version apart from what is none.
  private struct Version: Decodable {
    var format: Int
  }
}

extension [String: String] {
  /// Each option that differs, as it was and as it is now; `nil` where none does.
  func changes(to now: [String: String]) -> String? {
    let names = Set(keys).union(now.keys).filter { self[$0] != now[$0] }.sorted()
    guard !names.isEmpty else { return nil }
    return names.map { name in
      "\(name) was \(self[name] ?? "not given"), and is \(now[name] ?? "not given") now"
    }.joined(separator: "; ")
  }
}
