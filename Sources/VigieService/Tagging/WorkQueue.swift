internal import VigieCore
internal import VigiePipeline

/// What threads are to do, in the order in which it came.
///
/// To tag a document takes some forty times its length of memory. So that as many large ones as there are
/// threads do not take all there is, few are worked on at a time; smaller ones pass those that wait.
struct WorkQueue {
  struct Job: Sendable {
    var rules: LiveRules.Edition
    /// Of the document, in bytes.
    var size: Int
    var work: @Sendable (inout Tagger) -> Void
    fileprivate var number = 0

    init(
      rules: LiveRules.Edition, size: Int, work: @escaping @Sendable (inout Tagger) -> Void
    ) {
      self.rules = rules
      self.size = size
      self.work = work
    }

    var isLarge: Bool { size > 1 << 20 }
  }

  /// Bytes of large documents worked on at a time; a larger one is worked on alone.
  private static let mostLargeBytes = 16 << 20

  private var small = Queue<Job>()
  private var large = Queue<Job>()
  /// Of the large documents that are worked on.
  private var largeBytes = 0
  private var arrivals = 0

  var count: Int { small.count + large.count }

  mutating func append(_ job: Job) {
    var job = job
    job.number = arrivals
    arrivals += 1
    if job.isLarge { large.append(job) } else { small.append(job) }
  }

  /// The next that can be begun with; a large one is to be given to ``finish(_:)`` in the end.
  mutating func popFirst() -> Job? {
    guard let next = large.first, fits(next), next.number < small.first?.number ?? .max else {
      return small.popFirst()
    }
    largeBytes += next.size
    return large.popFirst()
  }

  private func fits(_ job: Job) -> Bool {
    largeBytes == 0 || largeBytes + job.size <= Self.mostLargeBytes
  }

  mutating func finish(_ job: Job) {
    if job.isLarge { largeBytes -= job.size }
  }
}
