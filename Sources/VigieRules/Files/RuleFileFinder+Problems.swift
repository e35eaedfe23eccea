internal import Diagnostics
internal import Foundation

/// What is said of files that are not there.
extension RuleFileFinder {
  /// That a path leads nowhere, and what it was probably meant to be.
  static func missing(_ path: String) -> Diagnostic {
    let url = URL(filePath: path)
    let what =
      endings.contains(url.pathExtension.lowercased())
      ? "this file does not exist" : "this file or folder does not exist"
    let folder = url.deletingLastPathComponent()
    guard kind(of: folder.path) == .typeDirectory else {
      return problem(
        .unreadableFile, what + ", for there is no folder '\(folder.standardizedFileURL.path)'",
        path)
    }
    let near = nearest(to: url.lastPathComponent, in: folder.path)
    // As the user would write it, from the same place.
    let start = path.hasSuffix("/") ? path.dropLast() : path[...]
    let beginning = start.dropLast(url.lastPathComponent.count)
    return problem(
      .unreadableFile, what + (near.map { "; did you mean '\(beginning)\($0)'?" } ?? ""), path)
  }

  /// The name in a folder, of a rule file or folder, that is most like another one.
  private static func nearest(to name: String, in folder: String) -> String? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    let candidates = names.filter { candidate in
      !candidate.hasPrefix(".")
        && (endings.contains((candidate as NSString).pathExtension.lowercased())
          || kind(of: folder + "/" + candidate) == .typeDirectory)
    }
    // Endings are alike, whatever the names.
    func stem(_ name: String) -> String {
      let name = name as NSString
      return endings.contains(name.pathExtension.lowercased())
        ? name.deletingPathExtension : name as String
    }
    let wanted = stem(name)
    if let same = candidates.first(where: { stem($0) == wanted }) { return same }
    guard let near = Spelling.nearest(to: wanted, among: candidates.map(stem)) else { return nil }
    return candidates.first { stem($0) == near }
  }

  /// That there is no taxonomy, where it was looked for, and what to do.
  ///
  /// - Parameter paths: that the user named; none where the files were at hand.
  static func noTaxonomy(beside paths: [String], fallback: FallbackTaxonomy?) -> Diagnostic {
    var diagnostic = problem(
      .noTaxonomy,
      "no taxonomy: put the rules into a folder with a taxonomy.yaml, or name one among the files",
      paths.first ?? "rules")
    guard !paths.isEmpty else { return diagnostic }
    var folders: [String] = []
    for path in paths {
      let place = URL(filePath: path).standardizedFileURL
      let folder = kind(of: path) == .typeDirectory ? place : place.deletingLastPathComponent()
      if !folders.contains(folder.path) { folders.append(folder.path) }
    }
    let names = folders.count > 3 ? Array(folders.prefix(2)) : folders
    let rest = folders.count - names.count
    let listing =
      rest > 0
      ? names.map { "'\($0)'" }.joined(separator: ", ") + " and \(rest) more folders"
      : names.quotedListing(joiner: "and")
    diagnostic.notes.append(
      .init("no taxonomy.yaml or taxonomy.yml is in \(listing), or in a folder above"))
    if case .missing(let places)? = fallback {
      diagnostic.notes.append(
        .init("nor was the one of the shipped rules found: it was looked for as \(places)"))
      diagnostic.notes.append(
        .init("to use it, name the folder of the shipped rules with --rules, and yours with --add"))
    }
    return diagnostic
  }

  /// A diagnostic about a file as a whole.
  static func problem(_ code: Diagnostic.Code, _ message: String, _ path: String) -> Diagnostic {
    Diagnostic(.error, code, message, at: SourceLocation(file: path, line: 0, column: 0))
  }
}
