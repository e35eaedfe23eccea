/// A mark that may end a sentence, with what follows it closely, and the decision whether it does.
struct SentenceMark {
  /// Where the mark, further marks and closing quotes and brackets end.
  let end: Int
  private(set) var endsSentence = false

  private let bytes: [UInt8]
  private let start: Int
  private let sentenceStart: Int
  private let paragraphEnd: Int

  init(
    _ bytes: [UInt8], at start: Int, length: Int, sentenceStart: Int, paragraphEnd: Int
  ) {
    self.bytes = bytes
    self.start = start
    self.sentenceStart = sentenceStart
    self.paragraphEnd = paragraphEnd
    var end = start + length
    while end < paragraphEnd {
      var step = SentenceSplitter.terminatorLength(bytes, at: end)
      if step == 0 { step = Self.closingLength(bytes, at: end) }
      if step == 0, Self.isSpacedGuillemet(bytes, at: end, before: paragraphEnd) { step = 3 }
      guard step > 0 else { break }
      end += step
    }
    self.end = end
    endsSentence = decide(isFullStop: bytes[start] == UInt8(ascii: ".") && end == start + 1)
  }

  private func decide(isFullStop: Bool) -> Bool {
    if end >= paragraphEnd { return true }
    let next = bytes[end]
    if bytes[start] == 0xE3 || TextLine.isWide(bytes.scalar(at: end).value) { return endsWide() }
    guard next == UInt8(ascii: " ") else { return isFullStop && isMissingSpace() }
    let follower = wordAfter()
    if follower.isLower { return false }
    guard bytes[start] == UInt8(ascii: ".") else { return true }
    return !isAbbreviation(before: follower)
  }

  /// Kana after the closing quote go on with the sentence that quotes: 「…。」と述べた.
  private func endsWide() -> Bool {
    let last = bytes.scalar(at: bytes.scalarStart(before: end)).value
    let isQuoted = last == 0x300D || last == 0x300F || last == 0x29
    let next = bytes.scalar(at: end).value
    return !(isQuoted && (0x3041...0x3096).contains(next) || next == 0x3001)
  }

  /// "…democracy.We must": a space was lost, since no name is written so.
  private func isMissingSpace() -> Bool {
    end + 1 < paragraphEnd && start >= sentenceStart + 3 && bytes[end].isASCIIUpper
      && bytes[end + 1].isASCIILower && bytes[start - 3..<start].allSatisfy(\.isASCIILower)
  }

  private struct Follower {
    var bytes: ArraySlice<UInt8> = []
    var isLower = false
    var isDigit = false

    var word: String { bytes.lowercasedWord }
    /// Whether sentences begin with the word far more often than it follows an abbreviation.
    var isStarter: Bool { Abbreviations.starters.contains(word) }
  }

  /// The word that follows, past opening quotes and brackets.
  private func wordAfter() -> Follower {
    var index = end
    while index < paragraphEnd {
      let (scalar, length) = bytes.scalar(at: index)
      guard ScalarClass(scalar) == .other else { break }
      index += length
      if index - end > 16 { break }
    }
    guard index < paragraphEnd else { return Follower() }
    let first = bytes[index]
    let isLower =
      first.isASCIILower || first == 0xC3 && bytes[index + 1] >= 0x9F && bytes[index + 1] != 0xB7
    let word = bytes[index..<paragraphEnd].prefix(24).prefix {
      $0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80
    }
    return Follower(bytes: word, isLower: isLower, isDigit: first.isASCIIDigit)
  }

  /// Whether the full stop belongs to the word before it.
  private func isAbbreviation(before follower: Follower) -> Bool {
    var begin = start
    while begin > sentenceStart, isWordByte(bytes[begin - 1]) { begin -= 1 }
    guard begin < start else { return false }
    if bytes[begin..<start].allSatisfy(\.isASCIIDigit) { return isOrdinal(begin, follower) }
    guard start - begin <= Abbreviations.mostBytes else {
      return isDotted(begin) && !follower.isStarter
    }
    let word = bytes[begin..<start].lowercasedWord
    let kinds = Abbreviations.kinds(of: word)
    if kinds.contains(.open) { return true }
    if kinds.contains(.numbered), follower.isDigit { return true }
    if isOneLetter(begin) { return !follower.isStarter || isInSpacedAbbreviation(begin) }
    if kinds.contains(.title) {
      // In lower case most of these are plain words, but for the Italian titles: "l'on. Rossi".
      return !follower.isDigit && (bytes[begin].isASCIIUpper || !follower.isStarter)
    }
    if word == "on", begin > sentenceStart, bytes[begin - 1] == UInt8(ascii: "'") { return true }
    if kinds.contains(.either) || isDotted(begin) { return !follower.isStarter }
    return false
  }

  /// `3. Mai`, `am 25. November`, and the number of a list item.
  private func isOrdinal(_ begin: Int, _ follower: Follower) -> Bool {
    if begin == sentenceStart { return true }
    guard start - begin <= 2 else { return false }
    if Abbreviations.ordinalFollowers.contains(follower.word) { return true }
    guard !follower.isStarter, !follower.isDigit else { return false }
    var end = begin
    while end > sentenceStart, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    var lead = end
    while lead > sentenceStart, isWordByte(bytes[lead - 1]) { lead -= 1 }
    return Abbreviations.ordinalLeads.contains(bytes[lead..<end].lowercasedWord)
  }

  private func isOneLetter(_ begin: Int) -> Bool {
    let (scalar, length) = bytes.scalar(at: begin)
    return begin + length == start && ScalarClass(scalar) == .letter
  }

  /// The last letter of `z. B.` or `i. d. R.`.
  private func isInSpacedAbbreviation(_ begin: Int) -> Bool {
    begin >= sentenceStart + 3 && bytes[begin - 1] == UInt8(ascii: " ")
      && bytes[begin - 2] == UInt8(ascii: ".") && bytes[begin - 3].isASCIILower
      && (begin == sentenceStart + 3 || !isWordByte(bytes[begin - 4]))
  }

  /// `U.S`, `a.D`: single letters with full stops between.
  private func isDotted(_ begin: Int) -> Bool {
    let word = bytes[begin..<start]
    guard word.count >= 3, word.count % 2 == 1 else { return false }
    return word.indices.allSatisfy { index in
      (index - begin) % 2 == 0
        ? word[index].isASCIILetter : word[index] == UInt8(ascii: ".")
    }
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 || byte == UInt8(ascii: ".")
  }

  /// The length of a closing quote or bracket at `index`, or 0.
  private static func closingLength(_ bytes: [UInt8], at index: Int) -> Int {
    switch bytes[index] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): return 1
    case 0x80...:
      let (scalar, length) = bytes.scalar(at: index)
      switch scalar {
      case 0xBB, 0x203A, 0x300D, 0x300F, 0x3009, 0x300B, 0x3011: return length
      default: return 0
      }
    default: return 0
    }
  }

  /// « Le texte. » as French sets it; a German »quotation« would begin without the second space.
  private static func isSpacedGuillemet(_ bytes: [UInt8], at index: Int, before end: Int) -> Bool {
    index + 2 < end && bytes[index..<index + 3].elementsEqual(" »".utf8)
      && (index + 3 == end || bytes[index + 3] == UInt8(ascii: " "))
  }
}

extension ArraySlice<UInt8> {
  fileprivate var lowercasedWord: String {
    let isASCII = allSatisfy { $0 < 0x80 }
    return isASCII
      ? String(decoding: lowercasedASCII, as: UTF8.self)
      : String(decoding: self, as: UTF8.self).lowercased()
  }
}
