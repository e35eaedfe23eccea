import ArgumentParser
import Diagnostics
import VigieCore
import VigieOutput
import VigieRules

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find mistakes in rule files and run the rules' examples.",
    discussion: """
      Every mistake is shown with its place, what was expected and the nearest right spelling, all of \
      them in one run. Each example of each rule is run as it stands and again behind characters of \
      several bytes.

        vigie check                      the shipped rules
        vigie check mine.yaml            rules of your own, with the shipped taxonomy
        vigie check --add mine.yaml      the same together with the shipped rules
        vigie check my-rules/            a folder with a taxonomy of its own

      Exit codes: 0 nothing wrong, 1 something is, 2 a file or folder cannot be read, 64 wrong usage.
      """)

  @Argument(
    help: ArgumentHelp("Rule files or folders; without any, the shipped rules.", valueName: "path"),
    completion: .file(extensions: ["yaml", "yml"]))
  var paths: [String] = []

  @OptionGroup var rules: RuleOptions

  @Flag(help: "Let warnings fail the check too.")
  var warningsAsErrors = false

  @OptionGroup var colour: ColourOptions

  func run() throws {
    var options = rules
    options.rules = paths + rules.rules
    let taxonomy = ShippedRules.taxonomy
    let paths = try options.paths(wantsSources: true)
    try options.refuseCompiled(paths)
    var result = RuleCompiler(
      options: .init(isStrict: true, fallbackTaxonomy: ShippedRules.fallback)
    )
    .load(paths)
    if let ruleSet = result.ruleSet ?? result.soundRules {
      // That rules which are added have no fitted weight is known, and no reason to fit anew.
      if rules.isOnlyAddition(to: ruleSet.scoring.fit) {
        result.diagnostics.removeAll { $0.code == .staleWeights }
      }
      result.diagnostics = (result.diagnostics + ExampleDiagnostics.check(ruleSet)).sorted {
        $0.location < $1.location
      }
    }
    var output = StandardOutput()
    let renderer = DiagnosticRenderer(
      sources: result.sources,
      isColoured: Terminal.style(colour.color, isTerminal: Terminal.isStandardOutput).isColoured)
    for diagnostic in result.diagnostics { output.write(renderer.render(diagnostic) + "\n") }
    let errors = result.diagnostics.count { $0.severity == .error }
    let warnings = result.diagnostics.count - errors
    var summary =
      "\(errors.counted("error")), \(warnings.counted("warning"))"
    let isBorrowed = !options.rules.isEmpty && taxonomy.map { result.sources[$0] != nil } ?? false
    summary += " in " + (result.sources.count - (isBorrowed ? 1 : 0)).counted("file")
    if let ruleSet = result.ruleSet { summary += ", " + ruleSet.rules.count.counted("rule") }
    if isBorrowed { summary += ", with the shipped taxonomy" }
    summary += result.remarkOnExamples
    output.write(summary + "\n")
    output.flush()
    // What was not read was not checked either.
    if result.diagnostics.contains(where: { $0.code == .unreadableFile }) {
      throw ExitStatus.failure
    }
    if errors > 0 || warningsAsErrors && warnings > 0 { throw ExitStatus.findings }
  }
}

extension RuleCompiler.Result {
  /// Which examples were not run, if any.
  fileprivate var remarkOnExamples: String {
    if ruleSet != nil { return "" }
    // Without rules, for there are none that could be understood, or no taxonomy.
    guard let soundRules, !soundRules.rules.isEmpty else { return "; the examples were not run" }
    return unsoundRules == 0
      ? "" : "; the examples of \(unsoundRules.counted("rule")) were not run"
  }
}
