package import Diagnostics
package import VigieCore
internal import VigieOutput
package import VigieRules

/// Rules in force over samples, loaded again after each edit.
package struct RuleWatch: Sendable {
  package private(set) var ruleSet: RuleSet
  private var tagged: [TaggedSample]
  private let paths: [String]
  private var options: RuleCompiler.Options
  private let samples: SampleSet
  private let tags: [TagIndex]
  private let jobs: Int

  package enum Outcome: Sendable {
    /// The rules have mistakes.
    case refused(RuleCompiler.Result)
    /// The tags are others now, so that labels may mean something else.
    case newTags
    /// - warnings: examples that fail.
    case changed(EvaluationChange, RuleChanges, warnings: [Diagnostic])
  }

  /// - Parameter options: how the rules are compiled after an edit.
  package init(
    _ ruleSet: RuleSet, paths: [String], options: RuleCompiler.Options = .init(warns: false),
    samples: SampleSet, tags: [TagIndex], jobs: Int
  ) async {
    self.ruleSet = ruleSet
    self.paths = paths
    self.options = options
    self.options.parsedFiles = ParsedFiles()
    self.samples = samples
    self.tags = tags
    self.jobs = jobs
    // The files are parsed while the user writes the first edit.
    let ahead = RuleCompiler(options: self.options)
    Task.detached(priority: .utility) { _ = ahead.load(paths) }
    tagged = await TaggerPool(ruleSet, jobs: jobs).tag(samples)
  }

  /// Where the rules stand.
  package var standing: String {
    let scorecard = Scorecard(
      tagged.map(\.judged), taxonomy: ruleSet.taxonomy, tags: tags,
      bootstrap: Bootstrap(replicates: 0))
    let micro = scorecard.leafAverages.micro.f1?.value.decimals(3) ?? "–"
    let macro = scorecard.leafAverages.macroF1?.value.decimals(3) ?? "–"
    return "F1: micro \(micro), macro \(macro)"
  }

  /// Loads the rules as they are now. Where they have mistakes, everything stays as it was.
  package mutating func reload() async -> Outcome {
    var options = options
    options.basis = ruleSet
    let result = RuleCompiler(options: options).load(paths)
    guard let new = result.ruleSet else { return .refused(result) }
    guard new.taxonomy.tags.map(\.id) == ruleSet.taxonomy.tags.map(\.id) else { return .newTags }
    let changes = RuleChanges(from: ruleSet, to: new)
    let failing = ExampleDiagnostics.check(new, after: changes)
    let retagged =
      changes.isEmpty && new.scoring == ruleSet.scoring
      ? tagged : await tag(with: new, after: changes)
    let change = EvaluationChange(
      from: tagged, to: retagged, taxonomy: new.taxonomy, tags: tags)
    ruleSet = new
    tagged = retagged
    return .changed(change, changes, warnings: failing)
  }

  /// The samples as other rules have them; where an edit cannot have changed a sample, as it was.
  private func tag(with new: RuleSet, after changes: RuleChanges) async -> [TaggedSample] {
    let pool = TaggerPool(new, jobs: jobs)
    guard let affected = AffectedSamples(of: changes, from: ruleSet, to: new) else {
      return await pool.tag(samples)
    }
    let numbers = await affected.find(among: tagged, jobs: jobs)
    let again = await pool.tag(SampleSet(numbers.map { tagged[$0].sample }))
    var result = tagged
    for (number, sample) in zip(numbers, again) { result[number] = sample }
    return result
  }
}
