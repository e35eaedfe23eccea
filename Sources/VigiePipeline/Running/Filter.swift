internal import Diagnostics
internal import Foundation
internal import Synchronization
internal import VigieCore
internal import VigieInput

/// Tags the records of a stream: one thread reads, several tag, and the one that calls `run` writes.
///
/// Each record that comes in goes out once, or is refused once, or is left out because it has none of
/// the tags asked for. Whatever the input, no more than a few megabytes of it are held at a time, and
/// no less than one record.
package final class Filter: Sendable {
  /// So much of the input may be under way.
  private static let capacity = 4 << 20
  /// The matching of patterns and the reading of rules need more than a thread has by itself.
  private static let stackSize = 8 << 20

  private let options: FilterOptions
  private let live: LiveRules
  private let stopSignal = StopSignal()
  private let readFailure = Mutex<SystemFailure?>(nil)

  package init(_ options: FilterOptions, live: LiveRules) {
    self.options = options
    self.live = live
  }

  /// Ends the run as soon as everything that was read is written; from any thread.
  package func stop() { stopSignal.give() }

  /// Filters a stream to its end.
  ///
  /// - Parameters:
  ///   - report: is given what is worth telling, in the order of the output.
  package func run(
    from input: Descriptor, to sinks: FilterSinks, resuming point: ResumePoint? = nil,
    report: (FilterEvent) -> Void
  ) throws(FilterFailure) -> FilterOutcome {
    var writer = FilterWriter(sinks, resuming: point, rules: live)
    var intake = intake(input, from: .init())
    var first: [Batch] = []
    var header: TableForm.Header?
    // Even a run that goes on needs the header of a table.
    if options.isTable || point == nil { first = try readBeginning(&intake, writer) }
    if point == nil { try checkFormat(first.last, writer) }
    var row: [UInt8]?
    if options.isTable { (header, row) = try takeHeader(&first, writer) }
    // By now it is known that the input can be used.
    let hasWholeHeader = header != nil && first.last?.isUnfinished == false
    try writer.begin(isBeginning: options.isTable && point == nil && !hasWholeHeader)
    if let row, point == nil { try writer.write(row) }
    if let point {
      do {
        try input.seek(to: point.position.bytes)
      } catch {
        throw writer.failure("cannot read the input: \(error.reason)")
      }
      intake = self.intake(input, from: point.position)
      first = try next(&intake, writer).map { [$0] } ?? []
    }
    let exchange = start(intake, first: first, header: header)
    do throws(FilterFailure) {
      while let batch = exchange.next() {
        try writer.write(batch, report: report)
        exchange.didWrite(batch)
        if writer.isPipeClosed { break }
      }
    } catch {
      exchange.giveUp()
      stop()
      throw error
    }
    if writer.isPipeClosed {
      exchange.giveUp()
      stop()
      return writer.outcome(.closedPipe)
    }
    try writer.finish()
    if let failure = readFailure.withLock({ $0 }) {
      throw writer.failure("cannot read the input: \(failure.reason)")
    }
    return writer.outcome(stopSignal.isGiven ? .stopped : .endOfInput)
  }

  /// The first batch, or of a table those up to its first row.
  private func readBeginning(
    _ intake: inout Intake, _ writer: FilterWriter
  ) throws(FilterFailure) -> [Batch] {
    var batches: [Batch] = []
    while var batch = try next(&intake, writer) {
      let isBlank = batch.records.isEmpty
      // Counted, and not held: however many blank lines there are.
      if isBlank { batch.bytes = [] }
      batches.append(batch)
      if !isBlank || !options.isTable { break }
    }
    return batches
  }

  private func next(
    _ intake: inout Intake, _ writer: FilterWriter
  ) throws(FilterFailure) -> Batch? {
    do {
      return try intake.next()
    } catch {
      throw writer.failure("cannot read the input: \(error.reason)")
    }
  }

  private func intake(_ input: Descriptor, from position: StreamPosition) -> Intake {
    let boundary: RecordCutter.Boundary =
      options.isTable ? .unquotedLineFeed(delimiter: options.delimiter) : .lineFeed
    return Intake(
      input,
      cutter: RecordCutter(boundary, maximumLength: options.maximumRecord, from: position),
      stop: stopSignal)
  }

  /// Each record would be refused, or worse, read as something else.
  private func checkFormat(_ batch: Batch?, _ writer: FilterWriter) throws(FilterFailure) {
    guard let bytes = batch?.bytes else { return }
    let start = FilterFailure.Place(line: 1, column: 1)
    if let encoding = WideText.encoding(of: bytes) {
      throw writer.failure(
        "the input is in \(encoding), expected UTF-8; pipe it through 'iconv -f \(encoding) -t UTF-8'",
        at: start)
    }
    if let objection = UnfitText.otherFormat(of: bytes) {
      throw writer.failure("cannot use the input: \(objection)", at: start)
    }
  }

  /// Takes the header from the first rows of a table, with the row to be written for it.
  private func takeHeader(
    _ batches: inout [Batch], _ writer: FilterWriter
  ) throws(FilterFailure) -> (TableForm.Header?, row: [UInt8]?) {
    guard let last = batches.indices.last, let record = batches[last].records.first else {
      return (nil, nil)
    }
    let bytes = batches[last].bytes
    batches[last].records.removeFirst()
    let header: TableForm.Header
    do throws(Refusal) {
      if let damage = record.damage { throw damage.refusal }
      header = try TableForm.Header(
        bytes, record.range, delimiter: options.delimiter, fields: options.fields,
        wantsUniqueNames: options.writesObjects)
    } catch {
      let column = UTF8Text.column(of: error.offset, in: bytes[record.range])
      throw writer.failure(
        "cannot use the header of the table: \(error.message)",
        at: .init(line: record.line, column: column))
    }
    guard !options.writesObjects else { return (header, nil) }
    return (header, header.row(bytes, record.range, tags: options.fields.tags))
  }

  /// Starts the threads that read and tag.
  private func start(_ intake: Intake, first: [Batch], header: TableForm.Header?) -> Exchange {
    let exchange = Exchange(capacity: Self.capacity, isOrdered: options.isOrdered)
    run { [self] in
      var intake = intake
      var isWanted = first.allSatisfy { exchange.put($0) }
      do throws(SystemFailure) {
        while isWanted, let batch = try intake.next() { isWanted = exchange.put(batch) }
      } catch {
        readFailure.withLock { $0 = error }
      }
      exchange.endInput()
    }
    live.whenReplaced { [weak exchange] in exchange?.wake() }
    for _ in 0..<max(1, options.jobs) { run { [self] in work(exchange, header) } }
    return exchange
  }

  /// What one worker does.
  private func work(_ exchange: Exchange, _ header: TableForm.Header?) {
    var tagger = RecordTagger(options, live: live, header: header)
    while true {
      switch exchange.take(isCurrent: { tagger.isCurrent }) {
      case .tag(let batch): exchange.deliver(tagger.tag(batch))
      case .refresh: tagger.refresh()
      case .end: return
      }
    }
  }

  private func run(_ work: @escaping @Sendable () -> Void) {
    let thread = Thread(block: work)
    thread.stackSize = Self.stackSize
    thread.start()
  }
}
