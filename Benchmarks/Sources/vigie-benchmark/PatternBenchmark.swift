import ArgumentParser
import PCRE2
import VigieCore

/// Times the search for many patterns: the fast way and the plain way, in turn.
struct PatternBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patterns", abstract: "Search for many patterns, the fast way and the plain way.")

  @Option(help: "File with a pattern a line.")
  var patterns: String

  @Option(help: "File of documents, a zero byte behind each.")
  var corpus: String

  @Option(help: "Bytes of documents for the fast way.")
  var bytes = 20_000_000

  @Option(help: "Bytes of documents for the plain way; 0 leaves it out.")
  var plainBytes = 400_000

  @Option(help: "Timed rounds; the median is shown.")
  var rounds = 5

  @Flag(help: "Leave out the patterns that no word is required for.")
  var literalOnly = false

  func run() throws {
    var fast = try Workload(patterns: patterns, corpus: corpus, most: bytes)
    if literalOnly { fast.patterns.removeAll { !PatternSet.hasRequiredWord($0.source) } }
    let set = PatternSet(fast.patterns)
    let filtered = set.patterns.indices.count { set.isPrefiltered(PatternIndex(rawValue: $0)) }
    print(
      "\(set.patterns.count) patterns, \(filtered) prefiltered; \(fast.documents.count) documents")
    for pattern in set.patterns.indices where !set.isPrefiltered(PatternIndex(rawValue: pattern)) {
      print("not prefiltered: \(set.patterns[pattern].source)")
    }
    let plain =
      plainBytes > 0
      ? try Workload(patterns: patterns, corpus: corpus, most: plainBytes) : nil
    var times: [(fast: Double, plain: Double)] = []
    var searcher = PatternSearcher(set)
    // The plain way is given PCRE2's own start optimisation, so that it is as fast as it can be.
    let optimized = try set.patterns.map {
      try Pattern($0.source, options: $0.options.union(.startOptimized))
    }
    var plainSearcher = PatternSearcher(PatternSet(optimized), isPlain: true)
    _ = measure(&searcher, fast.documents)
    for _ in 0..<rounds {
      let quick = measure(&searcher, fast.documents)
      var slow = (nanoseconds: 0.0, matches: 0)
      if let plain { slow = measure(&plainSearcher, plain.documents) }
      times.append(
        (
          quick.nanoseconds / Double(fast.bytes),
          slow.nanoseconds / Double(max(1, plain?.bytes ?? 1))
        ))
      if times.count == 1 { print("matches: \(quick.matches) in \(fast.bytes) bytes") }
    }
    let medianFast = times.map(\.fast).sorted()[rounds / 2]
    let medianPlain = times.map(\.plain).sorted()[rounds / 2]
    let medianRatio = times.map { $0.plain / $0.fast }.sorted()[rounds / 2]
    print("fast \(medianFast) ns/B, plain \(medianPlain) ns/B, ratio \(medianRatio)")
  }

  private func measure(
    _ searcher: inout PatternSearcher, _ documents: [Subject]
  ) -> (nanoseconds: Double, matches: Int) {
    var matches = 0
    let time = ContinuousClock().measure {
      for document in documents { _ = searcher.search(document) { _ in matches += 1 } }
    }
    return (
      Double(time.components.seconds) * 1e9 + Double(time.components.attoseconds) * 1e-9, matches
    )
  }
}
