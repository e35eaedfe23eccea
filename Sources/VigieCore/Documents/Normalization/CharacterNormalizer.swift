/// Rewrites characters one by one: the first of the two steps of normalisation.
///
/// Stretches that stay as they are, which is nearly all of most texts, are copied whole; a text that
/// needs no change is not copied at all.
struct CharacterNormalizer {
  private var output: [UInt8] = []
  private var map = OffsetMap()
  private var replaced = 0

  /// - Complexity: linear in the length of `input`.
  static func normalize(_ input: [UInt8]) -> (bytes: [UInt8], map: OffsetMap, replaced: Int) {
    var normalizer = CharacterNormalizer()
    let changed = normalizer.run(input)
    return (changed ? normalizer.output : input, normalizer.map, normalizer.replaced)
  }

  /// - Returns: whether anything changed; if not, `output` is empty.
  private mutating func run(_ input: [UInt8]) -> Bool {
    let bytes = input.span
    var runStart = 0
    var index = 0
    while true {
      index = Self.endOfPlainText(bytes, from: index)
      guard index < bytes.count else { break }
      let scalar = DecodedScalar(bytes, at: index)
      let replacement =
        scalar.isValid
        ? scalar.value < 0x80 ? Self.control(bytes, at: index) : Replacement(of: scalar.value)
        : .scalar(0xFFFD)
      if case .keep = replacement {
        index += scalar.length
        continue
      }
      if runStart < index {
        if output.isEmpty { output.reserveCapacity(bytes.count) }
        copy(input, runStart..<index)
      }
      if !scalar.isValid { replaced += 1 }
      runStart = index + scalar.length
      if case .softHyphen = replacement { runStart = Self.afterHyphenation(bytes, from: runStart) }
      apply(replacement, scalar.value, index..<runStart)
      index = runStart
    }
    guard runStart > 0 else { return false }
    copy(input, runStart..<bytes.count)
    return true
  }

  private mutating func copy(_ input: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    map.append(start: output.count, source: range.lowerBound)
    output.append(contentsOf: input[range])
  }

  private mutating func apply(_ replacement: Replacement, _ scalar: UInt32, _ range: Range<Int>) {
    let start = output.count
    switch replacement {
    case .keep, .remove, .softHyphen: return
    case .scalar(let scalar): output.append(scalar: scalar)
    case .letters(let letters): output.append(contentsOf: letters.utf8)
    case .accent:
      if compose(scalar, endingAt: range.upperBound) { return }
      output.append(scalar: Composition.alone(scalar))
    }
    map.append(
      start: start, source: range.lowerBound, unit: output.count - start, sourceUnit: range.count)
  }

  /// Puts an accent on the letter that was written last.
  private mutating func compose(_ accent: UInt32, endingAt end: Int) -> Bool {
    guard !output.isEmpty else { return false }
    let start = output.scalarStart(before: output.count)
    let base = output.scalar(at: start).value
    guard let letter = Composition.letter(base, Composition.combining(accent)) else { return false }
    let source = map.retract(to: start)
    output.removeLast(output.count - start)
    output.append(scalar: letter)
    map.append(
      start: start, source: source, unit: output.count - start, sourceUnit: end - source)
    return true
  }

  /// What becomes of an ASCII control character. The carriage return before a line feed goes.
  private static func control(_ bytes: Span<UInt8>, at index: Int) -> Replacement {
    guard bytes[index] == UInt8(ascii: "\r") else { return .scalar(0x20) }
    let isPair = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
    return isPair ? .remove : .scalar(0x0A)
  }

  /// The first byte from `start` on that may need a change.
  ///
  /// Skips what makes up nearly all text in our languages without a look at tables: plain ASCII,
  /// Latin letters with accents, kana and common ideographs.
  private static func endOfPlainText(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    let count = bytes.count
    while index < count {
      if bytes[index] < 0x80 {
        // All of ASCII but its control characters, and the line feed.
        index = bytes.firstOffset(from: index, to: count) {
          (ByteMask.below($0, 0x20) ^ ByteMask.equal($0, UInt8(ascii: "\n")))
            | ByteMask.from($0, 0x7F)
        }
        guard index < count else { return count }
      }
      let byte = bytes[index]
      if byte == 0xC3, index + 1 < count, bytes[index + 1].isContinuation {
        index += 2
      } else if byte >= 0xE3, byte <= 0xE9, index + 2 < count, bytes[index + 1].isContinuation,
        bytes[index + 2].isContinuation
      {
        if byte == 0xE3, needsLook(bytes[index + 1], bytes[index + 2]) { return index }
        index += 3
      } else {
        return index
      }
    }
    return count
  }

  /// Whether U+3000 to U+3FFF with these last two bytes is the wide space or a kana sound mark.
  private static func needsLook(_ second: UInt8, _ third: UInt8) -> Bool {
    second == 0x80 && third == 0x80 || second == 0x82 && (third == 0x99 || third == 0x9A)
  }

  /// Where the word goes on after a soft hyphen: at the end of a line, on the next one.
  private static func afterHyphenation(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    var breaks = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): break
      case UInt8(ascii: "\n"): breaks += 1
      case UInt8(ascii: "\r"): if Self.control(bytes, at: index) != .remove { breaks += 1 }
      default: return breaks == 1 ? index : start
      }
      if breaks > 1 { return start }
      index += 1
    }
    return start
  }
}
