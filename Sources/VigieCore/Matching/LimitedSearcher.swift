import PCRE2

/// Runs the searches in one document after another, each until it ends or the document has cost too much.
struct LimitedSearcher: ~Copyable {
  private var scratch: MatchScratch
  private let isPlain: Bool
  private var budget = WorkBudget(bytes: 0)
  private var time = SearchTime(bytes: 0)
  private var resumability = Resumability()

  enum Outcome {
    case ended(MatchOutcome)
    /// The document has cost too much already; the limit's name in words.
    case stopped(String)
  }

  /// - Parameter isPlain: only the limits of PCRE2 hold.
  init(limits: MatchScratch.Limits, isPlain: Bool) {
    scratch = MatchScratch(limits: limits)
    self.isPlain = isPlain
  }

  /// Turns to the next document.
  mutating func begin(bytes: Int) {
    budget = WorkBudget(bytes: bytes)
    time = SearchTime(bytes: bytes)
  }

  /// The first match that begins at `start` or later, and not behind `limit`.
  mutating func firstMatch(
    of pattern: Pattern, in subject: borrowing Subject, from start: Int, limit: Int
  ) -> Outcome {
    if isPlain {
      return .ended(scratch.firstMatch(of: pattern, in: subject, from: start, limit: limit))
    }
    guard budget.spend(WorkBudget.search) else { return Self.outOfWork }
    let outcome = timed(
      pattern, in: subject, from: start, limit: limit, steps: WorkBudget.fewSteps)
    switch outcome {
    case .ended(.undecided(.steps)):
      guard budget.spend(WorkBudget.longSearch) else { return Self.outOfWork }
      return timed(pattern, in: subject, from: start, limit: limit, steps: nil)
    case .ended(.match(let range)):
      return pay(for: range.lowerBound - start, outcome)
    default:
      return pay(for: limit - start, outcome)
    }
  }

  private static let outOfWork = Outcome.stopped("work limit")

  /// The outcome of a search that looked for the start of a match in so many bytes.
  private mutating func pay(for bytes: Int, _ outcome: Outcome) -> Outcome {
    budget.spend(max(0, bytes) / WorkBudget.bytesOfUnit) ? outcome : Self.outOfWork
  }

  /// The first match, searched for slice by slice where that can take long, so that it can be stopped.
  private mutating func timed(
    _ pattern: Pattern, in subject: borrowing Subject, from first: Int, limit: Int, steps: UInt32?
  ) -> Outcome {
    let reach = subject.bytes.count - first
    guard time.isToBeTimed(starts: limit - first + 1, bytes: reach) else {
      return .ended(
        scratch.firstMatch(of: pattern, in: subject, from: first, limit: limit, steps: steps))
    }
    // What it takes to compile the pattern is not the document's work.
    pattern.prepare(for: subject)
    var slice = SearchTime.slice(of: limit - first + 1, bytes: reach)
    if first + slice <= limit, !resumability.canGoOn(pattern) { slice = limit - first + 1 }
    var start = first
    while true {
      let end = min(limit, start + slice - 1)
      let begun = SystemTime.steady
      let outcome = scratch.firstMatch(
        of: pattern, in: subject, from: start, limit: end, steps: steps)
      let taken = SystemTime.steady - begun
      guard time.spend(taken, on: (end - start + 1) * max(1, reach)) else {
        return .stopped("time limit")
      }
      guard outcome == .noMatch, end < limit else { return .ended(outcome) }
      start = subject.bytes.characterBoundary(after: end)
      guard start <= limit else { return .ended(.noMatch) }
      slice = SearchTime.slice(after: slice, taking: taken)
    }
  }
}

/// Whether a search that was broken off without a match can be taken up behind that place: not where
/// `\G` asks where a search began, or a verb such as `(*COMMIT)` may end it.
private struct Resumability {
  private var last: (pattern: ObjectIdentifier, canGoOn: Bool)?

  /// Searches for the same pattern follow one another, so that the last answer is kept.
  mutating func canGoOn(_ pattern: Pattern) -> Bool {
    let identifier = ObjectIdentifier(pattern)
    if let last, last.pattern == identifier { return last.canGoOn }
    var canGoOn = true
    var before: UInt8 = 0
    for byte in pattern.source.utf8 {
      let isVerb = before == UInt8(ascii: "(") && byte == UInt8(ascii: "*")
      let isStart = before == UInt8(ascii: "\\") && byte == UInt8(ascii: "G")
      if isVerb || isStart { canGoOn = false }
      before = byte
    }
    last = (identifier, canGoOn)
    return canGoOn
  }
}
