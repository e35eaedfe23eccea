import ArgumentParser
import VigieCore
import VigieInput
import VigieOutput

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show why a document has its tags, and why not others.",
    discussion: """
      For each tag the points of every hit, in log-odds, and the hits that do not count, with the \
      reason: zone, cue, veto, gate, precedence, a longer hit. Near misses are rules of which every \
      part was found, only not together. Below each hit stand the factors of its points, and below the \
      score the calibration that made the confidence of it.

        vigie explain statement.txt
        vigie explain --tag election-interference statement.txt
        curl -s https://example.org/release.txt | vigie explain -
      """)

  @Argument(help: "Document; - for standard input.", completion: .file())
  var document: String

  @Option(
    name: .shortAndLong, help: "Only this tag or group; may be given more than once.")
  var tag: [String] = []

  @Flag(help: "Show also what rules on trial find, which counts for nothing.")
  var trial = false

  @OptionGroup var rules: RuleOptions
  @OptionGroup var colour: ColourOptions

  func run() throws {
    let ruleSet = try rules.load(colour: colour.color)
    let wanted = try ruleSet.taxonomy.checked(tag)
    var tagger = Tagger(ruleSet)
    var documents = DocumentStream([document])
    var output = StandardOutput(whenClosed: .end)
    var isFirst = true
    while let document = documents.next() {
      if !isFirst { output.write("\n") }
      isFirst = false
      output.write(
        tagger.explain(document).text(
          of: document, tags: wanted, showsTrial: trial,
          style: Terminal.style(colour.color, isTerminal: Terminal.isStandardOutput)))
    }
    output.flush()
    try documents.finish()
  }
}
