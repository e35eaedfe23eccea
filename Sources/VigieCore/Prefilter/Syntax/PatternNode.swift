/// What an expression says about the text it matches, as far as the prefilter understands it.
indirect enum PatternNode: Hashable, Sendable {
  /// One character out of a set.
  case character(CharacterChoice)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  case repetition(PatternNode, least: Int, most: Int?)
  /// Matches between characters, and says that no word character of ASCII stands before if one
  /// follows.
  case boundary
  /// Matches between characters and says nothing that is made use of.
  case assertion
  /// Any text whatever, none included.
  case anything
  /// A part that stands in several places, with a number of its own in one run of the analysis.
  case shared(Int, PatternNode)

  static let empty = PatternNode.sequence([])

  /// The part itself where it is a shared one.
  var unshared: PatternNode {
    if case .shared(_, let node) = self { node } else { self }
  }
}

/// The characters that may stand at one place of an expression.
struct CharacterChoice: Hashable, Sendable {
  /// All of them, folded, where they are few; `nil` where they are many or not known.
  var members: [UInt32]?
  /// Whether there may be letters, digits or `_` of ASCII among them.
  var hasWordASCII: Bool
  /// Whether there may be other characters of ASCII among them.
  var hasOtherASCII: Bool
  /// Bytes of UTF-8 after folding.
  var leastBytes: Int
  var mostBytes: Int

  /// More members than this are not listed.
  static let mostMembers = 12

  static let any = CharacterChoice(
    members: nil, hasWordASCII: true, hasOtherASCII: true, leastBytes: 1, mostBytes: 4)
  /// `\w`, `\d`, `\p{L}` and the like: no ASCII but that of words.
  static let word = CharacterChoice(
    members: nil, hasWordASCII: true, hasOtherASCII: false, leastBytes: 1, mostBytes: 4)
  /// `\s`, `\W`, `\h` and the like.
  static let nonWord = CharacterChoice(
    members: nil, hasWordASCII: false, hasOtherASCII: true, leastBytes: 1, mostBytes: 4)

  init(
    members: [UInt32]?, hasWordASCII: Bool, hasOtherASCII: Bool, leastBytes: Int, mostBytes: Int
  ) {
    self.members = members
    self.hasWordASCII = hasWordASCII
    self.hasOtherASCII = hasOtherASCII
    self.leastBytes = leastBytes
    self.mostBytes = mostBytes
  }

  /// One character, folded.
  init(_ value: UInt32) {
    let folded = CaseFolding.fold(value)
    members = [folded]
    hasWordASCII = folded < 0x80 && UInt8(folded).isWordASCII
    hasOtherASCII = folded < 0x80 && !hasWordASCII
    leastBytes = folded < 0x80 ? 1 : folded < 0x800 ? 2 : folded < 0x10000 ? 3 : 4
    mostBytes = leastBytes
  }

  /// The characters of these values, folded.
  init(_ values: some Sequence<UInt32>) {
    let folded = Set(values.map(CaseFolding.fold)).sorted()
    members = folded.count <= Self.mostMembers ? folded : nil
    hasWordASCII = folded.contains { $0 < 0x80 && UInt8($0).isWordASCII }
    hasOtherASCII = folded.contains { $0 < 0x80 && !UInt8($0).isWordASCII }
    let lengths = folded.map { $0 < 0x80 ? 1 : $0 < 0x800 ? 2 : $0 < 0x10000 ? 3 : 4 }
    leastBytes = lengths.min() ?? 1
    mostBytes = lengths.max() ?? 4
  }

  func union(_ other: CharacterChoice) -> CharacterChoice {
    var result = CharacterChoice(
      members: nil, hasWordASCII: hasWordASCII || other.hasWordASCII,
      hasOtherASCII: hasOtherASCII || other.hasOtherASCII,
      leastBytes: min(leastBytes, other.leastBytes), mostBytes: max(mostBytes, other.mostBytes))
    if let mine = members, let theirs = other.members {
      let all = Set(mine + theirs).sorted()
      if all.count <= Self.mostMembers { result.members = all }
    }
    return result
  }
}

extension UInt8 {
  /// A letter, a digit or `_` of ASCII.
  var isWordASCII: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || self == UInt8(ascii: "_")
  }
}
