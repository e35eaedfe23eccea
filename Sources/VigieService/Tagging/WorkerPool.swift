internal import Foundation
internal import Synchronization
internal import VigieCore
internal import VigiePipeline

/// Threads that tag, each with a tagger of its own, so that the event loops never wait for one.
///
/// Work is done in the order in which it came, but that few large documents are worked on at a time.
final class WorkerPool: Sendable {
  /// Why work was not taken.
  enum Refusal: Error {
    case queueIsFull(waiting: Int)
    case isShutDown
  }

  private struct State {
    var jobs = WorkQueue()
    var isShutDown = false
    /// Counts the times that the rules in force were replaced.
    var replacements = 0
  }

  /// What a thread is to do next.
  private enum Step: Sendable {
    case job(WorkQueue.Job)
    /// Let go of rules that may be no more in force.
    case refresh
  }

  let workers: Int
  /// Jobs that may wait, besides those being done.
  let capacity: Int
  private let state = Mutex(State())
  /// Held around every change of the state that threads wait for.
  private let condition = NSCondition()
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
  ///
  /// - Parameter size: of the document, in bytes.
  func run<Value: Sendable>(
    with rules: LiveRules.Edition, size: Int = 0,
    _ work: @escaping @Sendable (inout Tagger) -> Value
  ) async throws(Refusal) -> Value {
    let result: Result<Value, Refusal> = await withCheckedContinuation { continuation in
      let job = WorkQueue.Job(rules: rules, size: size) {
        continuation.resume(returning: .success(work(&$0)))
      }
      if let refusal = add(job, isBounded: true) {
        continuation.resume(returning: .failure(refusal))
      }
    }
    return try result.get()
  }

  /// Has something done for a caller who sees to it that not too much waits.
  func submit(
    with rules: LiveRules.Edition, size: Int,
    _ work: @escaping @Sendable (inout Tagger) -> Void
  ) throws(Refusal) {
    let job = WorkQueue.Job(rules: rules, size: size, work: work)
    if let refusal = add(job, isBounded: false) { throw refusal }
  }

  private func add(_ job: WorkQueue.Job, isBounded: Bool) -> Refusal? {
    condition.lock()
    defer { condition.unlock() }
    let refusal: Refusal? = state.withLock { state in
      if state.isShutDown { return .isShutDown }
      let waiting = state.jobs.count
      if isBounded, waiting >= capacity { return .queueIsFull(waiting: waiting) }
      state.jobs.append(job)
      return nil
    }
    if refusal == nil { condition.signal() }
    return refusal
  }

  /// Takes no more work; what was taken is done.
  func shutDown() { tellAll { $0.isShutDown = true } }

  /// Has threads that have nothing to do let go of their rules, which are replaced by others: for as long
  /// as nobody asks for anything they would keep them in memory.
  func refresh() { tellAll { $0.replacements += 1 } }

  private func tellAll(_ change: (inout State) -> Void) {
    condition.lock()
    defer { condition.unlock() }
    state.withLock { change(&$0) }
    condition.broadcast()
  }

  private func work() {
    var replacements = 0
    var step = next(&replacements)
    while let current = step {
      guard case .job(let first) = current else {
        step = next(&replacements)
        continue
      }
      // Rules change seldom: a tagger serves until they do.
      let rules = first.rules
      var tagger = Tagger(rules.ruleSet)
      while case .job(let job) = step, job.rules === rules {
        running.add(1, ordering: .relaxed)
        let begin = ContinuousClock.now
        job.work(&tagger)
        note(ContinuousClock.now - begin)
        running.subtract(1, ordering: .relaxed)
        finish(job)
        step = next(&replacements)
      }
    }
  }

  /// Makes room for the next large document, for which a thread may be waiting.
  private func finish(_ job: WorkQueue.Job) {
    guard job.isLarge else { return }
    condition.lock()
    defer { condition.unlock() }
    state.withLock { $0.jobs.finish(job) }
    condition.signal()
  }

  private func note(_ duration: Duration) {
    // Threads may overwrite each other's; it is an estimate.
    let average = averageNanoseconds.load(ordering: .relaxed)
    averageNanoseconds.store(average + (duration.nanoseconds - average) / 16, ordering: .relaxed)
  }

  /// The next thing to do, or `nil` when there will be none.
  ///
  /// - Parameter replacements: how many the thread knows of.
  private func next(_ replacements: inout Int) -> Step? {
    condition.lock()
    defer { condition.unlock() }
    while true {
      let (job, isShutDown, current) = state.withLock { state in
        (state.jobs.popFirst(), state.isShutDown, state.replacements)
      }
      if let job { return .job(job) }
      if isShutDown { return nil }
      if current != replacements {
        replacements = current
        return .refresh
      }
      condition.wait()
    }
  }
}
