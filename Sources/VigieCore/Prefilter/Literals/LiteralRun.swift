/// All texts that can stand from one place of a match to another.
struct LiteralRun {
  private(set) var texts: [[UInt8]]
  let place: TextPlace

  /// More texts than this are not carried on.
  static let mostTexts = 48
  /// The beginning of a longer text tells enough.
  private static let mostBytes = Literal.mostBytes
  private static let gap = UInt8(Separators.folded)

  /// Whether nothing was put in yet.
  var isEmpty: Bool { texts.count == 1 && texts[0].isEmpty }

  init(_ texts: [[UInt8]] = [[]], at place: TextPlace) {
    self.texts = texts
    self.place = place
  }

  /// Puts one of `more` behind each text; says whether that is not too much to carry on.
  mutating func append(_ more: [[UInt8]]) -> Bool {
    guard texts.count * more.count <= Self.mostTexts else { return false }
    var longest = 0
    for text in texts { longest = max(longest, text.count) }
    var longestMore = 0
    for text in more { longestMore = max(longestMore, text.count) }
    guard longest + longestMore <= Self.mostBytes else { return false }
    var longer: [[UInt8]] = []
    longer.reserveCapacity(texts.count * more.count)
    for text in texts {
      for end in more {
        // Separators that follow one another are one.
        let isOneGap = text.last == Self.gap && end.first == Self.gap
        longer.append(text + (isOneGap ? end.dropFirst() : end[...]))
      }
    }
    texts = longer.count == 1 ? longer : longer.distinct
    return true
  }

  /// Puts a folded character behind each text; says whether that is not too much to carry on.
  mutating func append(_ character: UInt32) -> Bool {
    let width = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4
    for text in texts where text.count + width > Self.mostBytes { return false }
    for index in texts.indices
    where character != Separators.folded || texts[index].last != Self.gap {
      CaseFolding.append(character, to: &texts[index])
    }
    if character == Separators.folded { texts = texts.distinct }
    return true
  }

  /// The group that the run makes, if it is of use: two letters tell something, and one character outside
  /// ASCII does only if it is of three bytes, as kana and Han are.
  ///
  /// Of each text it takes a part that begins at a word start, if there is one in each: the text as
  /// a whole, or what follows its first space or hyphen.
  func group() -> LiteralGroup? {
    let whole = group(from: texts.map { _ in 0 }, isAtWordStart: texts.allSatisfy(beginsWord))
    if let whole, whole.isAtWordStart { return whole }
    let inner = texts.map(firstWordWithin)
    if inner.allSatisfy({ $0 != nil }),
      let later = group(from: inner.map { $0! }, isAtWordStart: true)
    {
      return later
    }
    return whole
  }

  private func beginsWord(_ text: [UInt8]) -> Bool {
    guard let first = text.first else { return false }
    return first >= 0x80 || first.isWordASCII && place.beginsWord
  }

  /// The first word character behind an ASCII character that is none, or character outside ASCII.
  private func firstWordWithin(_ text: [UInt8]) -> Int? {
    text.indices.first { index in
      if text[index] >= 0xC0 { return true }
      guard text[index].isWordASCII else { return false }
      return index == 0
        ? place.beginsWord : text[index - 1] < 0x80 && !text[index - 1].isWordASCII
    }
  }

  private func group(from offsets: [Int], isAtWordStart: Bool) -> LiteralGroup? {
    let literals = zip(texts, offsets).map { $1 == 0 ? $0 : Array($0[$1...]) }
    let least = isAtWordStart ? 2 : 3
    guard literals.allSatisfy({ $0.count >= (($0.first ?? 0) < 0x80 ? least : 3) }) else {
      return nil
    }
    let tokens = zip(texts, offsets).map { tokenStarts(in: $0, through: $1) }
    // A gap at the start may be one with what stands before it; and a gap within has a token start
    // behind it or not, as it is written.
    let shared = place.mayFollowSeparator && texts.contains { $0.first == Self.gap } ? 1 : 0
    let surely = texts.allSatisfy { $0[0].isWordASCII } && place.mayFollowSpace ? 1 : 0
    return LiteralGroup(
      literals: literals.withoutContinuations, isAtWordStart: isAtWordStart,
      least: max(0, place.least + offsets.min()! - shared),
      most: place.most + offsets.max()!, mostBefore: place.most + offsets.min()!,
      tokens: place.tokens + tokens.max()!, tokensBefore: place.tokens + min(surely, tokens.min()!))
  }

  private func tokenStarts(in text: [UInt8], through index: Int) -> Int {
    var count = text[0].isWordASCII && place.mayFollowSpace ? 1 : 0
    for next in 0..<index
    where text[next + 1].isWordASCII && text[next] <= 0x20 {
      count += 1
    }
    return count
  }
}

extension [[UInt8]] {
  /// Each text once, in order.
  var distinct: [[UInt8]] {
    var result = sorted { $0.lexicographicallyPrecedes($1) }
    var kept = 0
    for index in result.indices.dropFirst() where result[index] != result[kept] {
      kept += 1
      result.swapAt(kept, index)
    }
    result.removeSubrange(Swift.min(kept + 1, result.count)...)
    return result
  }
}
