/// Phrases in lower case with which furniture begins, or of which it consists.
struct PhraseTable: Sendable {
  /// By their first byte, so that most places of a line cost one look.
  private let phrases: [[[UInt8]]]

  /// - Parameter list: one phrase a line.
  init(_ list: String) {
    var phrases = [[[UInt8]]](repeating: [], count: 256)
    for line in list.split(separator: "\n") {
      phrases[Int(line.utf8.first!)].append(Array(line.utf8))
    }
    self.phrases = phrases
  }

  /// Where the longest phrase ends with which `line` begins, at the end of a word.
  func prefixEnd(_ line: [UInt8], from begin: Int = 0) -> Int? {
    var end: Int?
    guard begin < line.count else { return nil }
    for phrase in phrases[Int(line[begin])] where begin + phrase.count <= line.count {
      guard line[begin..<begin + phrase.count].elementsEqual(phrase) else { continue }
      let next = begin + phrase.count
      let isWordEnd =
        next == line.count || phrase[phrase.count - 1] >= 0x80
        || !(line[next].isASCIILetter || line[next].isASCIIDigit
          || line[next] >= 0xC0
            && phrase[phrase.count - 1].isASCIILetter && !Self.isWideLead(line[next]))
      if isWordEnd, next > end ?? 0 { end = next }
    }
    return end
  }

  /// Whether `line` is one of the phrases, but for signs around it.
  func isWhole(_ line: [UInt8]) -> Bool {
    var begin = 0
    while begin < line.count, Self.isSign(line, begin) { begin += line.scalar(at: begin).length }
    guard begin < line.count, let end = prefixEnd(line, from: begin) else { return false }
    var index = end
    while index < line.count {
      guard Self.isSign(line, index) else { return false }
      index += line.scalar(at: index).length
    }
    return true
  }

  /// Whether one of the phrases stands anywhere in `line`.
  func occurs(in line: [UInt8]) -> Bool {
    for index in line.indices {
      let isWordStart =
        index == 0 || line[index] >= 0x80
        || !(line[index - 1].isASCIILetter || line[index - 1].isASCIIDigit)
      if isWordStart, !line[index].isContinuation, prefixEnd(line, from: index) != nil {
        return true
      }
    }
    return false
  }

  private static func isSign(_ line: [UInt8], _ index: Int) -> Bool {
    ScalarClass(line.scalar(at: index).value) == .other
  }

  private static func isWideLead(_ byte: UInt8) -> Bool { (0xE2...0xE9).contains(byte) }
}
