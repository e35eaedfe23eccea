import ArgumentParser
import VigieCore
import VigieInput
import VigieRules

/// Times what becomes of real documents: reading them, and tagging them with real rules.
struct DocumentBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "documents", abstract: "Read documents and tag them with rules, on one core.")

  @Option(help: "A rule file or a folder of them.")
  var rules: String

  @Option(help: "Timed rounds; the median is shown.")
  var rounds = 5

  @Argument(help: "Documents.")
  var corpus: [String]

  func run() throws {
    let rules = try RuleSet(contentsOf: self.rules)
    var tagger = Tagger(rules)
    var times: [(read: Double, tag: Double)] = []
    var (bytes, tags, count) = (0, 0, 0)
    for _ in 0...rounds {
      var documents: [Document] = []
      let reading = ContinuousClock().measure {
        let reader = DocumentReader(paths: corpus)
        while let next = reader.next() {
          if case .success(let document) = next { documents.append(document) }
        }
      }
      bytes = documents.reduce(0) { $0 + $1.original.count }
      count = documents.count
      tags = 0
      let tagging = ContinuousClock().measure {
        for document in documents { tags += tagger.tag(document).tags.count }
      }
      times.append((reading.seconds, tagging.seconds))
    }
    times.removeFirst()
    func speed(_ part: ((read: Double, tag: Double)) -> Double) -> String {
      let median = times.map(part).sorted()[rounds / 2]
      let rate = Double(bytes) / median / 1e6
      return "\((rate * 10).rounded() / 10) MB/s, \((median * 1e4).rounded() / 10) ms"
    }
    print("\(count) documents, \(bytes) bytes, \(tags) tags")
    print("reading              \(speed(\.read))")
    print("matching and scoring \(speed(\.tag))")
  }
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
