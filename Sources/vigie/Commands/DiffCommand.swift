import ArgumentParser
import VigieCore
import VigieInput
import VigieOutput
import VigieTuning

struct DiffCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two rule sets: which documents get or lose tags, and is that better?",
    discussion: """
      On labelled samples: for every tag the documents that only the new or only the old rules decide \
      rightly, McNemar's exact test (corrected for the number of tags that changed), and the change in \
      F1 with its interval. On unlabelled documents: which tags come and go, with the words that speak \
      for them.

        vigie diff rules/ my-rules/ samples/
        vigie diff old.rules new.rules samples/ --half check --strict
        vigie diff rules/ my-rules/ press/ --unlabelled
        vigie diff rules/ rules/ --add mine.yaml samples/     what rules of your own add

      Rules are folders, files, or what vigie compile wrote. Exit codes: 0 done, 1 the new rules are \
      worse and --strict was given, 2 failure, 64 wrong usage, 65 bad input.
      """)

  @Argument(help: "The rules as they were.", completion: .file())
  var old: String

  @Argument(help: "The rules as they are now.", completion: .file())
  var new: String

  @Option(
    help: ArgumentHelp(
      "Rule file or folder besides the new rules: rules and exclusions of your own; may be given more "
        + "than once.",
      valueName: "path"),
    completion: .file(extensions: ["yaml", "yml"]))
  var add: [String] = []

  @OptionGroup var samples: SampleOptions

  @Flag(help: "The documents have no labels: tell only what changes.")
  var unlabelled = false

  @Option(name: .shortAndLong, help: "Only this tag or group; may be given more than once.")
  var tag: [String] = []

  @Option(name: .shortAndLong, help: "How many changed documents to list; 0 for all.")
  var limit = 20

  @Flag(
    help: """
      End with 1 if the new rules are worse beyond chance: for some tag by McNemar's test at 5 %, or in \
      F1 over all tags by its whole interval.
      """)
  var strict = false

  @Option(name: .shortAndLong, help: "text or json.")
  var format = Format.text

  @OptionGroup var output: OutputOptions

  @OptionGroup var jobs: JobOptions
  @OptionGroup var colour: ColourOptions

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit must be 0 or more, not \(limit).") }
    if unlabelled, strict {
      throw ValidationError("--strict needs labels: without them nobody knows what is worse.")
    }
    if unlabelled, samples.half != .all {
      throw ValidationError("--half is for labelled samples.")
    }
  }

  func run() async throws {
    let (before, after) = (try pool(old), try pool(new, adding: add))
    let taxonomy = after.rules.taxonomy
    let tags = try taxonomy.checked(tag).compactMap(taxonomy.index(of:))
    let shown = limit == 0 ? nil : limit
    let (first, second) = (
      String(before.rules.fingerprint.rawValue.prefix(19)),
      String(after.rules.fingerprint.rawValue.prefix(19))
    )
    let style = Terminal.style(
      colour.color, isTerminal: output.isTerminal)
    if unlabelled {
      var documents = DocumentStream(samples.samples)
      let changes = await changes(&documents, before, after, tags)
      try write(
        format == .json
          ? changes.json(old: first, new: second)
          : Array(changes.text(old: first, new: second, limit: shown, style: style).utf8))
      try documents.finish()
      return
    }
    let comparison = await RuleSetComparison(
      try samples.load(taxonomy), old: before, new: after, tags: tags)
    try write(
      format == .json
        ? comparison.json(old: first, new: second)
        : Array(comparison.text(old: first, new: second, limit: shown, style: style).utf8))
    if strict, comparison.isWorse { throw ExitStatus.findings }
  }

  private func pool(_ path: String, adding added: [String] = []) throws -> TaggerPool {
    var options = RuleOptions()
    (options.rules, options.add) = ([path], added)
    return TaggerPool(try options.load(colour: colour.color), jobs: jobs.count)
  }

  private func write(_ bytes: [UInt8]) throws {
    var destination = try output.open()
    try destination.write(format == .json ? bytes + [UInt8(ascii: "\n")] : bytes)
    try destination.finish()
  }

  private func changes(
    _ documents: inout DocumentStream, _ old: TaggerPool, _ new: TaggerPool, _ tags: [TagIndex]
  ) async -> RecordChanges {
    var changes = RecordChanges(old: old.rules.taxonomy, new: new.rules.taxonomy, tags: tags)
    var progress = Progress(isShown: Terminal.isStandardError)
    while let batch = documents.nextBatch() {
      let before = await old.decide(batch)
      let after = await new.decide(batch)
      for (index, document) in batch.enumerated() {
        changes.add(document, before: before[index], after: after[index])
      }
      progress.advance(by: batch.count)
    }
    progress.finish()
    return changes
  }
}
