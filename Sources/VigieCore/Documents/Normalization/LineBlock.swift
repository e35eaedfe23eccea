/// Lines without a blank line between them, and whether they were wrapped.
struct LineBlock {
  /// Nothing narrower is taken for wrapped text, and hardly anybody wraps at more.
  static let widths = 40...140
  /// Where a dateline says that text follows, narrower lines will do.
  private static let widthsOfReport = 24...140
  /// In bytes: no line of `widths` is longer, whatever it is written in.
  static let longestLine = 4 * 140

  let lines: [TextLine]
  /// The columns of the widest line that could have been wrapped.
  let width: Int
  /// Whether enough lines are full for the block to have been wrapped for certain.
  let isWrapped: Bool
  /// How many lines the dateline takes that a report begins with, if it does: what follows one is
  /// running text, even in lines that the rest of the block would not show to be wrapped.
  private let datelines: Int
  /// For each break, whether the next line could go on with the sentence at all.
  private let mayGoOn: [Bool]
  /// For each break, whether the words on either side say that it goes on.
  private let doesGoOn: [Bool]
  /// For each break, whether it cuts a word.
  private let cutsWord: [Bool]

  /// - Parameters:
  ///   - ranges: at least two lines, none of them blank.
  ///   - mayBeginReport: whether the block stands where a dateline is looked for.
  /// - Returns: `nil` where the lines are too narrow or too wide to have been wrapped.
  init?(_ bytes: [UInt8], _ ranges: [Range<Int>], mayBeginReport: Bool = false) {
    let lines = ranges.map { TextLine(bytes, $0) }
    datelines = mayBeginReport ? Self.datelines(bytes, lines) : 0
    let width = lines.lazy.filter { !$0.isOneWord || $0.endsWide }.map(\.columns).max() ?? 0
    guard Self.widths.contains(width) || datelines > 0 && Self.widthsOfReport.contains(width) else {
      return nil
    }
    self.lines = lines
    self.width = width
    let margin = lines.map(\.indent).min() ?? 0
    let breaks = lines.indices.dropLast()
    let joint = breaks.map { LineJoint(bytes, lines[$0], lines[$0 + 1], margin: margin) }
    mayGoOn = joint.map(\.mayGoOn)
    doesGoOn = joint.map(\.doesGoOn)
    cutsWord = joint.map(\.cutsWord)
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
      if cutsWord[index] || datelines > 0 && goesOnInReport(index) { return true }
      guard mayGoOn[index] else { return false }
      let line = lines[index]
      let next = lines[index + 1]
      guard Self.isFull(line, before: next, width: width) else { return false }
      if isWrapped || doesGoOn[index] { return true }
      guard let documentWidth else { return false }
      return Self.isFull(line, before: next, width: max(width, documentWidth))
    }
  }

  /// Whether a line of a report is full, or nearly so: programs that even lines out leave some room.
  private func goesOnInReport(_ index: Int) -> Bool {
    guard mayGoOn[index] || index + 1 < datelines else { return false }
    return (lines[index].columns + 1 + lines[index + 1].firstWord) * 20 > width * 17
  }

  /// The number of lines, two at most, that a dateline at the head of the block takes.
  private static func datelines(_ bytes: [UInt8], _ lines: [TextLine]) -> Int {
    let first = lines[0].content
    if Dateline(bytes, first, order: .unknown) != nil { return 1 }
    guard bytes[first].contains(where: \.isASCIIDigit) else { return 0 }
    let both = Array(bytes[first]) + [UInt8(ascii: " ")] + Array(bytes[lines[1].content])
    return Dateline(both, 0..<both.count, order: .unknown)?.date == nil ? 0 : 2
  }

  private static func isFull(_ line: TextLine, before next: TextLine, width: Int) -> Bool {
    if line.endsWide && next.startsWide {
      // Rules on what may begin a line leave up to two wide characters of room.
      return line.columns + 2 > width - 4
    }
    return line.columns + 1 + next.firstWord > width
  }
}
