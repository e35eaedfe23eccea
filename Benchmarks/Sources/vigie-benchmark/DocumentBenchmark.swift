import ArgumentParser
import Dispatch
import Synchronization
import VigieCore
import VigieInput
import VigieRules

/// Times what becomes of real documents: reading them, and tagging them with real rules.
struct DocumentBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "documents",
    abstract: "Read documents and tag them with rules; prints one line of JSON with all rounds.")

  @Option(help: "A rule file, a folder of them, or what vigie compile made of them.")
  var rules: String

  @Option(
    help: "How many documents to tag at a time; several numbers take turns.")
  var workers = [1, 2]

  @Option(help: "Timed rounds, behind one that is not counted.")
  var rounds = 5

  @Flag(help: "Tag the plain way too, with one worker: slow.")
  var plain = false

  @Argument(help: "Documents.")
  var corpus: [String]

  private struct Report: Encodable {
    var rules: Int
    var documents = 0
    var bytes = 0
    var tags = 0
    /// Seconds of each round.
    var reading: [Double] = []
    /// Seconds of each round of matching and scoring, by the number of workers.
    var tagging: [Int: [Double]] = [:]
    var plain: [Double] = []
  }

  func run() throws {
    let rules =
      try CompiledRules.bytes(ifCompiled: self.rules).map(CompiledRules.decode)
      ?? RuleSet(contentsOf: self.rules)
    var report = Report(rules: rules.rules.count)
    for round in 0...rounds {
      var documents: [Document] = []
      let reading = ContinuousClock().measure {
        let reader = DocumentReader(paths: corpus)
        while let next = reader.next() {
          if case .success(let document) = next { documents.append(document) }
        }
      }
      report.documents = documents.count
      report.bytes = documents.reduce(0) { $0 + $1.original.count }
      if round > 0 { report.reading.append(reading.seconds) }
      for count in workers {
        let (tags, seconds) = tag(documents, rules, workers: count)
        report.tags = tags
        if round > 0 { report.tagging[count, default: []].append(seconds) }
      }
      if plain {
        let (tags, seconds) = tag(documents, rules, workers: 1, isPlain: true)
        guard tags == report.tags else {
          throw ValidationError("the plain way gives \(tags) tags, the fast way \(report.tags)")
        }
        if round > 0 { report.plain.append(seconds) }
      }
    }
    try JSONLine.print(report)
  }

  /// Tags all documents; each worker takes the next that nobody has taken.
  private func tag(
    _ documents: [Document], _ rules: RuleSet, workers: Int, isPlain: Bool = false
  ) -> (tags: Int, seconds: Double) {
    let next = Atomic(0)
    let tags = Atomic(0)
    let time = ContinuousClock().measure {
      DispatchQueue.concurrentPerform(iterations: workers) { _ in
        var tagger = Tagger(rules, isPlain: isPlain)
        while true {
          let number = next.add(1, ordering: .relaxed).oldValue
          guard number < documents.count else { break }
          tags.add(tagger.tag(documents[number]).tags.count, ordering: .relaxed)
        }
      }
    }
    return (tags.load(ordering: .relaxed), time.seconds)
  }
}
