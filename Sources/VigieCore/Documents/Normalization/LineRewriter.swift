/// Writes text anew with some line breaks joined, and keeps the map back.
struct LineRewriter {
  private let source: [UInt8]
  private var output: [UInt8] = []
  private var map = OffsetMap()
  /// Made for the first hyphen only: most texts have none at the end of a line.
  private lazy var hyphenation = Hyphenation(source)
  /// The first byte that has not been dealt with.
  private var position = 0

  init(_ source: [UInt8]) {
    self.source = source
  }

  /// Joins two lines, or parts them by a blank line. Calls come in ascending order.
  mutating func apply(_ isJoin: Bool, between line: TextLine, and next: TextLine) {
    if output.isEmpty { output.reserveCapacity(source.count + 64) }
    let gap = line.content.upperBound..<next.content.lowerBound
    guard isJoin else {
      guard let lineFeed = source[gap].firstIndex(of: UInt8(ascii: "\n")) else { return }
      copy(to: lineFeed)
      write("\n\n", from: lineFeed..<lineFeed + 1)
      return
    }
    if endsInHyphen(line, before: next), !isConjunction(next) {
      let dividesWord = hyphenation.dividesWord(at: gap.lowerBound - 1, goingOnAt: gap.upperBound)
      copy(to: dividesWord ? gap.lowerBound - 1 : gap.lowerBound)
      write("", from: gap)
      return
    }
    copy(to: gap.lowerBound)
    // Nothing stands between wide characters.
    write(line.endsWide && next.startsWide ? "" : " ", from: gap)
  }

  /// The rewritten text; the source itself where nothing was to be done.
  mutating func finish() -> (bytes: [UInt8], map: OffsetMap) {
    guard position > 0 else { return (source, map) }
    copy(to: source.count)
    return (output, map)
  }

  private mutating func copy(to end: Int) {
    if position < end {
      map.append(start: output.count, source: position)
      output.append(contentsOf: source[position..<end])
    }
    position = end
  }

  private mutating func write(_ text: String, from range: Range<Int>) {
    if !text.isEmpty {
      map.append(
        start: output.count, source: range.lowerBound, unit: text.utf8.count,
        sourceUnit: range.count)
      output.append(contentsOf: text.utf8)
    }
    position = range.upperBound
  }

  /// Whether a word stops at a hyphen that a small letter follows.
  private func endsInHyphen(_ line: TextLine, before next: TextLine) -> Bool {
    let end = line.content.upperBound
    return source[end - 1] == UInt8(ascii: "-") && line.content.count > 1
      && (source[end - 2].isASCIILetter || source[end - 2] >= 0x80)
      && LineJoint.isLower(source, next.content.lowerBound)
  }

  /// "Bundes- und Landesämter" keeps its space.
  private func isConjunction(_ next: TextLine) -> Bool {
    let word = source[next.content].prefix { $0 != UInt8(ascii: " ") }
    return Self.conjunctions.contains { word.elementsEqual($0.utf8) }
  }

  private static let conjunctions = ["und", "oder", "bzw.", "sowie", "and", "or", "to", "et", "e"]
}
