internal import Diagnostics
internal import VigieCore
internal import VigieInput

/// Cuts a stream into records, holding no more than is needed for one of them.
struct RecordCutter {
  /// What ends a record.
  enum Boundary: Sendable {
    case lineFeed
    /// A line feed outside of quotes.
    case unquotedLineFeed(delimiter: UInt8)
  }

  /// So much is kept of what is too long.
  private let longestHead: Int
  /// So much room may be empty.
  private static let spareRoom = 1 << 20

  private let maximumLength: Int
  /// So many bytes of records are worth a batch.
  private let batchSize: Int
  /// Of lines.
  private var searched = 0
  /// Of a table.
  private var rows: RowEnds?
  private var buffer: [UInt8] = []
  /// Where the batch begins that is being filled.
  private var batchStart = 0
  /// Where the record begins that is being read.
  private var start = 0
  /// The place of the record that is being read.
  private var position: StreamPosition
  /// How much of it was dropped.
  private var dropped = 0
  private var isWhole = false
  private var isInterrupted = false
  /// Where the record begins that has no end of its own.
  private var partStart = 0
  private var records: [Batch.Record] = []
  private var blankLines = 0
  private var batches = 0

  init(
    _ boundary: Boundary, maximumLength: Int, batchSize: Int = 1 << 16, longestHead: Int = 4096,
    from position: StreamPosition = .init()
  ) {
    self.maximumLength = maximumLength
    self.batchSize = batchSize
    self.longestHead = longestHead
    self.position = position
    if case .unquotedLineFeed(let delimiter) = boundary {
      rows = RowEnds(delimiter: delimiter, longest: maximumLength)
    }
  }

  /// Whether a good many records wait to be taken.
  var hasFullBatch: Bool { start - batchStart >= batchSize }

  mutating func add(_ piece: some Collection<UInt8>) {
    // Half of it at least goes, so that no byte is moved often.
    if batchStart > buffer.count / 2 { letGo() }
    buffer.append(contentsOf: piece)
    cut()
  }

  /// Takes what is left at the end of the stream for records, which come in batches of their own.
  mutating func finish() {
    isWhole = true
    partStart = start
    cut()
  }

  /// Takes what is left for records, but gives up the last line if it has no end: no more will come.
  mutating func interrupt() {
    isInterrupted = true
    finish()
  }

  /// The next whole records, in which nothing but blank lines may be: no more of them than are worth a
  /// batch.
  mutating func takeBatch() -> Batch? {
    guard !records.isEmpty || blankLines > 0 else { return nil }
    let batch = Batch(
      number: batches, bytes: Array(buffer[batchStart..<start]), records: records,
      blankLines: blankLines, end: position, isUnfinished: isWhole && start > partStart)
    batches += 1
    batchStart = start
    records = []
    blankLines = 0
    cut()
    return batch
  }

  // MARK: Cutting

  private var hasPart: Bool { start < buffer.count || dropped > 0 }

  private var canCut: Bool {
    if hasFullBatch { return false }
    return !isWhole || hasPart && (start > partStart || start == batchStart)
  }

  /// Forgets what was taken.
  private mutating func letGo() {
    let count = batchStart
    // A new one where the old one has got far too large.
    if buffer.capacity > 4 * (buffer.count - count) + Self.spareRoom {
      buffer = Array(buffer[count...])
    } else {
      buffer.removeSubrange(..<count)
    }
    batchStart = 0
    start -= count
    searched -= count
    rows?.shift(by: count)
  }

  /// Cuts off records until they fill a batch, or no more are whole.
  private mutating func cut() {
    while canCut {
      switch nextEnd() {
      case .end(let end): endRecord(at: end)
      case .strayQuote(let end, let why):
        endRecord(at: end, damage: refusal(of: why, start..<end))
      case .unknown:
        if buffer.count - start + dropped > maximumLength { dropPart() }
        return
      }
    }
  }

  private mutating func nextEnd() -> RowEnds.Finding {
    // A copy, for a span of the buffer holds on to all of the cutter.
    if var rows {
      let end = rows.next(in: buffer.span, isWhole: isWhole)
      self.rows = rows
      return end
    }
    let end = buffer.span.lineFeed(from: searched)
    searched = end ?? buffer.count
    return end.map { .end($0) } ?? (isWhole ? .end(buffer.count) : .unknown)
  }

  /// Reads on without keeping what is too long.
  private mutating func dropPart() {
    let kept = min(start + longestHead, buffer.count)
    dropped += buffer.count - kept
    buffer.removeSubrange(kept...)
    searched = kept
    rows?.passOver(to: kept)
  }

  private func refusal(of quote: RowEnds.StrayQuote, _ line: Range<Int>) -> Refusal {
    guard let rows else { preconditionFailure("only tables have quotes") }
    let place = rows.openQuote(in: buffer, line) - line.lowerBound
    let why =
      switch quote {
      case .unclosed: ""
      case .tooFar: " within \(maximumLength) bytes"
      case .textBehind: ": text follows the next quote"
      }
    return Refusal(.unclosedQuote, "a quoted field has no end\(why)", at: place)
  }

  private mutating func endRecord(at end: Int, damage refusal: Refusal? = nil) {
    let range = start..<end
    let length = range.count + dropped
    let hasEnd = end < buffer.count
    var record = Batch.Record(
      range: start - batchStart..<end - batchStart, line: position.lines + 1,
      offset: position.bytes)
    if length > maximumLength {
      record.damage = Batch.Damage(
        refusal: Refusal(.lineTooLong, "line is longer than \(maximumLength) bytes"),
        length: length)
      record.range = record.range.prefix(longestHead)
    } else if isInterrupted, !hasEnd {
      let refusal = Refusal(.interruptedLine, "the rest of the line had not come")
      record.damage = Batch.Damage(refusal: refusal, length: length)
    } else if let refusal {
      record.damage = Batch.Damage(refusal: refusal, length: length)
    }
    if record.damage == nil, isBlank(range) {
      blankLines += 1
    } else {
      records.append(record)
    }
    position.lines += 1
    if rows != nil { position.lines += buffer[range].count { $0 == UInt8(ascii: "\n") } }
    position.bytes += length + (hasEnd ? 1 : 0)
    dropped = 0
    start = min(end + 1, buffer.count)
    searched = start
    rows?.begin(at: start)
  }

  /// Whether there is nothing but white space; a row of empty fields is none, whatever separates them.
  private func isBlank(_ range: Range<Int>) -> Bool {
    // A byte order mark may stand before the first line.
    let hasMark = position.bytes == 0 && buffer[range].starts(with: [0xEF, 0xBB, 0xBF])
    return buffer[range].dropFirst(hasMark ? 3 : 0).allSatisfy {
      ($0 == 0x20 || $0 == 0x09 || $0 == 0x0D) && $0 != rows?.delimiter
    }
  }
}
