import Foundation

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
    if !wantsSources, FileManager.default.fileExists(atPath: compiled.path) { return compiled }
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
