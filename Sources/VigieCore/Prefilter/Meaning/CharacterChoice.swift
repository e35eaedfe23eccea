/// The characters that may stand at one place of an expression.
struct CharacterChoice: Hashable, Sendable {
  /// All of them, folded, separators to one, where they are few; `nil` where they are many or not known.
  var members: [UInt32]?
  /// Those of ASCII that may be among them, each in the case in which it may stand in a text.
  var ascii: ASCIISet
  /// Whether there may be characters outside ASCII among them.
  var hasForeign: Bool
  /// Bytes of UTF-8 after folding.
  var leastBytes = 1
  var mostBytes = 4

  /// Whether there may be letters, digits or `_` of ASCII among them, after folding.
  var hasWordASCII: Bool
  /// Whether there may be white space of ASCII among them, or control characters.
  var hasSpaceASCII: Bool
  /// Whether there may be ``Separators`` among them.
  var hasSeparator: Bool

  /// Whether all of them are ``Separators``.
  var isSeparator: Bool { members == [Separators.folded] }

  /// More members than this are not listed.
  static let mostMembers = 12

  static let any = CharacterChoice(.all)
  /// `\w`.
  static let word = CharacterChoice(.word)

  /// Any of these characters of ASCII, and any outside, as escapes such as `\d` and `\s` have it.
  init(_ ascii: ASCIISet) {
    self.ascii = ascii
    hasForeign = true
    hasWordASCII = !(ascii & .word).isEmpty
    hasSpaceASCII = !(ascii & .blank).isEmpty
    hasSeparator = !(ascii & .separators).isEmpty
  }

  /// White space, as `\s` and its kind have it.
  static func space(_ ascii: ASCIISet) -> CharacterChoice {
    var result = CharacterChoice(ascii)
    result.members = [Separators.folded]
    result.mostBytes = 1
    return result
  }

  /// One character.
  init(_ value: UInt32, isCaseless: Bool) {
    self.init(CollectionOfOne(value), isCaseless: isCaseless)
  }

  /// The characters of these values.
  init(_ values: some Collection<UInt32>, isCaseless: Bool) {
    let folded = Set(values.map(Separators.fold)).sorted()
    members = folded.count <= Self.mostMembers ? folded : nil
    ascii = isCaseless ? ASCIISet(values.map(CaseFolding.fold)).withoutCase : ASCIISet(values)
    // `ſ` and the Kelvin sign are `s` and `k` to an expression without case.
    hasForeign =
      folded.contains { $0 >= 0x80 } || values.contains { $0 >= 0x80 }
      || isCaseless && folded.contains { $0 == 0x73 || $0 == 0x6B }
    let lengths = folded.map { $0 < 0x80 ? 1 : $0 < 0x800 ? 2 : $0 < 0x10000 ? 3 : 4 }
    leastBytes = lengths.min() ?? 1
    mostBytes = lengths.max() ?? 4
    hasWordASCII = !(ASCIISet(folded) & .word).isEmpty
    hasSpaceASCII = !(ascii & .blank).isEmpty
    hasSeparator = folded.contains(Separators.folded)
  }

  func union(_ other: CharacterChoice) -> CharacterChoice {
    var result = self
    result.members = nil
    result.ascii = ascii | other.ascii
    result.hasForeign = hasForeign || other.hasForeign
    result.leastBytes = min(leastBytes, other.leastBytes)
    result.mostBytes = max(mostBytes, other.mostBytes)
    result.hasWordASCII = hasWordASCII || other.hasWordASCII
    result.hasSpaceASCII = hasSpaceASCII || other.hasSpaceASCII
    result.hasSeparator = hasSeparator || other.hasSeparator
    if let mine = members, let theirs = other.members {
      let all = Set(mine + theirs).sorted()
      if all.count <= Self.mostMembers { result.members = all }
    }
    return result
  }
}
