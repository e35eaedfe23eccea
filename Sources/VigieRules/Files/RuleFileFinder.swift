internal import Diagnostics
internal import Foundation
internal import VigieCore

/// Finds the rule files below the paths that a user gave.
struct RuleFileFinder {
  private static let depthLimit = 32
  static let endings = ["yaml", "yml"]

  let bag: DiagnosticBag
  private var seen: Set<ExactText> = []
  private var folders: Set<ExactText> = []
  private(set) var files: [String] = []
  /// What was looked at, as it was just before.
  private(set) var stamps: [FileStamp] = []

  init(bag: DiagnosticBag) { self.bag = bag }

  /// Adds a file, or all rule files in a folder and its subfolders, by name; hidden ones are left out.
  mutating func add(_ path: String) {
    stamps.append(FileStamp(of: path))
    guard let kind = Self.kind(of: path) else {
      bag.add(Self.missing(path))
      return
    }
    guard kind == .typeDirectory else {
      insert(path)
      return
    }
    let before = (files.count, folders.count)
    walk(path, depth: 0)
    if files.count == before.0, folders.count > before.1 {
      bag.add(
        Self.problem(.noRuleFiles, "the folder holds no rule files (*.yaml or *.yml)", path))
    }
  }

  private mutating func insert(_ path: String) {
    let real = URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path
    stamps.append(FileStamp(of: path))
    if seen.insert(ExactText(real)).inserted { files.append(path) }
  }

  private mutating func walk(_ folder: String, depth: Int) {
    // Links may lead back to a folder.
    let real = URL(filePath: folder).resolvingSymlinksInPath().path
    guard folders.insert(ExactText(real)).inserted else { return }
    guard depth < Self.depthLimit else {
      bag.add(Self.problem(.unreadableFile, "folders within folders, too many to follow", folder))
      return
    }
    stamps.append(FileStamp(of: folder))
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      bag.add(Self.problem(.unreadableFile, "the folder cannot be read", folder))
      return
    }
    for name in names where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      if Self.kind(of: path) == .typeDirectory {
        walk(path, depth: depth + 1)
      } else if Self.endings.contains((name as NSString).pathExtension.lowercased()) {
        insert(path)
      }
    }
  }

  /// What a path leads to, through symbolic links.
  static func kind(of path: String) -> FileAttributeType? {
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: target)
    return attributes?[.type] as? FileAttributeType
  }

  /// Adds the nearest `taxonomy.yaml` in the folder of one of these paths or one above it.
  ///
  /// - Returns: whether there is one.
  mutating func addTaxonomy(beside paths: [String]) -> Bool {
    for path in paths {
      var folder = URL(filePath: path).standardizedFileURL
      for _ in 0..<8 {
        for ending in Self.endings {
          let candidate = folder.appending(path: "taxonomy.\(ending)").path
          stamps.append(FileStamp(of: candidate))
          if FileManager.default.fileExists(atPath: candidate) {
            files.append(candidate)
            return true
          }
        }
        let above = folder.deletingLastPathComponent()
        if above.path == folder.path { break }
        folder = above
      }
    }
    return false
  }
}
