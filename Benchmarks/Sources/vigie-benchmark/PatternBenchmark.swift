import ArgumentParser
import Foundation
import PCRE2
import VigieCore

/// Searches for many patterns at the word of a driver, so that several engines can take turns.
struct PatternBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patterns", abstract: "Search for many patterns, the fast way or the plain way.",
    discussion: """
      Prints one line of JSON when it is ready, and one for each line of standard input:

        run TEXT COUNT          searches COUNT documents of the TEXTth --documents
        facts TEXT COUNT PATH   writes what it finds there: document, pattern, start, end
      """)

  enum Engine: String, ExpressibleByArgument { case matcher, plain }

  @Option(help: "matcher (words first) or plain (every pattern on all of every document).")
  var engine = Engine.matcher

  @Option(help: "File with a pattern a line.")
  var patterns: String

  @Option(help: "File of documents, a zero byte behind each; may be given more than once.")
  var documents: [String]

  @Flag(help: "Name the patterns that are not prefiltered, and end.")
  var listUnfiltered = false

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let set = PatternSet(try Workload.patterns(patterns, startOptimized: engine == .plain))
    var searcher = PatternSearcher(set, isPlain: engine == .plain)
    let setup = (clock.now - start).seconds
    let unfiltered = set.patterns.indices.filter {
      !set.isPrefiltered(PatternIndex(rawValue: $0))
    }
    if listUnfiltered {
      for pattern in unfiltered { print(set.patterns[pattern].source) }
      return
    }
    let texts = try documents.map(Workload.documents)
    try JSONLine.print(
      Ready(
        engine: engine.rawValue, setup: setup, patterns: set.patterns.count, refused: [],
        version: "PCRE2 \(Pattern.libraryVersion)", spans: true,
        unfiltered: engine == .plain ? nil : unfiltered.count,
        documents: texts.map(\.count)))
    while let line = readLine() {
      let words = line.split(separator: " ")
      guard words.count >= 3, let text = Int(words[1]), texts.indices.contains(text),
        let count = Int(words[2]), !texts[text].isEmpty
      else { throw ValidationError("not a command: \(line)") }
      switch (words[0], words.count) {
      case ("run", 3): try JSONLine.print(time(&searcher, texts[text], count))
      case ("facts", 4): try facts(&searcher, texts[text], count, path: String(words[3]))
      default: throw ValidationError("not a command: \(line)")
      }
    }
  }

  private struct Ready: Encodable {
    var engine: String
    /// Seconds until the first search can begin; machine code is made later, pattern by pattern.
    var setup: Double
    var patterns: Int
    var refused: [Int]
    var version: String
    var spans: Bool
    var unfiltered: Int?
    var documents: [Int]
  }

  private struct Round: Encodable {
    var nanoseconds: Double
    var bytes = 0
    var documents: Int
    var matches = 0
    /// Documents in which a limit ended a search before its time.
    var incomplete = 0
  }

  private func time(
    _ searcher: inout PatternSearcher, _ documents: [Subject], _ count: Int
  ) -> Round {
    var round = Round(nanoseconds: 0, documents: count)
    let time = ContinuousClock().measure {
      for number in 0..<count {
        let document = documents[number % documents.count]
        round.bytes += document.bytes.count
        let isComplete = searcher.search(document) { _ in round.matches += 1 }
        if !isComplete { round.incomplete += 1 }
      }
    }
    round.nanoseconds = time.seconds * 1e9
    return round
  }

  private func facts(
    _ searcher: inout PatternSearcher, _ documents: [Subject], _ count: Int, path: String
  ) throws {
    var lines = ""
    var matches = 0
    for (number, document) in documents.prefix(count).enumerated() {
      _ = searcher.search(document) { match in
        matches += 1
        lines += "\(number) \(match.pattern.rawValue) "
        lines += "\(match.range.lowerBound) \(match.range.upperBound)\n"
      }
    }
    try lines.write(toFile: path, atomically: true, encoding: .utf8)
    try JSONLine.print(["facts": matches])
  }
}
