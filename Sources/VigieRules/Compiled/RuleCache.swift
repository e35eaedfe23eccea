internal import Crypto
internal import Diagnostics
public import Foundation
public import VigieCore

/// Compiled rule sets of the paths that were loaded before, so that the next start is fast.
///
/// A cached set holds only as long as the list of rule files below the paths, their sizes and their
/// times of change stay as they were. Whatever goes wrong with the cache, the rules are read as if
/// there were none.
public struct RuleCache {
  private let folder: URL

  /// The cache in the user's own folder for such things; `nil` where there is none, or where
  /// `VIGIE_NO_CACHE` says so.
  public init?(environment: [String: String] = ProcessInfo.processInfo.environment) {
    guard environment["VIGIE_NO_CACHE", default: ""].isEmpty else { return nil }
    if let folder = environment["XDG_CACHE_HOME"], folder.hasPrefix("/") {
      self.init(folder: URL(filePath: folder).appending(path: "vigie"))
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      #if os(macOS)
      self.init(folder: URL(filePath: home).appending(path: "Library/Caches/vigie"))
      #else
      self.init(folder: URL(filePath: home).appending(path: ".cache/vigie"))
      #endif
    } else {
      return nil
    }
  }

  init(folder: URL) { self.folder = folder }

  /// The rule set of these paths, if nothing changed since it was stored.
  public func ruleSet(for paths: [String]) -> RuleSet? {
    guard let data = try? Data(contentsOf: file(for: paths)), let state = state(of: paths) else {
      return nil
    }
    let bytes = [UInt8](data)
    guard bytes.starts(with: state) else { return nil }
    return try? CompiledRules.decode(Array(bytes[state.count...]))
  }

  /// Keeps a rule set that was loaded from these paths without an error.
  ///
  /// - Parameter before: the ``state(of:)`` of the paths before they were read, so that a file that
  ///   was changed meanwhile is not taken for the one that was read.
  public func store(_ rules: RuleSet, for paths: [String], before: [UInt8]?) {
    guard let state = state(of: paths), state == before else { return }
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // Written to a temporary file first, then renamed.
    try? Data(state + CompiledRules.encode(rules)).write(to: file(for: paths), options: .atomic)
  }

  /// The rule files below the paths with their sizes and times of change, as a digest.
  public func state(of paths: [String]) -> [UInt8]? {
    var finder = RuleFileFinder(bag: DiagnosticBag())
    for path in paths { finder.add(path) }
    var hash = SHA256()
    let beside = paths.compactMap { RuleFileFinder.taxonomy(beside: $0) }
    for file in finder.files + beside {
      guard let attributes = try? FileManager.default.attributesOfItem(atPath: file),
        let size = attributes[.size] as? Int, let time = attributes[.modificationDate] as? Date
      else { return nil }
      let line = "\(file)\0\(size)\0\(time.timeIntervalSinceReferenceDate.bitPattern)\n"
      hash.update(data: Data(line.utf8))
    }
    return Array(hash.finalize())
  }

  private func file(for paths: [String]) -> URL {
    let absolute = paths.map { URL(filePath: $0).standardizedFileURL.path }.joined(separator: "\n")
    let name = SHA256.hash(data: Data(absolute.utf8)).prefix(16).map {
      String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
    }
    return folder.appending(path: name.joined() + ".rules")
  }
}
