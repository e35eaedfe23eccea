import ArgumentParser
import Foundation
import VigieCore
import VigiePipeline

struct FilterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter",
    abstract: "Tag a stream of records: NDJSON, lines or tables in, the same with tags out.",
    discussion: """
      Each object comes out as it came in, byte for byte, with its tags added; in order, as it comes, for \
      as long as it comes. What cannot be tagged is reported, or put into --dead-letter.

        vigie filter < releases.ndjson > tagged.ndjson
        tail -F feed.ndjson | vigie filter --only-tagged --drop-evidence
        vigie filter --text-field /article/lead --text-field /article/body articles.ndjson
        vigie filter --input-format csv --text-field body table.csv -o tagged.csv
        vigie filter big.ndjson -o tagged.ndjson --checkpoint state --resume-from state

      SIGHUP loads the rules anew. SIGTERM and SIGINT end it when all that was read is written.

      Exit codes: 0 done, or the reader of the output has gone; 2 failure; 64 wrong usage; 65 lines that \
      could not be tagged, without --dead-letter; 128 + n ended by signal n.
      """)

  @Argument(
    help: ArgumentHelp("File to read; - or nothing for standard input.", valueName: "path"),
    completion: .file())
  var path: String?

  @OptionGroup var rules: RuleOptions
  @OptionGroup var records: RecordOptions
  @OptionGroup var sinks: SinkOptions

  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: "How many records to tag at a time; as many as there are cores.")
  var jobs: Int?

  @Flag(help: "Write records as soon as they are tagged, not in the order in which they came.")
  var unordered = false

  @Flag(help: "Load the rules anew whenever a rule file changes.")
  var watchRules = false

  @Flag(help: "Tell at the end, on standard error, what became of the records.")
  var summary = false

  @OptionGroup var colour: ColourOptions

  func validate() throws {
    try records.validate()
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs must be from 1 to 1024, not \(jobs).")
    }
    if unordered, sinks.checkpoint != nil {
      throw ValidationError("--checkpoint needs the order of the records; leave out --unordered.")
    }
    try sinks.validate(input: path)
    if path == nil || path == "-", isatty(STDIN_FILENO) == 1 {
      throw ValidationError("Name a file, or pipe records in.")
    }
  }

  func run() throws {
    // Before they are read: an edit meanwhile is a change.
    let watcher = watchRules ? RuleWatcher(try rules.paths()) : nil
    let ruleSet = try rules.load(colour: colour.color)
    var options = try records.options(ruleSet.taxonomy)
    options.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    options.isOrdered = !unordered
    let live = LiveRules(ruleSet, load: rules.reloading)
    if let doubt = records.doubt(of: path) { StandardError.write(doubt) }
    let files = try FilterFiles(input: path, sinks, settings: records.settings)
    let filter = Filter(options, live: live)
    let reloader = RuleReloader(live, colour: colour.color)
    let signals = SignalHandlers(stop: { filter.stop() }, reload: { reloader.reload() })
    watcher?.start { reloader.reload() }
    let report = FilterReport(input: path ?? "stdin", sinks: sinks)
    if let point = files.resumePoint {
      report.tellResumption(from: point, rules: ruleSet.fingerprint)
    }
    let clock = ContinuousClock()
    let start = clock.now
    let outcome: FilterOutcome
    do {
      outcome = try filter.run(
        from: files.input, to: files.sinks, resuming: files.resumePoint, report: report.tell)
    } catch {
      throw report.failed(error)
    }
    let told = FilterSummary(
      outcome: outcome, isResumed: files.resumePoint != nil, duration: clock.now - start,
      rules: live.current)
    try report.finish(outcome, signal: signals.received, summary: summary ? told.text : nil)
  }
}
