internal import NIOCore

/// Cuts a body into lines as it comes, holding no more than one of them.
struct LineSplitter {
  struct Line {
    /// Without its end; of one that is too long, the beginning.
    var bytes: [UInt8]
    /// Counted from 1.
    var number: Int
    var isTooLong = false
  }

  /// Of a line that is too long, so much is kept to tell which one it was.
  static let longestHead = 4096

  private let limit: Int
  private var rest: [UInt8] = []
  private var isPassingOver = false
  private var number = 0

  init(limit: Int) { self.limit = limit }

  /// The lines that end in this part, with what came before it.
  mutating func split(_ part: ByteBuffer) -> [Line] {
    var lines: [Line] = []
    var view = part.readableBytesView
    while let end = view.firstIndex(of: UInt8(ascii: "\n")) {
      add(view[..<end])
      lines.append(finishLine())
      view = view[view.index(after: end)...]
    }
    add(view)
    return lines
  }

  /// A last line that has no end.
  mutating func finish() -> Line? {
    rest.isEmpty && !isPassingOver ? nil : finishLine()
  }

  private mutating func add(_ bytes: some Collection<UInt8>) {
    guard !isPassingOver else { return }
    rest.append(contentsOf: bytes)
    // One more for a carriage return.
    guard rest.count > limit + 1 else { return }
    passOver()
  }

  /// Keeps as much of a line as does not depend on the parts in which it came.
  private mutating func passOver() {
    isPassingOver = true
    rest = Array(rest.prefix(min(Self.longestHead, limit)))
  }

  private mutating func finishLine() -> Line {
    number += 1
    if !isPassingOver, rest.last == UInt8(ascii: "\r") { rest.removeLast() }
    if !isPassingOver, rest.count > limit { passOver() }
    defer {
      rest = []
      isPassingOver = false
    }
    return Line(bytes: rest, number: number, isTooLong: isPassingOver)
  }
}
