import ArgumentParser
import VigieCore
import VigieOutput
import VigieTuning

struct SuggestCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Find phrases for what the rules miss, and exceptions for what they get wrong.",
    discussion: """
      For every tag: phrases that stand in documents which the rules miss and seldom in those they \
      rightly leave, and exceptions that stand beside wrong hits and seldom in documents that are \
      right. Each with its counts, the words about it, and the YAML to take over. Where the samples \
      quote their evidence, phrases come from there.

        vigie suggest samples/ --half tune
        vigie suggest samples/ -t election-interference/hack-and-leak --support 3

      Use --half tune, so that the other half can still tell whether the new rules are better. Exit \
      codes: 0 done, 2 failure, 64 wrong usage, 65 mistakes in the samples.
      """)

  @OptionGroup var samples: SampleOptions

  @Option(
    name: .shortAndLong,
    help: "Only this tag, or the tags of this group; may be given more than once.")
  var tag: [String] = []

  @Option(help: "In how many documents a phrase must stand.")
  var support = 2

  @Option(name: .shortAndLong, help: "How many suggestions of a kind for a tag.")
  var limit = 8

  @Option(help: "How many quotes for a suggestion.")
  var quotes = 2

  @OptionGroup var width: WidthOptions

  @Option(name: .shortAndLong, help: "text or json.")
  var format = Format.text

  @OptionGroup var output: OutputOptions

  @OptionGroup var rules: RuleOptions
  @OptionGroup var jobs: JobOptions
  @OptionGroup var colour: ColourOptions

  func validate() throws {
    for (name, value) in [("support", support), ("limit", limit)] where value < 1 {
      throw ValidationError("--\(name) must be 1 or more, not \(value).")
    }
    if quotes < 0 { throw ValidationError("--quotes must be 0 or more, not \(quotes).") }
  }

  func run() async throws {
    let ruleSet = try rules.load(colour: colour.color)
    let taxonomy = ruleSet.taxonomy
    let named = try taxonomy.checked(tag).compactMap(taxonomy.index(of:))
    let tags = tag.isEmpty ? taxonomy.leaves : Set(named.flatMap(taxonomy.leaves(of:))).sorted()
    let sampleSet = try samples.load(taxonomy)
    var destination = try output.open()
    var options = SuggestionFinder.Options()
    (options.support, options.most, options.quotes) = (support, limit, quotes)
    let finder = await SuggestionFinder(
      sampleSet, options: options, pool: TaggerPool(ruleSet, jobs: jobs.count))
    let suggestions = await finder.suggestions(for: tags)
    switch format {
    case .text:
      let style = Terminal.style(
        colour.color, isTerminal: output.isTerminal)
      let text =
        suggestions.isEmpty
        ? finder.reasonForSilence(on: tags)
        : suggestions.text(taxonomy, style: style, width: width.columns)
      try destination.write(Array(text.utf8))
    case .json: try destination.write(suggestions.json(taxonomy) + [UInt8(ascii: "\n")])
    }
    try destination.finish()
  }
}
