import ArgumentParser
import Diagnostics
import Foundation
import VigieCore
import VigieOutput
import VigieRules
import VigieTuning

struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Show what each edit of a rule file changes in labelled samples.",
    discussion: """
      Whenever a rule file is saved, the rules are checked, the examples of the changed ones are run, \
      the samples are tagged again, and what became otherwise is shown: documents gained and lost by \
      tag, and the figures before and after. As long as the rules have mistakes, the last good ones \
      stay in force. Ctrl-C ends it.

        vigie watch samples/ --rules my-rules/
        vigie watch samples/ --rules my-rules/ -t election-interference
      """)

  @OptionGroup var samples: SampleOptions

  @Option(
    name: [.customShort("t"), .customLong("tag"), .customLong("group")],
    help: "Only this tag, or this group with its tags; may be given more than once.")
  var tag: [String] = []

  @Option(help: "End after so many changes.")
  var changes: Int?

  @OptionGroup var rules: RuleOptions
  @OptionGroup var jobs: JobOptions
  @OptionGroup var colour: ColourOptions

  func validate() throws {
    if let changes, changes < 1 {
      throw ValidationError("--changes must be 1 or more, not \(changes).")
    }
  }

  /// How often files are looked at.
  private static let pause = Duration.milliseconds(50)

  func run() async throws {
    let paths = try rules.paths(wantsSources: true)
    try rules.refuseCompiled(paths)
    let style = Terminal.style(colour.color, isTerminal: Terminal.isStandardOutput)
    var stamps = RuleStamps(of: paths)
    // Of the files that are watched, not of a compiled form of them.
    var sources = rules
    sources.rules = paths
    let ruleSet = try sources.load(colour: colour.color)
    let tags = try ruleSet.taxonomy.checked(tag).compactMap(ruleSet.taxonomy.index(of:))
    let sampleSet = try samples.load(ruleSet.taxonomy)
    var watch = await RuleWatch(
      ruleSet, paths: paths,
      options: .init(warns: false, fallbackTaxonomy: ShippedRules.fallback), samples: sampleSet,
      tags: tags, jobs: jobs.count)
    show(
      "watching \(paths.joined(separator: ", ")): "
        + ruleSet.rules.count.counted("rule") + ", "
        + sampleSet.samples.count.counted("sample") + "; \(watch.standing)\n")
    var left = changes ?? .max
    while left > 0 {
      stamps = try await nextChange(of: paths, since: stamps)
      let clock = ContinuousClock()
      let start = clock.now
      let outcome = await watch.reload()
      let milliseconds = (clock.now - start) / .milliseconds(1)
      switch outcome {
      case .refused(let result):
        let renderer = DiagnosticRenderer(
          sources: result.sources,
          isColoured: Terminal.style(colour.color, isTerminal: Terminal.isStandardError).isColoured)
        StandardError.writePart(renderer.render(result.diagnostics))
        show("\(style.red("mistakes")): the rules stay in force as they were\n")
      case .newTags:
        show("the taxonomy has other tags now: start again\n")
        throw ExitStatus.failure
      case .changed(let change, let changes, let warnings):
        StandardError.writePart(DiagnosticRenderer(sources: [:]).render(warnings))
        show(
          change.text(watch.ruleSet, changes: changes, style: style)
            + style.dim("  \((milliseconds / 1000).decimals(2)) s") + "\n")
      }
      left -= 1
    }
  }

  /// Waits until something is otherwise than it was, and stays so for a moment: editors write a file in
  /// several steps.
  private func nextChange(of paths: [String], since old: RuleStamps) async throws -> RuleStamps {
    var last = old
    while true {
      try await Task.sleep(for: Self.pause)
      guard !last.areCurrent || last != old else { continue }
      let now = RuleStamps(of: paths)
      if now == last {
        let files = now.files(changedSince: old)
        show(files.isEmpty ? "" : files.joined(separator: ", ") + "\n")
        return now
      }
      last = now
    }
  }

  private func show(_ text: String) {
    var output = StandardOutput(whenClosed: .end)
    output.write(text)
    output.flush()
  }
}
