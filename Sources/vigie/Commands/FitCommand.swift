import ArgumentParser
import VigieCore
import VigieOutput
import VigieRules
import VigieTuning

struct FitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Fit weights, calibration and thresholds on labelled samples.",
    discussion: """
      Written strengths stay in the rule files. What is fitted goes to weights.yaml beside them and is \
      used from then on: confidences become probabilities, and records say "calibrated": true. Weights \
      move from what is written only as far as the samples speak; locked rules do not move, and no rule \
      changes its sign. After an edit of the rules the file is reported as stale; fit again.

        vigie fit samples/ --rules my-rules/ --dry-run     what would change
        vigie fit samples/ --rules my-rules/               the same, and write my-rules/weights.yaml
        vigie fit samples/ --cross-validate 5              how good a fit is on unseen documents
        vigie fit samples/ -o my-weights.yaml --base-rate 0.05   5 in 100 documents to be tagged have a tag

      A group takes 10 samples that have a tag of it and 10 that have none. With fewer it is left as it is, \
      which is told; unless it was fitted to these very rules before, records then say "calibrated": false.

      All other groups are fitted anew as a whole, whatever was added: on many fewer samples than the fit \
      before stands on that is worse, and a warning says so.

      Samples mostly hold more tagged documents than there are; without --base-rate, or weights in the \
      samples, confidences are those of documents picked in the same way. Rules do too well on samples that \
      they were tuned on; confidences fitted on such samples alone promise too much elsewhere.

      The same samples, rules and options give the same bytes. Exit codes: 0 done, 2 failure, 64 wrong \
      usage, 65 mistakes in the samples, or too few for every group (nothing is fitted then).
      """)

  @OptionGroup var samples: SampleOptions

  @Option(
    name: .shortAndLong,
    help:
      "File to write; without it, weights.yaml in the folder of the rules. - for standard output.",
    completion: .file())
  var output: String?

  @Flag(help: "Show what would change, and write nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      """
      Share of the documents to be tagged that have any tag, or with TAG= that have this tag or group; \
      may be given more than once.
      """, valueName: "[tag=]share"))
  var baseRate: [String] = []

  @Option(
    help: """
      What a wrong tag costs, in missing tags, such as 2; sets all thresholds by cost in place of F1.
      """)
  var costRatio: Double?

  @Option(help: "Day to note in the file, YYYY-MM-DD; the clock is never asked.")
  var date: String?

  @Option(
    help: ArgumentHelp(
      "Fit on all but one of so many folds, in turn, and measure on that one; writes nothing.",
      valueName: "folds"))
  var crossValidate: Int?

  @Option(help: "How often to deal the folds anew.")
  var rounds = 1

  @OptionGroup var rules: RuleOptions
  @OptionGroup var jobs: JobOptions
  @OptionGroup var colour: ColourOptions

  func validate() throws {
    if !dryRun, crossValidate == nil, output == nil, rules.rules.isEmpty {
      throw ValidationError(
        """
        The weights of the shipped rules stand on many samples and are not replaced unasked: name a file \
        with --output, such as my-weights.yaml, and give it with --add, or name a folder with --rules.
        """)
    }
    // Beyond, nothing would be assigned, or nothing refused.
    if let costRatio, !(0.02...99).contains(costRatio) {
      throw ValidationError("--cost-ratio must be from 0.02 to 99, not \(costRatio).")
    }
    if let crossValidate, !(2...1_000).contains(crossValidate) {
      throw ValidationError("--cross-validate must be from 2 to 1000, not \(crossValidate).")
    }
    if !(1...1_000).contains(rounds) {
      throw ValidationError("--rounds must be from 1 to 1000, not \(rounds).")
    }
    if let date, date.wholeMatch(of: /\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/) == nil {
      throw ValidationError("--date must be a day such as 2026-03-01, not '\(date)'.")
    }
    if crossValidate != nil, output != nil {
      throw ValidationError("--cross-validate writes no file; leave --output out.")
    }
    if crossValidate == nil, rounds != 1 {
      throw ValidationError("--rounds goes with --cross-validate.")
    }
  }

  func run() async throws {
    let (ruleSet, ownFile, before) = try rules.loadWritten(colour: colour.color)
    let settings = try settings(ruleSet.taxonomy)
    if let folds = crossValidate {
      let sampleSet = try samples.load(ruleSet.taxonomy)
      let support = GroupSupport.all(in: sampleSet, rules: ruleSet, settings: settings)
      try support.refuseIfNothingIsEnough(ruleSet.taxonomy)
      let validation = await CrossValidation(
        sampleSet, rules: ruleSet, folds: folds, rounds: rounds, settings: settings,
        jobs: jobs.count)
      return try show(validation.text(style: style(isTerminal: Terminal.isStandardOutput)))
    }
    // Before anything is computed, and not for a dry run.
    let target = dryRun ? nil : output ?? ownFile
    if !dryRun, target == nil {
      StandardError.write(
        "vigie: the rules are not one folder that weights could go into; name a file with --output, "
          + "such as my-weights.yaml, and give it with --add whenever you use these rules")
      throw ExitStatus.usage
    }
    let sampleSet = try samples.load(ruleSet.taxonomy)
    let support = GroupSupport.all(in: sampleSet, rules: ruleSet, settings: settings)
    try support.refuseIfNothingIsEnough(ruleSet.taxonomy)
    before?.warn(ofFitOn: sampleSet.samples.count)
    let fit = await ModelFit(
      sampleSet, rules: ruleSet, present: before?.model, settings: settings, jobs: jobs.count)
    fit.warnOfTooFew()
    guard let target else {
      return try show(fit.text(style: style(isTerminal: Terminal.isStandardOutput)))
    }
    var destination = try OutputDestination(target)
    try destination.write(Array(FittedFile.text(fit.model, rules: fit.written).utf8))
    try destination.finish()
    if target == "-" {
      StandardError.writePart(fit.text(style: style(isTerminal: Terminal.isStandardError)))
    } else {
      try show(fit.text(style: style(isTerminal: Terminal.isStandardOutput)))
      StandardError.write("vigie: wrote \(target)")
    }
  }

  private func show(_ text: String) throws {
    var output = StandardOutput()
    output.write(text)
    output.flush()
  }

  private func style(isTerminal: Bool) -> Style {
    Terminal.style(colour.color, isTerminal: isTerminal)
  }

  private func settings(_ taxonomy: Taxonomy) throws -> FitSettings {
    var settings = FitSettings()
    settings.date = date
    if let costRatio { settings.threshold = .costRatio(costRatio) }
    for text in baseRate {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let share = parts.last.flatMap({ Double($0) }), (0.0001...0.9999).contains(share) else {
        throw ValidationError(
          "--base-rate must be a share from 0.0001 to 0.9999, such as 0.05 or TAG=0.02, not '\(text)'."
        )
      }
      let tag = try parts.count == 2 ? taxonomy.checked([String(parts[0])]).first : nil
      let index = tag.flatMap(taxonomy.index(of:))
      if settings.baseRates.contains(where: { $0.tag == index }) {
        throw ValidationError("--base-rate is given twice for \(tag ?? "any tag").")
      }
      settings.baseRates.append(.init(tag: index, share: share))
    }
    settings.baseRates.sort { ($0.tag?.rawValue ?? -1) < ($1.tag?.rawValue ?? -1) }
    return settings
  }
}
