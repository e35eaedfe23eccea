public import Diagnostics
internal import Foundation
public import VigieCore

/// Turns rule files into a rule set, and collects all that is wrong with them in one run.
public struct RuleCompiler {
  /// What came of it.
  public struct Result: Sendable {
    /// The rules; `nil` where there was an error.
    public var ruleSet: RuleSet?
    /// Where there was an error, and `Options.isStrict` asks for all that is wrong: the rules in which
    /// nothing is, for running their examples. To tag with, they are not all that was meant.
    public var soundRules: RuleSet?
    /// How many rules are not among `soundRules`.
    public var unsoundRules = 0
    /// By place: errors and warnings.
    public var diagnostics: [Diagnostic]
    /// The files that were read, by path, for showing the lines that diagnostics speak of.
    public var sources: [String: SourceFile]
    /// The files of fitted weights among them, by path.
    public var weightFiles: [WeightFile] = []
    /// Whether the patterns of `Options.basis` were taken over.
    package var isOnBasis = false
  }

  public struct Options: Sendable {
    /// Whether all is said that is wrong, as by `vigie check`: a rule without examples is an error, not a
    /// warning, and beside mistakes the rules that have none are compiled for their examples.
    public var isStrict: Bool

    /// Whether to look for what is allowed but hardly meant, which takes longer than the rest.
    public var warns: Bool
    /// Where rules are kept compiled for the next time. Of rules that come from there no warnings are
    /// given.
    public var cache: RuleCache?
    public var fallbackTaxonomy: FallbackTaxonomy?
    /// Whether fitted weights are used; without them nothing in their file can be wrong, and nothing
    /// is cached.
    public var readsWeights: Bool

    /// Rules that were compiled before: of patterns that are in them, what was worked out is taken over,
    /// so that an edit of a few rules is quick.
    package var basis: RuleSet?
    /// Where files are kept as parsed, for the next compilation with the same options.
    package var parsedFiles: ParsedFiles?

    public init(
      isStrict: Bool = false, warns: Bool = true, cache: RuleCache? = nil,
      fallbackTaxonomy: FallbackTaxonomy? = nil, readsWeights: Bool = true
    ) {
      self.isStrict = isStrict
      self.warns = warns
      self.cache = readsWeights ? cache : nil
      self.fallbackTaxonomy = fallbackTaxonomy
      self.readsWeights = readsWeights
    }
  }

  public var options: Options

  public init(options: Options = Options()) { self.options = options }

  /// Loads the rules of a file or folder.
  public func load(_ path: String) -> Result { load([path]) }

  /// Loads the rules of several files or folders as one.
  public func load(_ paths: [String]) -> Result {
    let cached = paths + (options.fallbackTaxonomy?.path.map { ["taxonomy", $0] } ?? [])
    var options = options
    switch options.cache?.find(cached) {
    case .current(let rules)?: return Result(ruleSet: rules, diagnostics: [], sources: [:])
    case .stale(let rules)?: options.basis = options.basis ?? rules
    case nil: break
    }
    var compilation = Compilation(options: options)
    compilation.read(paths)
    let result = compilation.finish()
    if let rules = result.ruleSet {
      options.cache?.store(rules, for: cached, stamps: compilation.stamps)
    }
    return result
  }

  /// Whether a path leads to a folder, through links.
  package static func isFolder(_ path: String) -> Bool {
    RuleFileFinder.kind(of: path) == .typeDirectory
  }

  /// Compiles files that are at hand, by path: for editors and tests.
  public func compile(_ files: [(path: String, bytes: [UInt8])]) -> Result {
    var compilation = Compilation(options: options)
    for (path, bytes) in files { compilation.add(bytes, path: path) }
    return compilation.finish()
  }
}

extension RuleCompiler.Result {
  /// Rules that were at hand, in which nothing is wrong.
  package init(_ ruleSet: RuleSet) {
    self.init(ruleSet: ruleSet, diagnostics: [], sources: [:])
  }

  /// No rules, and why.
  package init(refusing diagnostics: [Diagnostic]) {
    self.init(ruleSet: nil, diagnostics: diagnostics, sources: [:])
  }
}
