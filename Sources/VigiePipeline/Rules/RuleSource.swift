internal import Diagnostics
package import VigieCore
package import VigieRules

/// Where rules come from: rule files and folders, or one compiled file.
package struct RuleSource: Sendable {
  package var paths: [String]
  package var options: RuleCompiler.Options

  package init(paths: [String], options: RuleCompiler.Options = .init(warns: false)) {
    self.paths = paths
    self.options = options
  }

  /// Reads the rules as they are now.
  ///
  /// - Parameter basis: rules from which patterns that did not change may be taken over.
  package func load(basis: RuleSet? = nil) -> RuleCompiler.Result {
    for path in paths {
      guard let bytes = CompiledRules.bytes(ifCompiled: path) else { continue }
      guard paths.count == 1 else {
        return Self.refusal(
          path,
          "a compiled rule file cannot be mixed with other rules; name the rule files that it was "
            + "made from")
      }
      do throws(CompiledRules.Refusal) {
        return RuleCompiler.Result(try CompiledRules.decode(bytes))
      } catch {
        return Self.refusal(path, error.message)
      }
    }
    var options = options
    options.basis = basis
    return RuleCompiler(options: options).load(paths)
  }

  private static func refusal(_ path: String, _ message: String) -> RuleCompiler.Result {
    let diagnostic = Diagnostic(
      .error, .unusableCompiledRules, message, at: .init(file: path))
    return RuleCompiler.Result(refusing: [diagnostic])
  }
}

extension Diagnostic.Code {
  static let unusableCompiledRules = Self(rawValue: "unusable-compiled-rules")
}
