import ArgumentParser
import Foundation
import VigieCore
import VigieInput
import VigieOutput

struct TagCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag",
    abstract: "Tag documents: files, folders, globs or standard input.",
    discussion: """
      Plain text and NDJSON (id, title, date, place, source, lang, text) are told apart by name and by \
      first byte. Folders are read with all that is in them, but for hidden files and notes: a README, and \
      Markdown beside NDJSON. A terminal gets text with the evidence highlighted, a pipe one record a line.

        vigie tag statement.txt
        vigie tag press/ --output tagged.ndjson
        vigie tag 'releases/2026-*.txt' --min-confidence 0.8
        curl -s https://example.org/release.txt | vigie tag -
        vigie tag press/ --format json | jq '.[] | .tags[].tag'   one array, not a record a line
        vigie tag --add mine.yaml press/             the shipped rules and your own
        vigie tag --rules mine.yaml --all draft.txt  your own alone

      Exit codes: 0 done, 1 a tag of --fail-on-tag was assigned, 2 failure, 64 wrong usage, 65 bad \
      input (all the good input is tagged all the same).
      """)

  @Argument(
    help: ArgumentHelp(
      "Files, folders or globs; - or nothing for standard input.", valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @OptionGroup var rules: RuleOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "text, ndjson (a record a line) or json (all records as one array); without it text on a terminal and "
        + "ndjson elsewhere."))
  var format: RecordFormat?

  @Option(help: "How to read the input: text or ndjson; without it each file tells.")
  var inputFormat: DocumentFormat?

  @OptionGroup var output: OutputOptions

  @Option(
    name: .shortAndLong,
    help: "Show only this tag, or the tags of this group; may be given more than once.")
  var tag: [String] = []

  @Option(help: "Show only tags of at least this confidence, 0 to 1.")
  var minConfidence = 0.0

  @Flag(help: "Show the tags below the threshold too.")
  var all = false

  @Option(help: "End with 1 if this tag or group is assigned; may be given more than once.")
  var failOnTag: [String] = []

  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: "How many documents to tag at a time; as many as there are cores.")
  var jobs: Int?

  @Flag(help: "Try every pattern everywhere, without the prefilter: slow, for comparison.")
  var plainMatching = false

  @OptionGroup var colour: ColourOptions

  func validate() throws {
    guard (0...1).contains(minConfidence) else {
      throw ValidationError("--min-confidence must be from 0 to 1, not \(minConfidence).")
    }
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs must be from 1 to 1024, not \(jobs).")
    }
    if let path = output.path, path != "-", OutputDestination.replaces(anyOf: paths, path) {
      throw ValidationError("'\(path)' is an input and cannot be the output too.")
    }
    if paths.isEmpty, isatty(STDIN_FILENO) == 1 {
      throw ValidationError("Name a file or folder, or pipe a text in.")
    }
  }

  func run() async throws {
    let ruleSet = try rules.load(colour: colour.color)
    let shown = try Set(ruleSet.taxonomy.checked(tag))
    let failing = try Set(ruleSet.taxonomy.checked(failOnTag))
    var writer = RecordPrinter(
      // Without a tag to be looked for, nothing depends on the rest.
      destination: try output.open(whenClosed: failOnTag.isEmpty ? .end : .goOn),
      format: chosenFormat,
      selection: .init(includesUnassigned: all, minimumConfidence: minConfidence, tags: shown),
      style: Terminal.style(
        colour.color, isTerminal: output.isTerminal))
    let pool = TaggingPool(
      ruleSet, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, isPlain: plainMatching)
    var inputs = DocumentStream(
      paths.isEmpty ? ["-"] : paths,
      options: InputOptions(
        format: inputFormat.flatMap { .init(rawValue: $0.rawValue) },
        output: output.path.flatMap { $0 == "-" ? nil : $0 }))
    var progress = Progress(isShown: Terminal.isStandardError && paths != ["-"])
    var hasFailingTag = false
    while let batch = nextBatch(of: &inputs, upTo: pool.batchSize) {
      let records = await pool.tag(batch.compactMap { try? $0.get() })
      var next = records.makeIterator()
      for input in batch {
        switch input {
        case .success(let document):
          let record = next.next()!
          hasFailingTag = hasFailingTag || record.has(anyOf: failing)
          try writer.write(record, of: document)
        case .failure(let problem):
          try writer.write(problem)
        }
      }
      progress.advance(by: batch.count)
    }
    progress.finish()
    try writer.finish(note: ruleSet.calibrationNote)
    try inputs.finish()
    if hasFailingTag { throw ExitStatus.findings }
  }

  private var chosenFormat: RecordFormat {
    format ?? (output.isTerminal ? .text : .ndjson)
  }

  private func nextBatch(
    of inputs: inout DocumentStream, upTo count: Int
  ) -> [Result<Document, InputProblem>]? {
    // A batch of few large documents is as good as one of many small ones.
    let mostBytes = 32 << 20
    var batch: [Result<Document, InputProblem>] = []
    var bytes = 0
    while batch.count < count, bytes < mostBytes, let next = inputs.nextResult() {
      if case .success(let document) = next { bytes += document.original.count }
      batch.append(next)
    }
    return batch.isEmpty ? nil : batch
  }
}

extension TaggedRecord {
  /// Whether one of these tags or groups was assigned.
  fileprivate func has(anyOf wanted: Set<String>) -> Bool {
    assigned.contains { wanted.contains($0.tag) }
      || groups.contains { $0.status == .assigned && wanted.contains($0.tag) }
  }
}
