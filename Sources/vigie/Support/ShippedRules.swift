import Foundation

/// The rules that come with the program.
enum ShippedRules {
  /// The folder of the shipped rules: of the installation that the program belongs to, or of the
  /// checkout that it was built in. `nil` where there is neither.
  static func folder(program: URL? = Bundle.main.executableURL) -> URL? {
    guard let program = program?.resolvingSymlinksInPath() else { return nil }
    let installed = program.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "share/vigie/rules")
    if isRuleFolder(installed) { return installed }
    var parent = program.deletingLastPathComponent()
    while parent.pathComponents.count > 1 {
      let candidate = parent.appending(path: "rules")
      if isRuleFolder(candidate) { return candidate }
      parent.deleteLastPathComponent()
    }
    return nil
  }

  private static func isRuleFolder(_ folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "taxonomy.yaml").path)
  }
}
