import ArgumentParser
import Diagnostics
import Foundation
import VigieCore
import VigieInput
import VigieOutput
import VigieTuning

/// Options of every command that reads labelled samples.
struct SampleOptions: ParsableArguments {
  enum Choice: String, ExpressibleByArgument, CaseIterable {
    case tune, check, all

    var half: Half? {
      switch self {
      case .tune: .tune
      case .check: .check
      case .all: nil
      }
    }
  }

  @Argument(
    help: ArgumentHelp(
      "Labelled samples in NDJSON: files, folders or globs; - for standard input.",
      valueName: "samples"),
    completion: .file())
  var samples: [String]

  @Option(
    help: """
      Which half of the samples: tune, check or all. A sample's half is told by its id, so that it \
      never changes.
      """)
  var half = Choice.all

  /// The samples of the chosen half; anything wrong with any sample ends the program.
  func load(_ taxonomy: Taxonomy) throws(ExitStatus) -> SampleSet {
    let result = SampleReader.read(
      samples, taxonomy: taxonomy, output: .standardOutput)
    let renderer = DiagnosticRenderer(sources: [:])
    for diagnostic in result.diagnostics.withoutRepeats() {
      StandardError.writePart(renderer.render(diagnostic))
    }
    guard let all = result.samples else {
      let errors = result.diagnostics.count { $0.severity == .error }
      let mistakes = result.diagnostics.filter { $0.severity == .error }
      if mistakes.contains(where: { $0.code == .missingLabels })
        || mistakes.allSatisfy({ [.invalidJSON, .notAnObject].contains($0.code) })
      {
        StandardError.write("vigie: " + Self.expectation(taxonomy))
      }
      StandardError.write(
        "vigie: \(errors.counted("mistake")) in the samples; nothing was computed"
      )
      throw result.isUnreadable ? .failure : .badInput
    }
    let chosen = all.half(half.half)
    guard !chosen.samples.isEmpty else {
      StandardError.write(
        all.samples.isEmpty
          ? "vigie: there are no samples in \(samples.map { "'\($0)'" }.joined(separator: ", ")): "
            + Self.expectation(taxonomy)
          : "vigie: the \(half.rawValue) half of these samples is empty")
      throw .badInput
    }
    return chosen
  }

  /// What samples and their labels are, for those who have none.
  private static func expectation(_ taxonomy: Taxonomy) -> String {
    let tag = taxonomy.leaves.first.map { taxonomy[$0].id } ?? "group/leaf"
    return """
      samples are NDJSON (.ndjson, .jsonl or .json), one JSON object a line, with the labels in it, such as \
      {"id": "1", "text": "…", "labels": {"\(tag)": 2}}: 2 is a main subject, 1 a mention, and a text \
      without any tag has "labels": {}. 'vigie sample' makes tasks for those who label. Documents without \
      labels are for 'vigie tag', 'vigie scan' (what rules find in them) and 'vigie diff --unlabelled' \
      (what changes)
      """
  }
}

/// How much is done at a time.
struct JobOptions: ParsableArguments {
  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: "How many documents to tag at a time; as many as there are cores.")
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs must be from 1 to 1024, not \(jobs).")
    }
  }

  var count: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }
}
