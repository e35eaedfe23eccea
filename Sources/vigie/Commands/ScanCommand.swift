import ArgumentParser
import VigieCore
import VigieOutput
import VigieTuning

struct ScanCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Count what the rules find in unlabelled documents.",
    discussion: """
      For every tag and rule: in how many documents it speaks, how often, and with which words. Rules \
      that speak too often or never are listed. With --tag or --rule, hits are quoted in context: the \
      words one under the other, a sample that is the same in every run.

        vigie scan press/                             tags and the most frequent rules
        vigie scan press/ --rule en.hack-and-leak.*   hits of these rules in context
        vigie scan news.ndjson --budget 2% --strict   a gate: no rule may flood ordinary news
        vigie scan news.ndjson --budget 2% --budget 'election-interference*=10%'
        vigie scan press/ --profile                   what each rule costs
        vigie scan press/ -o rules.csv                a table of all rules

      Exit codes: 0 done, 1 a budget is exceeded and --strict was given, 2 failure, 64 wrong usage, 65 \
      bad input (all the good input is counted all the same).
      """)

  @OptionGroup var corpus: CorpusOptions

  @Option(
    name: .shortAndLong, help: "Only this tag or group and its rules; may be given more than once.")
  var tag: [String] = []

  @Option(
    help:
      "Only this rule, or those that fit a name with * for any part; may be given more than once.")
  var rule: [String] = []

  @Option(
    name: .shortAndLong,
    help: "How many hits to quote in context; 20 with --tag or --rule, and else none.")
  var limit: Int?

  @Option(help: "How many of the words that a rule matched to show.")
  var words = 5

  @Option(
    help: """
      In how many of its documents a rule or tag may speak, such as 2%; NAME=2% for one, or for those \
      that a name with * fits. The last that fits holds; 30% where none does.
      """)
  var budget: [String] = []

  @Flag(help: "End with 1 if a rule or tag is over its budget.")
  var strict = false

  @Flag(help: "Measure what each rule costs, on one core.")
  var profile = false

  @Flag(name: .shortAndLong, help: "List all rules, those without a hit too.")
  var all = false

  @Option(help: "Another seed draws other hits.")
  var seed: UInt64 = 1

  @OptionGroup var width: WidthOptions

  @Option(
    name: .shortAndLong,
    help: "text, json or csv; without it the name of the output tells, or else text.")
  var format: Format?

  @OptionGroup var output: OutputOptions

  @OptionGroup var rules: RuleOptions
  @OptionGroup var jobs: JobOptions
  @OptionGroup var colour: ColourOptions

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit must be 0 or more, not \(limit).") }
    if words < 0 { throw ValidationError("--words must be 0 or more, not \(words).") }
    for text in budget where NoiseBudget.Limit(text) == nil {
      throw ValidationError(
        "--budget '\(text)' is no share, expected 2%, 0.02 or NAME=2%, from 0 to 100%.")
    }
  }

  func run() async throws {
    let ruleSet = try rules.load(colour: colour.color)
    let choice = try chosen(of: ruleSet)
    let limits = budget.compactMap(NoiseBudget.Limit.init)
    try ruleSet.checkNames(limits.compactMap(\.name))
    var destination = try output.open()
    let isNarrowed = !tag.isEmpty || !rule.isEmpty
    var scan = Scan(ruleSet, contexts: limit ?? (isNarrowed ? 20 : 0))
    let quoted = Set(scan.contexts.isWanted ? choice.rules : [])
    var profiler = profile ? RuleProfiler(ruleSet) : nil
    let pool = TaggerPool(ruleSet, jobs: jobs.count)
    var documents = corpus.documents()
    var progress = Progress(isShown: Terminal.isStandardError)
    while let batch = documents.nextBatch() {
      for document in await pool.scan(batch, quoting: quoted, seed: seed) { scan.add(document) }
      for document in batch { profiler?.add(document) }
      progress.advance(by: batch.count)
    }
    progress.finish()
    var report = ScanReport(scan, rules: choice.rules, tags: choice.tags)
    report.budget = NoiseBudget(limits)
    report.forms = words
    report.listsSilent = all
    report.mostRules = all || isNarrowed ? nil : 20
    if let profiler { report.costs = RuleCosts(profiler) }
    try destination.write(bytes(of: report))
    try destination.finish()
    try documents.finish()
    if strict, !report.excesses.isEmpty { throw ExitStatus.findings }
  }

  private func bytes(of report: ScanReport) -> [UInt8] {
    switch format ?? output.path.flatMap(formatOfName) ?? .text {
    case .text:
      let style = Terminal.style(
        colour.color, isTerminal: output.isTerminal)
      return Array(report.text(style: style, width: width.columns).utf8)
    case .json: return report.json() + [UInt8(ascii: "\n")]
    case .csv: return Array(report.csv().utf8)
    }
  }

  private func formatOfName(_ name: String) -> Format? {
    Format.allCases.first { name.lowercased().hasSuffix(".\($0.rawValue)") }
  }

  private func chosen(of ruleSet: RuleSet) throws -> (rules: [RuleIndex], tags: [TagIndex]) {
    let taxonomy = ruleSet.taxonomy
    let named = try taxonomy.checked(tag).compactMap(taxonomy.index(of:))
    let namedRules = try ruleSet.checkedRules(rule)
    let all = taxonomy.tags.indices.map(TagIndex.init(rawValue:))
    let wanted = Set(named.flatMap { [$0] + taxonomy.leaves(of: $0) })
    let rules = ruleSet.rules.indices.map(RuleIndex.init(rawValue:)).filter { index in
      (wanted.isEmpty || ruleSet[index].tags.contains(where: wanted.contains))
        && (namedRules.isEmpty || namedRules.contains(index))
    }
    // The tags of the rules asked for, where only rules were.
    let spoken = Set(rules.flatMap { ruleSet[$0].tags })
    let tags = all.filter {
      wanted.isEmpty ? namedRules.isEmpty || spoken.contains($0) : wanted.contains($0)
    }
    return (rules, tags)
  }
}
