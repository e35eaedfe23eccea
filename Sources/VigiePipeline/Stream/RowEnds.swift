/// Finds where the rows of a table end, and tells quotes that were not meant from those that were.
///
/// A row may have several lines only where RFC 4180 is kept to: a quoted field goes on until its quote is
/// closed, behind which the field ends. Where that does not happen within the longest row, or text
/// follows, the quote is a stray one, and the row is its line alone.
///
/// No byte is looked at more than twice, whatever comes: once as part of a line with which a row begins,
/// and once as part of a line to which a quoted field goes on. What is learned about the latter does not
/// depend on where the field began, so it is kept when the next line turns out to begin a row.
struct RowEnds {
  enum Finding: Hashable {
    /// The line feed that ends the row, or the end of all.
    case end(Int)
    /// What ends the first line, and why the row does not go on behind it.
    case strayQuote(Int, StrayQuote)
    /// More is needed to tell.
    case unknown
  }

  enum StrayQuote: Hashable {
    case unclosed, tooFar, textBehind
  }

  let delimiter: UInt8
  private let longest: Int
  /// Where the row begins.
  private var start = 0
  private var line = Line(at: 0, state: .fieldStart)
  /// Whether quotes in the line mean nothing.
  private var isPassingOver = false
  private var rest = Line(at: 0, state: .quoted)

  /// - Parameter longest: how many bytes a row of several lines may have.
  init(delimiter: UInt8, longest: Int) {
    self.delimiter = delimiter
    self.longest = longest
  }

  /// Begins a row.
  mutating func begin(at start: Int) {
    self.start = start
    line = Line(at: start, state: .fieldStart)
    isPassingOver = false
  }

  /// Goes on behind a part that is not there any more; quotes in what follows mean nothing.
  mutating func passOver(to place: Int) {
    line = Line(at: place, state: .unquoted)
    isPassingOver = true
    // Other bytes will come to where it was.
    rest = Line(at: 0, state: .quoted)
  }

  /// So many bytes were taken away from the beginning.
  mutating func shift(by count: Int) {
    start -= count
    line.shift(by: count)
    rest.shift(by: count)
  }

  /// Where the field begins that a line leaves open.
  func openQuote(in bytes: [UInt8], _ line: Range<Int>) -> Int {
    TableRow(bytes, line, delimiter: delimiter).fields.last?.range.lowerBound ?? line.lowerBound
  }

  /// The end of the row.
  ///
  /// - Parameter isWhole: whether no more bytes will come.
  mutating func next(in bytes: Span<UInt8>, isWhole: Bool) -> Finding {
    line.read(bytes, delimiter)
    guard let first = line.end else {
      guard isWhole else { return .unknown }
      return line.state == .quoted && !isPassingOver
        ? .strayQuote(bytes.count, .unclosed) : .end(bytes.count)
    }
    guard line.state == .quoted, !isPassingOver else { return .end(first) }
    if line.hasTextBehind { return .strayQuote(first, .textBehind) }
    // What was read of these lines before is still true.
    if rest.searched <= first { rest = Line(at: first + 1, state: .quoted) }
    while rest.end == nil || rest.state == .quoted, !rest.hasTextBehind {
      if rest.end != nil { rest.goOn() }
      rest.read(bytes, delimiter, stopsAtText: true)
      if rest.end == nil { break }
    }
    if rest.hasTextBehind { return .strayQuote(first, .textBehind) }
    if rest.end == nil, !isWhole {
      return bytes.count - start > longest ? .strayQuote(first, .tooFar) : .unknown
    }
    let end = rest.end ?? bytes.count
    if end - start > longest { return .strayQuote(first, .tooFar) }
    return rest.state == .quoted ? .strayQuote(first, .unclosed) : .end(end)
  }
}

extension RowEnds {
  /// A line that is being read.
  private struct Line {
    /// What has been looked at.
    private(set) var searched: Int
    private(set) var state: QuoteState
    /// Its line feed.
    private(set) var end: Int?
    /// Whether a quote was closed and its field went on all the same.
    private(set) var hasTextBehind = false

    init(at start: Int, state: QuoteState) {
      searched = start
      self.state = state
    }

    mutating func shift(by count: Int) {
      searched -= count
      end = end.map { $0 - count }
    }

    /// Goes on with the next line, in the state in which this one ended.
    mutating func goOn() {
      searched = end.map { $0 + 1 } ?? searched
      end = nil
    }

    mutating func read(_ bytes: Span<UInt8>, _ delimiter: UInt8, stopsAtText: Bool = false) {
      guard end == nil else { return }
      while searched < bytes.count {
        let byte = bytes[searched]
        if byte == UInt8(ascii: "\n") {
          end = searched
          return
        }
        if state.isText(byte, delimiter: delimiter) {
          hasTextBehind = true
          if stopsAtText { return }
        }
        state.advance(byte, delimiter: delimiter)
        searched += 1
      }
    }
  }
}
