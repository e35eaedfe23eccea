import ArgumentParser
import VigieCore
import VigieOutput

struct TaxonomyCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

  static let configuration = CommandConfiguration(
    commandName: "taxonomy",
    abstract: "List the tags, with labels, scope and mappings.",
    discussion: """
        vigie taxonomy                                   all tags, a line each
        vigie taxonomy election-interference/hack-and-leak
        vigie taxonomy --language ja
        vigie taxonomy --format json
      """)

  @Argument(help: "Tag or group to show in full.")
  var tag: String?

  @Option(name: .shortAndLong, help: "Language of labels and scope: en, ja, fr, de, it.")
  var language = "en"

  @Option(help: "text, json or markdown.")
  var format = Format.text

  @OptionGroup var rules: RuleOptions
  @OptionGroup var colour: ColourOptions

  func run() throws {
    let ruleSet = try rules.load(colour: colour.color)
    let taxonomy = ruleSet.taxonomy
    guard let language = Language(tag: language), taxonomy.languages.contains(language) else {
      StandardError.write(
        "vigie: the taxonomy has no labels in '\(self.language)'; it has "
          + taxonomy.languages.map(\.rawValue).joined(separator: ", "))
      throw ExitStatus.usage
    }
    let chosen = try taxonomy.checked(tag.map { [$0] } ?? []).compactMap(taxonomy.index(of:))
    var output = StandardOutput()
    switch format {
    case .text:
      let style = Terminal.style(colour.color, isTerminal: Terminal.isStandardOutput)
      output.write(
        chosen.first.map { ruleSet.page(of: $0, in: language, style: style) }
          ?? taxonomy.overview(in: language, style: style))
    case .json:
      output.write(taxonomy.json(of: chosen))
      output.write("\n")
    case .markdown:
      let pages = chosen.isEmpty ? taxonomy.leaves : chosen.flatMap(taxonomy.leaves(of:))
      output.write(pages.map { ruleSet.markdownPage(of: $0, in: language) }.joined(separator: "\n"))
    }
    output.flush()
  }
}
