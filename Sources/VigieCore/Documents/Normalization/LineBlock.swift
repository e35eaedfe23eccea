/// Lines without a blank line between them, and whether they were wrapped.
struct LineBlock {
  /// Nothing narrower is taken for wrapped text, and hardly anybody wraps at more.
  static let widths = 40...140
  /// In bytes: no line of `widths` is longer, whatever it is written in.
  static let longestLine = 4 * 140

  let lines: [TextLine]
  /// The columns of the widest line that could have been wrapped.
  let width: Int
  /// Whether enough lines are full for the block to have been wrapped for certain.
  let isWrapped: Bool
  /// For each break, whether the next line could go on with the sentence at all.
  private let mayGoOn: [Bool]
  /// For each break, whether the words on either side say that it goes on.
  private let doesGoOn: [Bool]

  /// - Parameter ranges: at least two lines, none of them blank.
  /// - Returns: `nil` where the lines are too narrow or too wide to have been wrapped.
  init?(_ bytes: [UInt8], _ ranges: [Range<Int>]) {
    let lines = ranges.map { TextLine(bytes, $0) }
    let width = lines.lazy.filter { !$0.isOneWord || $0.endsWide }.map(\.columns).max() ?? 0
    guard Self.widths.contains(width) else { return nil }
    self.lines = lines
    self.width = width
    let margin = lines.map(\.indent).min() ?? 0
    let breaks = lines.indices.dropLast()
    let joint = breaks.map { LineJoint(bytes, lines[$0], lines[$0 + 1], margin: margin) }
    mayGoOn = joint.map(\.mayGoOn)
    doesGoOn = joint.map(\.doesGoOn)
    var open = 0
    var full = 0
    var isFirstOfWidth = true
    var fullBeyondFirst = 0
    for index in breaks where joint[index].mayGoOn {
      open += 1
      guard Self.isFull(lines[index], before: lines[index + 1], width: width) else { continue }
      full += 1
      // The widest line is full by definition and proves nothing.
      if lines[index].columns == width, isFirstOfWidth {
        isFirstOfWidth = false
      } else {
        fullBeyondFirst += 1
      }
    }
    isWrapped = fullBeyondFirst > 0 && full * 100 >= open * 55
  }

  /// For each break, whether it is a wrap.
  ///
  /// - Parameter documentWidth: the width of the blocks that were wrapped for certain, if any: with
  ///   that a block of two lines can be judged.
  func joins(documentWidth: Int?) -> [Bool] {
    lines.indices.dropLast().map { index in
      guard mayGoOn[index] else { return false }
      let line = lines[index]
      let next = lines[index + 1]
      guard Self.isFull(line, before: next, width: width) else { return false }
      if isWrapped || doesGoOn[index] { return true }
      guard let documentWidth else { return false }
      return Self.isFull(line, before: next, width: max(width, documentWidth))
    }
  }

  private static func isFull(_ line: TextLine, before next: TextLine, width: Int) -> Bool {
    if line.endsWide && next.startsWide {
      // Rules on what may begin a line leave up to two wide characters of room.
      return line.columns + 2 > width - 4
    }
    return line.columns + 1 + next.firstWord > width
  }
}
