public import Diagnostics
public import VigieCore

/// Why rules could not be loaded: all that is wrong with them.
public struct RuleFileError: Error, Sendable, CustomStringConvertible {
  public let diagnostics: [Diagnostic]
  public let sources: [String: SourceFile]

  public var description: String {
    diagnostics.filter { $0.severity == .error }
      .map { "\($0.location): error: \($0.message) [\($0.code.rawValue)]" }
      .joined(separator: "\n")
  }
}

extension RuleSet {
  /// Loads the rules of a file, or of all files in a folder.
  ///
  /// ```swift
  /// let rules = try RuleSet(contentsOf: "rules")
  /// ```
  ///
  /// - Throws: all errors in the files, each with its place.
  public init(contentsOf path: String) throws(RuleFileError) {
    let result = RuleCompiler(options: .init(warns: false)).load(path)
    guard let ruleSet = result.ruleSet else {
      throw RuleFileError(diagnostics: result.diagnostics, sources: result.sources)
    }
    self = ruleSet
  }
}
