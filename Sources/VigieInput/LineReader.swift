/// Cuts a stream into lines, holding no more than one of them.
struct LineReader {
  enum Line {
    /// Without its end.
    case line([UInt8], number: Int)
    /// The beginning of a line that is longer than allowed; the rest was passed over.
    case tooLong([UInt8], number: Int)
  }

  private let source: ByteSource
  private let maximumLength: Int
  private var buffer: [UInt8] = []
  /// What has been given out.
  private var start = 0
  /// What has been searched for a line feed.
  private var searched = 0
  private var number = 0
  private var isAtEnd = false

  init(_ source: ByteSource, maximumLength: Int) {
    self.source = source
    self.maximumLength = maximumLength
  }

  mutating func next() throws -> Line? {
    while true {
      if let end = lineEnd() {
        number += 1
        defer { advance(to: end + 1) }
        return line(start..<end)
      }
      if buffer.count - start > maximumLength { return try passOver() }
      if isAtEnd {
        guard start < buffer.count else { return nil }
        number += 1
        defer { advance(to: buffer.count) }
        return line(start..<buffer.count)
      }
      try fill()
    }
  }

  private mutating func lineEnd() -> Int? {
    let found = Self.lineFeed(in: buffer, from: searched)
    searched = found ?? buffer.count
    return found
  }

  private static func lineFeed(in buffer: [UInt8], from start: Int) -> Int? {
    let bytes = buffer.span
    var index = start
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\n") { return index }
      index += 1
    }
    return nil
  }

  private mutating func advance(to end: Int) {
    start = min(end, buffer.count)
    searched = start
  }

  private mutating func fill() throws {
    if start > 0 {
      buffer.removeSubrange(..<start)
      searched -= start
      start = 0
    }
    let piece = try source.read()
    if piece.isEmpty { isAtEnd = true }
    buffer.append(contentsOf: piece)
  }

  /// Reads on to the end of a line that is too long, without keeping it.
  private mutating func passOver() throws -> Line {
    number += 1
    let head = Array(buffer[start..<min(start + InputProblem.longestRaw, buffer.count)])
    while true {
      advance(to: buffer.count)
      try fill()
      if let end = lineEnd() {
        advance(to: end + 1)
        return .tooLong(head, number: number)
      }
      if isAtEnd { return .tooLong(head, number: number) }
    }
  }

  private func line(_ range: Range<Int>) -> Line {
    guard range.count <= maximumLength else {
      return .tooLong(Array(buffer[range].prefix(InputProblem.longestRaw)), number: number)
    }
    let hasReturn = range.count > 0 && buffer[range.upperBound - 1] == UInt8(ascii: "\r")
    let end = range.upperBound - (hasReturn ? 1 : 0)
    return .line(Array(buffer[range.lowerBound..<end]), number: number)
  }
}
