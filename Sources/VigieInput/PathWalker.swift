internal import Diagnostics
internal import Foundation
internal import VigieCore

/// Turns paths, folders and globs into files, one by one, in a fixed order.
///
/// Folders are walked in the order of their names' bytes, without hidden files. A folder that comes
/// up again through a symbolic link is not walked twice, so that a loop of links ends.
struct PathWalker {
  enum Item {
    /// - `isNamed`: whether the user gave this very path, not a folder or glob.
    case file(String, isNamed: Bool)
    case standardInput
    case problem(InputProblem)
    case warning(Diagnostic)
  }

  /// What is left to do, the next one last.
  private var stack: [Work]
  private var seenFolders: Set<ExactText> = []
  /// The endings of the names that are given of a folder; `nil` for all.
  private let endings: Set<String>?

  private enum Work {
    /// A path that the user gave.
    case path(String)
    /// A match of a glob.
    case match(String)
    /// An entry of a folder.
    case entry(String)
    /// One that tells of the others.
    case note(String)
  }

  init(_ paths: [String], endingsInFolders endings: Set<String>? = nil) {
    stack = paths.reversed().map { .path($0) }
    self.endings = endings
  }

  mutating func next() -> Item? {
    while let work = stack.popLast() {
      switch work {
      case .path("-"): return .standardInput
      case .path(let path):
        if Glob.isPattern(path), !FileManager.default.fileExists(atPath: path) {
          let matches = Self.expand(path)
          guard !matches.isEmpty else {
            return .problem(
              .init(.noSuchFile, "no file matches '\(path)'", at: Self.location(path)))
          }
          stack.append(contentsOf: matches.reversed().map { .match($0) })
        } else if let item = visit(path, isNamed: true) {
          return item
        }
      case .match(let path): if let item = visit(path, isNamed: false) { return item }
      case .entry(let path):
        if isWanted(path), let item = visit(path, isNamed: false) { return item }
      case .note(let path):
        guard isWanted(path) else { continue }
        if Self.isFolder(path) {
          if let item = visit(path, isNamed: false) { return item }
        } else {
          return .warning(
            Diagnostic(
              .warning, .folderNotes,
              "it tells of the files beside it, and is left out; name it to have it read",
              at: Self.location(path)))
        }
      }
    }
    return nil
  }

  /// Whether an entry of a folder is a folder or has one of the endings.
  private func isWanted(_ path: String) -> Bool {
    guard let endings else { return true }
    let file = URL(filePath: path)
    return endings.contains(file.pathExtension.lowercased())
      || Self.isFolder(file.resolvingSymlinksInPath().path)
  }

  private mutating func visit(_ path: String, isNamed: Bool) -> Item? {
    guard FileManager.default.fileExists(atPath: path) else {
      // What Foundation cannot read in a name becomes U+FFFD, and opens nothing.
      let reason =
        path.unicodeScalars.contains("\u{FFFD}")
        ? "the name is not in UTF-8, so it cannot be opened; rename the file"
        : "no such file or folder"
      return .problem(.init(.noSuchFile, reason, at: Self.location(path)))
    }
    let real = URL(filePath: path).resolvingSymlinksInPath().path
    guard Self.isFolder(real) else {
      let attributes = try? FileManager.default.attributesOfItem(atPath: real)
      let kind = attributes?[.type] as? FileAttributeType
      // A pipe that lies in a folder would be waited for.
      guard isNamed || kind == nil || kind == .typeRegular else {
        return .warning(
          Diagnostic(
            .warning, .unreadableInput, "it is no plain file, and is left out",
            at: Self.location(path)))
      }
      return .file(path, isNamed: isNamed)
    }
    guard seenFolders.insert(ExactText(real)).inserted else {
      return .warning(
        Diagnostic(
          .warning, .folderSeenBefore, "folder was read before and is not read again",
          at: Self.location(path)))
    }
    do {
      let names = try Self.names(in: path)
      let notes = FolderNotes(of: names)
      stack.append(
        contentsOf: names.reversed().map {
          notes.include($0) ? .note(Self.join(path, $0)) : .entry(Self.join(path, $0))
        })
      guard names.isEmpty else { return nil }
      return .warning(
        Diagnostic(.warning, .emptyInput, "folder has no files", at: Self.location(path)))
    } catch {
      return .problem(
        .init(
          .unreadableInput, "cannot read folder: \(SystemReason.text(error))",
          at: Self.location(path)))
    }
  }

  private static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { !$0.hasPrefix(".") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The paths that a glob stands for; `**` stands for any folders.
  private static func expand(_ pattern: String) -> [String] {
    var bases = [pattern.hasPrefix("/") ? "/" : ""]
    for component in pattern.split(separator: "/") {
      if component == "**" {
        bases = bases.flatMap { [$0] + foldersBelow($0, depth: 0) }.distinct
      } else if Glob.isPattern(component) {
        let glob = Glob(component)
        bases = bases.flatMap { base in
          let names = (try? names(in: base.isEmpty ? "." : base)) ?? []
          return names.filter { glob.matches($0) }.map { join(base, $0) }
        }
      } else {
        bases = bases.map { join($0, String(component)) }
          .filter { FileManager.default.fileExists(atPath: $0) }
      }
    }
    return bases
  }

  private static func foldersBelow(_ base: String, depth: Int) -> [String] {
    let folder = base.isEmpty ? "." : base
    guard depth < 64, let names = try? names(in: folder) else { return [] }
    return names.flatMap { name -> [String] in
      let path = join(base, name)
      guard isFolder(path) else { return [] }
      return [path] + foldersBelow(path, depth: depth + 1)
    }
  }

  /// Whether a path is a folder itself, not a link to one.
  private static func isFolder(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType == .typeDirectory
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder.isEmpty || folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  static func location(_ path: String) -> SourceLocation {
    SourceLocation(file: path)
  }
}

extension [String] {
  /// Each once: folders below folders below others come up in several ways.
  fileprivate var distinct: [String] {
    var seen: Set<ExactText> = []
    return filter { seen.insert(ExactText($0)).inserted }
  }
}

/// What the system says against reading a file, in a few words.
enum SystemReason {
  static func text(_ error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileReadNoPermission?: return "permission denied"
    case .fileReadNoSuchFile?: return "no such file or folder"
    default: break
    }
    let error = error as NSError
    let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError
    let posix = error.domain == NSPOSIXErrorDomain ? error : underlying
    switch posix.map({ POSIXErrorCode(rawValue: Int32($0.code)) }) ?? nil {
    case .EACCES?, .EPERM?: return "permission denied"
    case .ENOENT?: return "no such file or folder"
    case .EISDIR?: return "it is a folder"
    case .ELOOP?: return "its links lead in a circle"
    case .EMFILE?, .ENFILE?: return "too many open files"
    case let code?: return "system error \(code.rawValue)"
    case nil: return error.localizedDescription
    }
  }
}
