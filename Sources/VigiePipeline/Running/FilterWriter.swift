internal import Foundation
internal import VigieCore
internal import VigieInput

/// Writes what became of batches, and knows how far all is safe.
struct FilterWriter {
  private let sinks: FilterSinks
  private let clock = ContinuousClock()
  private var lastCheckpoint: ContinuousClock.Instant
  /// Of this run.
  private(set) var counts = FilterCounts()
  /// Of the runs before, which this one goes on from.
  private let earlier: FilterCounts
  /// Of the input, where this run begins.
  private let firstByte: Int
  private let rules: LiveRules
  private(set) var isPipeClosed = false
  /// Up to here everything is written.
  private var position: StreamPosition
  private var lastLine: Int
  /// The number of the batch that begins there, and of those behind it that are written already, as
  /// they may be without order, where they end.
  private var nextNumber = 0
  private var ahead: [Int: StreamPosition] = [:]
  /// The state before what may be longer in the next run, which takes it again.
  private var stateBeforePart: CheckpointFile.State?
  /// Each is told once: a stream may say the same in a million records.
  private var toldDoubts: Set<String> = []
  /// Who said so much that is doubtful has been told.
  private static let mostDoubts = 100
  /// How often the state is kept, at most.
  private static let pause = Duration.seconds(1)

  /// - Parameter rules: those in force are kept with the state.
  init(_ sinks: FilterSinks, resuming point: ResumePoint?, rules: LiveRules) {
    self.sinks = sinks
    self.rules = rules
    earlier = point?.counts ?? .init()
    position = point?.position ?? .init()
    firstByte = position.bytes
    lastLine = position.lines
    lastCheckpoint = clock.now
  }

  /// Empties what is replaced, and keeps where the run begins: whatever happens before the first pause
  /// is over is then known to be written by this run.
  ///
  /// - Parameter isBeginning: whether the next run is to begin again, whatever this one writes.
  mutating func begin(isBeginning: Bool = false) throws(FilterFailure) {
    if sinks.replacesOutput {
      do throws(SystemFailure) {
        try sinks.output.truncate(to: 0)
      } catch {
        throw failure("cannot write the output: \(error.reason)")
      }
    }
    if isBeginning { stateBeforePart = state }
    try keepState()
  }

  /// Writes a header.
  mutating func write(_ bytes: [UInt8]) throws(FilterFailure) {
    if let failure = sinks.output.write(bytes).failure { try fail(failure) }
  }

  mutating func write(
    _ batch: TaggedBatch, report: (FilterEvent) -> Void
  ) throws(FilterFailure) {
    if batch.isUnfinished, stateBeforePart == nil { stateBeforePart = state }
    try writeRefused(batch, report: report)
    tellDoubts(batch, report: report)
    for incomplete in batch.incomplete {
      report(.incomplete(line: incomplete.line, id: incomplete.id, rules: incomplete.rules))
    }
    let (count, failure) = sinks.output.write(batch.output)
    if let failure {
      let whole = batch.written.last { $0.end <= count }
      if let whole, batch.number == nextNumber { lastLine = whole.line }
      if sinks.ownsOutput { sinks.output.takeBack(count - (whole?.end ?? 0)) }
      return try fail(failure)
    }
    counts.add(batch.counts)
    counts.bytes = max(counts.bytes, batch.end.bytes - firstByte)
    advance(behind: batch)
    if clock.now - lastCheckpoint >= Self.pause { try keepState() }
  }

  private mutating func advance(behind batch: TaggedBatch) {
    ahead[batch.number] = batch.end
    while let end = ahead.removeValue(forKey: nextNumber) {
      position = end
      lastLine = end.lines
      nextNumber += 1
    }
  }

  /// Makes all of it safe.
  mutating func finish() throws(FilterFailure) { try keepState() }

  func outcome(_ end: FilterOutcome.End) -> FilterOutcome {
    FilterOutcome(end: end, counts: counts, totals: totals, lastLine: lastLine)
  }

  func failure(_ message: String, at mistake: FilterFailure.Place? = nil) -> FilterFailure {
    FilterFailure(
      message: message, mistake: mistake, counts: counts, lastLine: lastLine)
  }

  // MARK: Parts

  private mutating func writeRefused(
    _ batch: TaggedBatch, report: (FilterEvent) -> Void
  ) throws(FilterFailure) {
    guard !batch.refused.isEmpty else { return }
    guard let deadLetters = sinks.deadLetters else {
      for refused in batch.refused {
        report(
          .refused(
            line: refused.line, column: refused.column, id: refused.refusal.id,
            code: refused.refusal.code,
            message: refused.refusal.message))
      }
      return
    }
    let bytes = Array(batch.refused.map { $0.deadLetter(from: sinks.inputPath) }.joined())
    let (count, failure) = deadLetters.write(bytes)
    if let failure {
      // The next run would add to the half of a line.
      let whole = bytes[..<count].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      deadLetters.takeBack(count - whole)
      throw self.failure("cannot write the dead letters: \(failure.reason)")
    }
  }

  private mutating func tellDoubts(_ batch: TaggedBatch, report: (FilterEvent) -> Void) {
    for doubt in batch.doubts
    where toldDoubts.count < Self.mostDoubts && toldDoubts.insert(doubt.message).inserted {
      report(
        .doubtful(
          line: doubt.line, column: doubt.column, id: doubt.id, code: .unknownLanguage,
          message: doubt.message))
    }
  }

  private mutating func fail(_ failure: SystemFailure) throws(FilterFailure) {
    guard failure.code != EPIPE else {
      isPipeClosed = true
      return
    }
    throw self.failure("cannot write the output: \(failure.reason)")
  }

  private var totals: FilterCounts {
    var totals = earlier
    totals.add(counts)
    return totals
  }

  private var state: CheckpointFile.State {
    .init(
      position: position, counts: totals, outputBytes: sinks.output.fileSize ?? 0,
      deadLetterBytes: sinks.deadLetters?.fileSize ?? 0,
      rules: rules.current.fingerprint.rawValue)
  }

  private mutating func keepState() throws(FilterFailure) {
    guard let checkpoint = sinks.checkpoint else { return }
    do throws(SystemFailure) {
      try sinks.output.synchronize()
      try sinks.deadLetters?.synchronize()
      try checkpoint.write(stateBeforePart ?? state)
    } catch {
      throw failure("cannot write the checkpoint: \(error.reason)")
    }
    lastCheckpoint = clock.now
  }
}
