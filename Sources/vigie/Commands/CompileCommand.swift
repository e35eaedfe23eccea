import ArgumentParser
import VigieRules

struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: "Write rules into one checked file that loads at once.",
    discussion: """
      The file holds the taxonomy, the rules and what was worked out about their patterns. Give it to \
      --rules in place of the folder. It is refused when it is damaged or was made by another version.

        vigie compile my-rules/ -o my.rules
        vigie compile --add mine.yaml -o all.rules     the shipped rules and your own
        vigie tag --rules my.rules press/
      """)

  @Argument(
    help: ArgumentHelp("Rule files or folders; without any, the shipped rules.", valueName: "path"),
    completion: .file(extensions: ["yaml", "yml"]))
  var paths: [String] = []

  @Option(name: .shortAndLong, help: "File to write.", completion: .file())
  var output: String

  @OptionGroup var rules: RuleOptions
  @OptionGroup var colour: ColourOptions

  func run() throws {
    var options = rules
    options.rules = paths + rules.rules
    let sources = try options.paths(wantsSources: true)
    try options.refuseCompiled(sources)
    let ruleSet = try options.compile(sources, colour: colour.color)
    var destination = try OutputDestination(output)
    try destination.write(CompiledRules.encode(ruleSet))
    try destination.finish()
  }
}
