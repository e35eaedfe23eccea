import VigieCore

/// Tags documents on several cores and gives the records back in the order of the documents.
struct TaggingPool {
  /// A worker with a tagger of its own.
  private actor Worker {
    private var tagger: Tagger

    init(_ rules: RuleSet) {
      tagger = Tagger(rules)
    }

    func tag(_ documents: ArraySlice<Document>) -> [TaggedRecord] {
      documents.map { tagger.tag($0) }
    }
  }

  /// How many documents a worker takes at a time.
  private static let share = 8

  private let workers: [Worker]

  init(_ rules: RuleSet, jobs: Int) {
    workers = (0..<max(1, jobs)).map { _ in Worker(rules) }
  }

  /// How many documents keep all workers busy.
  var batchSize: Int { workers.count * Self.share * 4 }

  func tag(_ documents: [Document]) async -> [TaggedRecord] {
    await withTaskGroup(of: (Int, [TaggedRecord]).self) { group in
      for (number, start) in stride(from: 0, to: documents.count, by: Self.share).enumerated() {
        let slice = documents[start..<min(start + Self.share, documents.count)]
        let worker = workers[number % workers.count]
        group.addTask { (number, await worker.tag(slice)) }
      }
      var parts = [Int: [TaggedRecord]]()
      for await (number, records) in group { parts[number] = records }
      return parts.keys.sorted().flatMap { parts[$0]! }
    }
  }
}
