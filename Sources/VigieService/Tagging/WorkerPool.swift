internal import Dispatch
internal import Foundation
internal import Synchronization
internal import VigieCore

/// Threads that tag, each with a tagger of its own, so that the event loops never wait for one.
///
/// Work is done in the order in which it came.
final class WorkerPool: Sendable {
  /// Why work was not taken.
  enum Refusal: Error {
    case queueIsFull(waiting: Int)
    case isShutDown
  }

  private struct Job: Sendable {
    var rules: RuleSet
    var work: @Sendable (inout Tagger) -> Void
  }

  private struct State {
    var jobs = Queue<Job>()
    var isShutDown = false
  }

  let workers: Int
  /// Jobs that may wait, besides those being done.
  let capacity: Int
  private let state = Mutex(State())
  /// Counts the jobs waiting, and the threads to be told to end.
  private let available = DispatchSemaphore(value: 0)
  private let running = Atomic(0)
  private let averageNanoseconds = Atomic<Int64>(0)

  init(workers: Int, capacity: Int) {
    self.workers = workers
    self.capacity = capacity
    for number in 0..<workers {
      let thread = Thread { [self] in work() }
      thread.name = "vigie-tagger-\(number)"
      // Patterns recurse in PCRE2 on a stack of its own; this is for everything else.
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  /// Jobs that nobody has begun with.
  var waiting: Int { state.withLock { $0.jobs.count } }
  /// Jobs being done.
  var busy: Int { running.load(ordering: .relaxed) }

  /// About how long it takes until nothing waits, in seconds.
  var secondsToEmpty: Int {
    let nanoseconds = Double(averageNanoseconds.load(ordering: .relaxed))
    return Int((nanoseconds * Double(waiting) / Double(workers) / 1e9).rounded(.up))
  }

  /// Does something with a tagger of these rules, unless too much is waiting.
  func run<Value: Sendable>(
    with rules: RuleSet, _ work: @escaping @Sendable (inout Tagger) -> Value
  ) async throws(Refusal) -> Value {
    let result: Result<Value, Refusal> = await withCheckedContinuation { continuation in
      let job = Job(rules: rules) { continuation.resume(returning: .success(work(&$0))) }
      if let refusal = add(job, isBounded: true) {
        continuation.resume(returning: .failure(refusal))
      }
    }
    return try result.get()
  }

  /// Has something done for a caller who sees to it that not too much waits.
  func submit(
    with rules: RuleSet, _ work: @escaping @Sendable (inout Tagger) -> Void
  ) throws(Refusal) {
    if let refusal = add(Job(rules: rules, work: work), isBounded: false) { throw refusal }
  }

  private func add(_ job: Job, isBounded: Bool) -> Refusal? {
    let refusal: Refusal? = state.withLock { state in
      if state.isShutDown { return .isShutDown }
      let waiting = state.jobs.count
      if isBounded, waiting >= capacity { return .queueIsFull(waiting: waiting) }
      state.jobs.append(job)
      return nil
    }
    if refusal == nil { available.signal() }
    return refusal
  }

  /// Takes no more work; what was taken is done.
  func shutDown() {
    state.withLock { $0.isShutDown = true }
    for _ in 0..<workers { available.signal() }
  }

  private func work() {
    var job = next()
    while let first = job {
      // Rules change seldom: a tagger serves until they do.
      var tagger = Tagger(first.rules)
      while let current = job, current.rules.fingerprint == first.rules.fingerprint {
        running.add(1, ordering: .relaxed)
        let begin = ContinuousClock.now
        current.work(&tagger)
        note(ContinuousClock.now - begin)
        running.subtract(1, ordering: .relaxed)
        job = next()
      }
    }
  }

  private func note(_ duration: Duration) {
    // Threads may overwrite each other's; it is an estimate.
    let average = averageNanoseconds.load(ordering: .relaxed)
    averageNanoseconds.store(average + (duration.nanoseconds - average) / 16, ordering: .relaxed)
  }

  /// The next job, or `nil` when there will be none.
  private func next() -> Job? {
    available.wait()
    return state.withLock { $0.jobs.popFirst() }
  }
}
