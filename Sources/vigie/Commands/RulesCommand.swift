import ArgumentParser
import Diagnostics
import VigieCore
import VigieInput
import VigieOutput
import VigieRules

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List and search rules, or show one in full.",
    discussion: """
        vigie rules                                     all rules, a line each
        vigie rules --tag information-manipulation      those of a tag or group
        vigie rules --search deepfake                   those that speak of a word
        vigie rules en.hack-and-leak.term               one, with its patterns written out
        vigie rules --fragments --language en           the named pieces of patterns, for {{name}}
        vigie rules --fragments foreign-actor           one of them in full
      """)

  @Argument(help: "Rule to show in full; with --fragments, a fragment.")
  var id: String?

  @Option(name: .shortAndLong, help: "Only rules of this tag or group.")
  var tag: [String] = []

  @Option(name: .shortAndLong, help: "Only rules with this word in id, description or examples.")
  var search: String?

  @Option(name: .shortAndLong, help: "Only rules of this language.")
  var language: String?

  @Flag(
    help: """
      Fragments and lists in place of rules. Rule files of your own can use them where they are put \
      beside the shipped rules with --add.
      """)
  var fragments = false

  @OptionGroup var rules: RuleOptions
  @OptionGroup var colour: ColourOptions

  func validate() throws {
    if fragments, !tag.isEmpty { throw ValidationError("Fragments have no tags: leave --tag out.") }
    if let language, code == nil { throw ValidationError(Language.doubt(of: language) + ".") }
  }

  /// The code that rules of the language have.
  private var code: String? { language.flatMap { Language(knownTag: $0) }?.rawValue }

  func run() throws {
    if fragments { return try showFragments() }
    let ruleSet = try rules.load(colour: colour.color)
    let style = Terminal.style(colour.color, isTerminal: Terminal.isStandardOutput)
    var output = StandardOutput()
    if let id {
      guard let index = ruleSet.rule(id) else {
        var message = "vigie: there is no rule '\(id)'"
        if let near = Spelling.nearest(to: id, among: ruleSet.rules.map(\.id)) {
          message += "; did you mean '\(near)'?"
        } else {
          message += "; 'vigie rules' lists them, and --search WORD those with a word"
        }
        StandardError.write(message)
        throw ExitStatus.usage
      }
      output.write(ruleSet.page(of: ruleSet[index], style: style))
    } else {
      let tags = try ruleSet.taxonomy.checked(tag)
        .compactMap { ruleSet.taxonomy.index(of: $0) }
        .flatMap { [$0] + ruleSet.taxonomy.leaves(of: $0) }
      let wanted = ruleSet.rules.filter { isWanted($0, tags: tags) }
      if wanted.isEmpty { StandardError.write("vigie: no rule matches") }
      output.write(ruleSet.list(wanted, style: style))
    }
    output.flush()
  }

  private func showFragments() throws {
    // They are in the rule files only: what is compiled has them put in.
    let paths = try rules.paths(wantsSources: true)
    try rules.refuseCompiled(paths)
    let pages = FragmentPages(
      catalogue: FragmentCatalogue(paths),
      style: Terminal.style(colour.color, isTerminal: Terminal.isStandardOutput))
    var output = StandardOutput()
    if let id {
      output.write(try pages.pages(of: id, language: code))
    } else {
      output.write(pages.list(language: code, search: search))
    }
    output.flush()
  }

  private func isWanted(_ rule: Rule, tags: [TagIndex]) -> Bool {
    if !tags.isEmpty, !rule.tags.contains(where: tags.contains) { return false }
    if let code, rule.language?.rawValue != code { return false }
    guard let search = search?.lowercased() else { return true }
    return ([rule.id, rule.summary] + rule.examples.map(\.text))
      .contains { $0.lowercased().contains(search) }
  }
}
