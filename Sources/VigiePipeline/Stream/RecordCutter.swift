internal import Diagnostics
internal import VigieCore

/// Cuts a stream into records, holding no more than is needed for one of them.
struct RecordCutter {
  /// What ends a record.
  enum Boundary: Sendable {
    case lineFeed
    /// A line feed outside of quotes.
    case unquotedLineFeed(delimiter: UInt8)
  }

  /// So much is kept of what is too long.
  static let longestHead = 4096

  private let boundary: Boundary
  private let maximumLength: Int
  private var buffer: [UInt8] = []
  /// Where the record begins that is being read.
  private var start = 0
  /// What has been searched for its end.
  private var searched = 0
  private var state = QuoteState.fieldStart
  /// The place of the record that is being read.
  private var position: StreamPosition
  /// How much of it was dropped.
  private var dropped = 0
  private var records: [Batch.Record] = []
  private var blankLines = 0
  private var batches = 0

  init(_ boundary: Boundary, maximumLength: Int, from position: StreamPosition = .init()) {
    self.boundary = boundary
    self.maximumLength = maximumLength
    self.position = position
  }

  /// How many bytes of whole records there are.
  var readyBytes: Int { start }

  /// How many bytes there are of a record whose end has not come.
  var pendingBytes: Int { buffer.count - start + dropped }

  mutating func add(_ piece: some Collection<UInt8>) {
    buffer.append(contentsOf: piece)
    cut()
  }

  /// Takes what is left at the end of the stream for a record.
  mutating func finish() {
    while start < buffer.count || dropped > 0 {
      if state == .quoted, dropped == 0 {
        cutUnclosed()
        cut()
      } else {
        endRecord(at: buffer.count, isLast: true)
      }
    }
  }

  /// Gives up what is left, for no more will come.
  mutating func interrupt() {
    guard start < buffer.count || dropped > 0 else { return }
    let refusal = Refusal(.interruptedLine, "the rest of the line had not come")
    endRecord(at: buffer.count, isLast: true, damage: refusal)
  }

  /// The whole records, in which nothing but blank lines may be.
  mutating func takeBatch() -> Batch? {
    guard !records.isEmpty || blankLines > 0 else { return nil }
    let rest = Array(buffer[start...])
    buffer.removeSubrange(start...)
    let batch = Batch(
      number: batches, bytes: buffer, records: records, blankLines: blankLines, end: position)
    batches += 1
    buffer = rest
    searched -= start
    start = 0
    records = []
    blankLines = 0
    return batch
  }

  // MARK: Cutting

  private mutating func cut() {
    while true {
      if let end = recordEnd() {
        endRecord(at: end, isLast: false)
      } else if pendingBytes > maximumLength {
        if state == .quoted, dropped == 0, cutUnclosed() { continue }
        // The rest is read without being kept.
        let kept = min(start + Self.longestHead, buffer.count)
        dropped += buffer.count - kept
        buffer.removeSubrange(kept...)
        searched = kept
        // What opened a quote so long ago did not mean it.
        state = .unquoted
        return
      } else {
        return
      }
    }
  }

  /// The line feed that ends the record being read.
  private mutating func recordEnd() -> Int? {
    let end: Int?
    switch boundary {
    case .lineFeed:
      end = Self.lineFeed(in: buffer.span, from: searched)
    case .unquotedLineFeed(let delimiter):
      var state = state
      end = Self.lineFeed(in: buffer.span, from: searched, state: &state, delimiter: delimiter)
      self.state = state
    }
    searched = end ?? buffer.count
    return end
  }

  /// Takes the first line of a record with an open quote for a record of its own, so that one stray
  /// quote does not swallow what follows.
  @discardableResult
  private mutating func cutUnclosed() -> Bool {
    let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n"))
    let refusal = Refusal(.unclosedQuote, "a quoted field has no end")
    guard let end else {
      guard pendingBytes <= maximumLength else { return false }
      endRecord(at: buffer.count, isLast: true, damage: refusal)
      return true
    }
    endRecord(at: end, isLast: false, damage: refusal)
    return true
  }

  private mutating func endRecord(at end: Int, isLast: Bool, damage refusal: Refusal? = nil) {
    let range = start..<end
    let length = range.count + dropped
    var record = Batch.Record(range: range, line: position.lines + 1, offset: position.bytes)
    if length > maximumLength {
      record.damage = Batch.Damage(
        refusal: Refusal(.lineTooLong, "longer than \(maximumLength) bytes"), length: length)
      record.range = start..<min(end, start + Self.longestHead)
    } else if let refusal {
      record.damage = Batch.Damage(refusal: refusal, length: length)
    }
    if record.damage == nil, isBlank(range) {
      blankLines += 1
    } else {
      records.append(record)
    }
    position.lines += 1
    if case .unquotedLineFeed = boundary {
      position.lines += buffer[range].count { $0 == UInt8(ascii: "\n") }
    }
    position.bytes += length + (isLast ? 0 : 1)
    dropped = 0
    start = min(end + 1, buffer.count)
    searched = start
    state = .fieldStart
  }

  private func isBlank(_ range: Range<Int>) -> Bool {
    buffer[range].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }
}

extension RecordCutter {
  /// The first line feed, found by eight bytes at a time.
  private static func lineFeed(in bytes: Span<UInt8>, from start: Int) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = start
    while index &+ 8 <= bytes.count {
      let word = bytes.word64(at: index) ^ (ones &* 0x0A)
      let zero = (word &- ones) & ~word & (ones &* 0x80)
      if zero != 0 { return index &+ zero.trailingZeroBitCount >> 3 }
      index &+= 8
    }
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\n") { return index }
      index &+= 1
    }
    return nil
  }

  /// The first line feed outside of quotes.
  private static func lineFeed(
    in bytes: Span<UInt8>, from start: Int, state: inout QuoteState, delimiter: UInt8
  ) -> Int? {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n"), state != .quoted { return index }
      state.advance(byte, delimiter: delimiter)
      index &+= 1
    }
    return nil
  }
}
