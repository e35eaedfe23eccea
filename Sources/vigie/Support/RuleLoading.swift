import ArgumentParser
import Diagnostics
import Foundation
import VigieCore
import VigieOutput
import VigiePipeline
import VigieRules

extension RuleOptions {
  /// The paths given, or the folder of the shipped rules; with what is added to them.
  func paths(wantsSources: Bool = false) throws(ExitStatus) -> [String] {
    if !rules.isEmpty { return rules + add }
    guard let shipped = ShippedRules.path(wantsSources: wantsSources || !add.isEmpty) else {
      StandardError.write(
        """
        vigie: the shipped rules were not found: they were looked for as \(ShippedRules.places); name \
        their folder, or one of your own with a taxonomy.yaml, with --rules
        """)
      throw .failure
    }
    return [shipped.path] + add
  }

  /// The rule set: from a compiled file, from the cache, or from rule files with all complaints
  /// printed; errors end the program.
  func load(colour: ColourChoice) throws(ExitStatus) -> RuleSet {
    let paths = try paths()
    if let compiled = try compiled(among: paths) { return warning(of: compiled) }
    return warning(of: try compile(paths, colour: colour, cache: RuleCache()))
  }

  /// Says that weights are stale; of rules that were put beside others with `--add` it is known.
  private func warning(of ruleSet: RuleSet) -> RuleSet {
    if let fit = ruleSet.scoring.fit, !fit.isCurrent, !isOnlyAddition(to: fit) {
      StandardError.write(
        """
        vigie: warning: '\(fit.file)' was fitted to other rules (\(fit.changes)); what changed \
        counts as written, and confidences are not calibrated until you run `vigie fit` again
        """)
    }
    return ruleSet
  }

  /// Whether rules differ from those that were fitted only by what is put beside them.
  func isOnlyAddition(to fit: ScoringModel.Fit?) -> Bool {
    guard let fit else { return false }
    return !add.isEmpty && fit.edited.isEmpty && fit.removed.isEmpty
  }

  /// How the rules are loaded anew while the program runs. The shipped rules are looked for each time,
  /// for what is compiled of them may be out of date by then.
  var reloading: LiveRules.Load {
    let (named, added) = (rules, add)
    return { basis in
      let shipped = ShippedRules.path(wantsSources: !added.isEmpty).map { [$0.path] } ?? []
      let source = RuleSource(
        paths: (named.isEmpty ? shipped : named) + added,
        options: .init(
          warns: false, cache: RuleCache(), fallbackTaxonomy: ShippedRules.fallback))
      return source.load(basis: basis)
    }
  }

  /// The rules as their authors wrote them, for fitting, the file that fitted weights of them belong
  /// into (the one that is there, whatever is in it, or else one in the folder of the rules), and the fit
  /// that is in force.
  func loadWritten(
    colour: ColourChoice
  ) throws(ExitStatus) -> (rules: RuleSet, weights: String?, fit: EarlierFit?) {
    let paths = try paths(wantsSources: true)
    if let compiled = try compiled(among: paths) {
      return (
        compiled.asWritten, nil,
        compiled.scoring.fit.map { EarlierFit(file: $0.file, samples: $0.samples, model: nil) }
      )
    }
    let result = RuleCompiler(
      options: .init(
        warns: false, fallbackTaxonomy: ShippedRules.fallback, readsWeights: false)
    ).load(paths)
    // The weights of rules with additions are not those of the rules alone.
    let folder = add.isEmpty ? paths.first { RuleCompiler.isFolder($0) } : nil
    let own = folder.map { ($0.hasSuffix("/") ? $0 : $0 + "/") + FittedFile.name }
    let files = result.weightFiles
    let known = add.isEmpty ? files.first?.path : nil
    // Weights that are named go before those that lie in a folder of rules.
    let fit = files.first { paths.contains($0.path) } ?? files.first
    return (
      try checked(result, colour: colour), known ?? own,
      fit.map { EarlierFit(file: $0.path, samples: $0.samples, model: $0.model) }
    )
  }

  /// Reads rule files, or what the cache has of them.
  func compile(
    _ paths: [String], colour: ColourChoice, cache: RuleCache? = nil
  ) throws(ExitStatus) -> RuleSet {
    // Only errors are shown, so warnings are not looked for.
    try checked(
      RuleCompiler(
        options: .init(
          warns: false, cache: cache, fallbackTaxonomy: ShippedRules.fallback)
      ).load(paths), colour: colour)
  }

  /// The rule set of a result; errors are printed and end the program.
  private func checked(
    _ result: RuleCompiler.Result, colour: ColourChoice
  ) throws(ExitStatus) -> RuleSet {
    let renderer = DiagnosticRenderer(
      sources: result.sources,
      isColoured: Terminal.style(colour, isTerminal: Terminal.isStandardError).isColoured)
    for diagnostic in result.diagnostics where diagnostic.severity == .error {
      StandardError.writePart(renderer.render(diagnostic))
    }
    guard let ruleSet = result.ruleSet else {
      let errors = result.diagnostics.filter { $0.severity == .error }
      StandardError.write(
        errors.allSatisfy { $0.code == .unreadableFile }
          ? "vigie: the rules cannot be read"
          : "vigie: the rules have mistakes; see `vigie check`")
      throw .failure
    }
    return ruleSet
  }

  /// Refuses compiled files where the rule files themselves are wanted.
  func refuseCompiled(_ paths: [String]) throws(ExitStatus) {
    for path in paths where CompiledRules.bytes(ifCompiled: path) != nil {
      StandardError.write(
        "vigie: '\(path)' is a compiled rule file, which was checked when it was made; "
          + "name the rule files that it was made from")
      throw .failure
    }
  }

  private func compiled(among paths: [String]) throws(ExitStatus) -> RuleSet? {
    for path in paths {
      guard let bytes = CompiledRules.bytes(ifCompiled: path) else { continue }
      guard paths.count == 1 else {
        StandardError.write(
          "vigie: '\(path)' is a compiled rule file and cannot be mixed with other rules; "
            + "name the rule files that it was made from")
        throw .failure
      }
      do {
        return try CompiledRules.decode(bytes)
      } catch {
        StandardError.write("vigie: cannot use '\(path)': \(error.message)")
        throw .failure
      }
    }
    return nil
  }
}
