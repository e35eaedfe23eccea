import VigieCore

/// Tags documents on several cores and gives the records back in the order of the documents.
struct TaggingPool {
  /// A worker with a tagger of its own.
  private actor Worker {
    private let rules: RuleSet
    private let isPlain: Bool
    /// Made for the first document: of one document, one worker sees nothing.
    private var tagger: Tagger?

    init(_ rules: RuleSet, isPlain: Bool) {
      self.rules = rules
      self.isPlain = isPlain
    }

    func tag(_ documents: ArraySlice<Document>) -> [TaggedRecord] {
      var tagger = self.tagger.take() ?? Tagger(rules, isPlain: isPlain)
      let records = documents.map { tagger.tag($0) }
      self.tagger = consume tagger
      return records
    }
  }

  /// How many documents a worker takes at a time.
  private static let share = 8

  private let workers: [Worker]

  init(_ rules: RuleSet, jobs: Int, isPlain: Bool) {
    workers = (0..<jobs).map { _ in Worker(rules, isPlain: isPlain) }
  }

  /// How many documents keep all workers busy.
  var batchSize: Int { workers.count * Self.share * 4 }

  func tag(_ documents: [Document]) async -> [TaggedRecord] {
    await withTaskGroup(of: (Int, [TaggedRecord]).self) { group in
      let starts = stride(from: 0, to: documents.count, by: Self.share)
      for (number, start) in starts.enumerated() {
        let slice = documents[start..<min(start + Self.share, documents.count)]
        let worker = workers[number % workers.count]
        group.addTask { (number, await worker.tag(slice)) }
      }
      var parts = Array(repeating: [TaggedRecord](), count: starts.underestimatedCount)
      for await (number, records) in group { parts[number] = records }
      return parts.flatMap { $0 }
    }
  }
}
