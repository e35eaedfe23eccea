import ArgumentParser
import VigieCore
import VigieOutput
import VigieTuning

struct EvalCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, junit, html

    /// The format that a file's name tells.
    init?(ending name: String) {
      let known: [(String, Format)] = [
        (".html", .html), (".htm", .html), (".json", .json), (".xml", .junit), (".txt", .text),
      ]
      guard let match = known.first(where: { name.lowercased().hasSuffix($0.0) }) else {
        return nil
      }
      self = match.1
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Measure the rules on labelled samples.",
    discussion: """
      For every tag and group: how many documents have it, precision, recall and F1 with their 95 % \
      interval, average precision, and how far confidences keep their word (Brier score, log loss, \
      calibration error). Tags with fewer than 10 documents get counts only.

        vigie eval samples/                        every tag, and the averages
        vigie eval samples/ -e -t election-interference    what was missed, and why
        vigie eval samples/ -b -t silencing        what each rule does
        vigie eval samples/ --half check           the half that rules were not tuned on
        vigie eval samples/ -o report.html         the same with curves, to look at in a browser

      Exit codes: 0 done, 2 failure, 64 wrong usage, 65 mistakes in the samples (nothing is computed \
      then).
      """)

  @OptionGroup var samples: SampleOptions

  @Option(
    name: [.customShort("t"), .customLong("tag"), .customLong("group")],
    help: "Only this tag, or this group with its tags; may be given more than once.")
  var tag: [String] = []

  @Flag(name: .shortAndLong, help: "List what was missed and what was wrongly assigned, and why.")
  var errors = false

  @Flag(
    name: .shortAndLong,
    help: "What each rule does: how often it is right, what would be lost without it.")
  var byRule = false

  @Option(
    name: .shortAndLong,
    help: "text, json, junit or html; without it the name of the output tells, or else text.")
  var format: Format?

  @OptionGroup var output: OutputOptions

  @OptionGroup var rules: RuleOptions
  @OptionGroup var jobs: JobOptions
  @OptionGroup var colour: ColourOptions

  func run() async throws {
    let ruleSet = try rules.load(colour: colour.color)
    let tags = try ruleSet.taxonomy.checked(tag).compactMap(ruleSet.taxonomy.index(of:))
    let sampleSet = try samples.load(ruleSet.taxonomy)
    var destination = try output.open()
    let format = format ?? output.path.flatMap(Format.init(ending:)) ?? .text
    let evaluation = await Evaluation(
      sampleSet, half: samples.half.half, tags: tags, listsErrors: errors || format == .html,
      listsRules: byRule || format == .html,
      pool: TaggerPool(ruleSet, jobs: jobs.count))
    switch format {
    case .text:
      let style = Terminal.style(
        colour.color, isTerminal: output.isTerminal)
      let added = ruleSet.rules(in: rules.add)
      try destination.write(Array(evaluation.text(naming: added, style: style).utf8))
    case .json: try destination.write(evaluation.json() + [UInt8(ascii: "\n")])
    case .junit: try destination.write(Array(evaluation.junit().utf8))
    case .html: try destination.write(Array(evaluation.html().utf8))
    }
    try destination.finish()
  }
}
