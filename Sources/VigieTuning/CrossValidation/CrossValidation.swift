package import VigieCore

/// How good a fit is on documents that it has not seen.
///
/// The samples are dealt into folds; each fold is tagged by rules that were fitted on all the others.
/// With several rounds they are dealt anew each time.
package struct CrossValidation: Sendable {
  /// All samples of one round: as the rules are written, and each as fitted without its fold.
  package struct Round: Sendable {
    package var written: [JudgedDocument]
    package var fitted: [JudgedDocument]
  }

  package let taxonomy: Taxonomy
  package let folds: Int
  package let rounds: [Round]
  /// How many fits were made: one for each fold that holds anything.
  package let fits: Int
  /// By group, how many of them left it as written, for too few samples.
  package let unfitted: [TagIndex: Int]

  /// - Precondition: there are two folds or more.
  package init(
    _ samples: SampleSet, rules: RuleSet, folds: Int, rounds: Int = 1,
    settings: FitSettings = FitSettings(), jobs: Int
  ) async {
    precondition(folds > 1, "something is left out, and something is left")
    taxonomy = rules.taxonomy
    self.folds = folds
    let written = await TaggerPool(rules.asWritten, jobs: jobs).tag(samples).map(\.judged)
    var all: [Round] = []
    var fits = 0
    var unfitted: [TagIndex: Int] = [:]
    for round in 0..<rounds {
      var fitted: [JudgedDocument] = []
      for fold in 0..<folds {
        let isHeld = { (sample: Sample) in sample.fold(of: folds, round: round) == fold }
        let held = SampleSet(samples.samples.filter(isHeld))
        let others = SampleSet(samples.samples.filter { !isHeld($0) })
        guard !held.samples.isEmpty else { continue }
        let fit = await ModelFit(others, rules: rules, settings: settings, jobs: jobs)
        fits += 1
        for support in fit.tooFew { unfitted[support.group, default: 0] += 1 }
        fitted += await TaggerPool(fit.fitted, jobs: jobs).tag(held).map(\.judged)
      }
      all.append(Round(written: written, fitted: fitted.sorted { $0.id < $1.id }))
    }
    self.rounds = all
    self.fits = fits
    self.unfitted = unfitted
  }
}
