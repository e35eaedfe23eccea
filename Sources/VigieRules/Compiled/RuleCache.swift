internal import Crypto
public import Foundation
public import VigieCore

/// Compiled rule sets of the paths that were loaded before, so that the next start is fast.
///
/// A cached set holds only as long as every file that was read, every folder that was looked through
/// and the program itself are as they were; to tell that, nothing has to be read. Whatever goes wrong
/// with the cache, the rules are read as if there were none.
public struct RuleCache: Sendable {
  /// Files changed so shortly before they were read may be changed again without a later time: some
  /// file systems count in steps of two seconds.
  private static let mostRecent = 2.0
  /// So many sets of paths are kept.
  private static let capacity = 16
  private static let ending = ".rules"

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

  /// What is kept of some paths.
  enum Found {
    /// Nothing changed since it was stored.
    case current(RuleSet)
    /// Rules were edited since; what was worked out about those that were not still holds.
    case stale(RuleSet)
  }

  /// What is kept of these paths; `nil` where there is nothing, or another build made it.
  func find(_ paths: [String]) -> Found? {
    guard let data = try? Data(contentsOf: file(for: paths)) else { return nil }
    do {
      var reader = CompactReader([UInt8](data))
      func stamps() throws(CompactReader.Malformed) -> [FileStamp] {
        try reader.array { (reader) throws(CompactReader.Malformed) in
          try FileStamp(from: &reader)
        }
      }
      let program = try stamps()
      let files = try stamps()
      guard program.allSatisfy(\.isCurrent) else { return nil }
      let isCurrent = files.allSatisfy(\.isCurrent)
      let rules = try CompiledRules.decode(try reader.raw())
      return isCurrent ? .current(rules) : .stale(rules)
    } catch {
      return nil
    }
  }

  /// The rule set of these paths, if nothing changed since it was stored.
  public func ruleSet(for paths: [String]) -> RuleSet? {
    if case .current(let rules)? = find(paths) { rules } else { nil }
  }

  /// Keeps a rule set that was loaded from these paths without an error.
  ///
  /// - Parameters:
  ///   - stamps: what was read and looked for, as it was just before.
  ///   - isSettled: whether nothing of it is changed again at once.
  func store(
    _ rules: RuleSet, for paths: [String], stamps: [FileStamp], isSettled: Bool = false
  ) {
    let settled = Date().timeIntervalSince1970 - Self.mostRecent
    guard isSettled || stamps.allSatisfy({ Double($0.changed.seconds) < settled }) else { return }
    var writer = CompactWriter()
    // Another build may analyse patterns in another way.
    let program = Bundle.main.executablePath.map { [FileStamp(of: $0)] } ?? []
    for stamps in [program, stamps] { writer.write(stamps) { $1.write(to: &$0) } }
    writer.write(raw: CompiledRules.encode(rules))
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    // Written to a temporary file first, then renamed.
    try? Data(writer.bytes).write(to: file(for: paths), options: .atomic)
    removeOldest()
  }

  /// Named after the paths as they were given, for rules say where they stand in these words, and
  /// after the folder that they are seen from.
  private func file(for paths: [String]) -> URL {
    let names = [FileManager.default.currentDirectoryPath] + paths
    let digest = SHA256.hash(data: Data(names.map { $0 + "\0" }.joined().utf8))
    let name = digest.prefix(16).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
    return folder.appending(path: name.joined() + Self.ending)
  }

  private func removeOldest() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let files = names.filter { $0.hasSuffix(Self.ending) }
      .map { FileStamp(of: folder.appending(path: $0).path) }
      .sorted { $0.modified.seconds > $1.modified.seconds }
    for file in files.dropFirst(Self.capacity) {
      try? FileManager.default.removeItem(atPath: file.path)
    }
  }
}
