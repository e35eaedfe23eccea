public import Diagnostics
public import VigieCore

/// Turns rule files into a rule set, and collects all that is wrong with them in one run.
public struct RuleCompiler {
  /// What came of it.
  public struct Result: Sendable {
    /// The rules; `nil` where there was an error.
    public var ruleSet: RuleSet?
    /// By place: errors and warnings.
    public var diagnostics: [Diagnostic]
    /// The files that were read, by path, for showing the lines that diagnostics speak of.
    public var sources: [String: SourceFile]
  }

  public struct Options: Sendable {
    /// Whether a rule without examples is an error, as `vigie check` has it, or a warning.
    public var isStrict: Bool

    /// Whether to look for what is allowed but hardly meant, which takes longer than the rest.
    public var warns: Bool
    /// Where rules are kept compiled for the next time. Of rules that come from there no warnings are
    /// given.
    public var cache: RuleCache?
    /// A taxonomy file for rules that have none among, beside or above them.
    public var fallbackTaxonomy: String?

    public init(
      isStrict: Bool = false, warns: Bool = true, cache: RuleCache? = nil,
      fallbackTaxonomy: String? = nil
    ) {
      self.isStrict = isStrict
      self.warns = warns
      self.cache = cache
      self.fallbackTaxonomy = fallbackTaxonomy
    }
  }

  public var options: Options

  public init(options: Options = Options()) { self.options = options }

  /// Loads the rules of a file or folder.
  public func load(_ path: String) -> Result { load([path]) }

  /// Loads the rules of several files or folders as one.
  public func load(_ paths: [String]) -> Result {
    let cached = paths + (options.fallbackTaxonomy.map { ["taxonomy", $0] } ?? [])
    if let rules = options.cache?.ruleSet(for: cached) {
      return Result(ruleSet: rules, diagnostics: [], sources: [:])
    }
    var compilation = Compilation(options: options)
    compilation.read(paths)
    let result = compilation.finish()
    if let rules = result.ruleSet {
      options.cache?.store(rules, for: cached, stamps: compilation.stamps)
    }
    return result
  }

  /// Compiles files that are at hand, by path: for editors and tests.
  public func compile(_ files: [(path: String, bytes: [UInt8])]) -> Result {
    var compilation = Compilation(options: options)
    for (path, bytes) in files { compilation.add(bytes, path: path) }
    return compilation.finish()
  }
}
