import Foundation
import VigieRules

/// The rules that come with the program.
enum ShippedRules {
  /// The shipped rules: of the installation that the program belongs to, compiled if they are there in
  /// that form, or of the checkout that it was built in. `nil` where there is neither.
  ///
  /// - Parameter wantsSources: the rule files themselves, for what cannot work on the compiled form.
  static func path(
    wantsSources: Bool = false, program: URL? = Bundle.main.executableURL
  ) -> URL? {
    guard let program = program?.resolvingSymlinksInPath() else { return nil }
    let installed = program.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "share/vigie/rules")
    let compiled = installed.deletingLastPathComponent().appending(path: "rules.compiled")
    if !wantsSources, isCurrent(compiled, for: installed) { return compiled }
    if isRuleFolder(installed) { return installed }
    var parent = program.deletingLastPathComponent()
    while parent.pathComponents.count > 1 {
      let candidate = parent.appending(path: "rules")
      if isRuleFolder(candidate) { return candidate }
      parent.deleteLastPathComponent()
    }
    return nil
  }

  /// The taxonomy of the shipped rules.
  static var taxonomy: String? {
    path(wantsSources: true)?.appending(path: "taxonomy.yaml").path
  }

  /// The same, for rules that have none.
  static var fallback: FallbackTaxonomy {
    taxonomy.map { .at($0) } ?? .missing(soughtAt: places)
  }

  /// Where the rules are looked for, by the file that tells their folder.
  static var places: String {
    guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath() else {
      return "'rules/taxonomy.yaml' beside the program, whose own place is not known"
    }
    let folder = program.deletingLastPathComponent()
    let installed = folder.deletingLastPathComponent().appending(path: "share/vigie/rules")
    return """
      '\(installed.appending(path: "taxonomy.yaml").path)', and as 'rules/taxonomy.yaml' in \
      '\(folder.path)' and the folders above it
      """
  }

  /// Whether a compiled file is there and no rule file was edited, added or removed since it was made.
  private static func isCurrent(_ compiled: URL, for rules: URL) -> Bool {
    guard let made = modified(compiled) else { return false }
    guard let newest = modified(rules), newest <= made else { return !isRuleFolder(rules) }
    let files = FileManager.default.enumerator(
      at: rules, includingPropertiesForKeys: [.contentModificationDateKey],
      options: .skipsHiddenFiles)
    while let file = files?.nextObject() as? URL {
      if let changed = modified(file), changed > made { return false }
    }
    return true
  }

  private static func modified(_ file: URL) -> Date? {
    try? file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
  }

  private static func isRuleFolder(_ folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "taxonomy.yaml").path)
  }
}
