/// What the first bytes of a match can be, and whether it begins at a word's start.
struct MatchStart: Hashable, Sendable {
  /// So many bytes are looked at.
  static let length = 16

  /// By offset from the start of the match, the characters of ASCII that can stand there, those of the
  /// match and of what follows a shorter one, as long as all before are of ASCII; and whether one
  /// outside ASCII can, behind which nothing is said.
  var places: [CharacterSet]

  struct CharacterSet: Hashable, Sendable {
    var ascii = ASCIISet.none
    var hasForeign = false

    static let all = CharacterSet(ascii: .all, hasForeign: true)
  }
  /// The characters outside ASCII that can stand first, as ``foreignBit(of:)`` has them.
  var foreign: UInt64
  /// Whether the first character of a match is certainly outside ASCII, or a word character with none
  /// of ASCII before it.
  var isWordStart: Bool
  /// Whether a match begins with a whole word that stands once more behind it, in whatever case, with no
  /// word character of ASCII between, as far as all is of ASCII.
  var isDoubledWord: Bool

  /// What is known of the matches of an expression.
  init(of node: PatternNode) {
    var walk = MatchStartWalk()
    let ends = walk.ends(of: node, from: 1)
    walk.openEnds(ends)
    places = walk.places
    foreign = walk.foreign
    isWordStart = node.beginsWithBoundary && places[0].ascii.isSubset(of: .word)
    isDoubledWord = isWordStart && node.beginsWithDoubledWord
  }

  /// One of 64 bits for a character, the same for all that PCRE2 may hold equal.
  @inline(__always)
  static func foreignBit(of value: UInt32) -> UInt64 {
    // Kana and CJK ideographs have no case.
    let folded = (0x3001...0x9FFF).contains(value) ? value : Separators.fold(value)
    // Multiplied as keys are; neighbours, as the letters of one script are, get different bits.
    return 1 &<< ((UInt64(folded) &* 0x9E37_79B9_7F4A_7C15) &>> 58)
  }
}

/// Collects, for all ways through an expression at once, which characters can stand where.
///
/// Offsets are kept as bits: from which of the first places a part can begin, and before which it can
/// end. The last bit stands for all places beyond.
private struct MatchStartWalk {
  var places = Array(repeating: MatchStart.CharacterSet(), count: MatchStart.length)
  var foreign: UInt64 = 0
  private static let beyond: UInt32 = 1 << UInt32(MatchStart.length)
  private static let everywhere = beyond << 1 - 1
  /// Nested repetitions multiply; where it becomes too much, nothing is known.
  private var steps = 0
  private static let mostSteps = 20_000

  /// Where a part can end that begins at one of `starts`.
  mutating func ends(of node: PatternNode, from starts: UInt32) -> UInt32 {
    if starts & ~Self.beyond == 0 { return starts }
    steps += 1
    guard steps < Self.mostSteps else { return openEnds(starts) }
    switch node {
    case .character(let choice): return ends(of: choice, from: starts)
    case .sequence(let parts): return parts.reduce(starts) { ends(of: $1, from: $0) }
    case .alternatives(let branches): return branches.reduce(0) { $0 | ends(of: $1, from: starts) }
    case .repetition(let body, let least, let most):
      return repetition(of: body, least: least, most: most, from: starts)
    case .boundary, .assertion: return starts
    case .anything: return openEnds(starts)
    case .twice(let part, let between):
      return openEnds(ends(of: between, from: ends(of: part, from: starts)))
    case .shared(_, let node): return ends(of: node, from: starts)
    }
  }

  /// Anything may stand from the first of these places on.
  @discardableResult
  mutating func openEnds(_ starts: UInt32) -> UInt32 {
    let first = starts.trailingZeroBitCount
    guard first < MatchStart.length else { return starts }
    if first == 0 { foreign = .max }
    for offset in first..<MatchStart.length { places[offset] = .all }
    return Self.everywhere & ~(1 << UInt32(first) - 1)
  }

  private mutating func ends(of choice: CharacterChoice, from starts: UInt32) -> UInt32 {
    var ends = starts & Self.beyond
    if choice.hasForeign, starts & 1 != 0 {
      foreign |=
        choice.members.map { $0.reduce(0) { $0 | MatchStart.foreignBit(of: $1) } } ?? .max
    }
    for offset in 0..<MatchStart.length where starts & 1 << UInt32(offset) != 0 {
      places[offset].ascii = places[offset].ascii | choice.ascii
      if choice.hasForeign { places[offset].hasForeign = true }
      if !choice.ascii.isEmpty { ends |= 1 << UInt32(offset + 1) }
    }
    return ends
  }

  private mutating func repetition(
    of body: PatternNode, least: Int, most: Int?, from starts: UInt32
  ) -> UInt32 {
    var ends = least == 0 ? starts : 0
    var current = starts
    var count = 0
    while count < most ?? .max {
      let next = self.ends(of: body, from: current)
      count += 1
      // A body that can be empty, or places beyond, change no more.
      let isStable = next == current
      current = next
      let before = ends
      if count >= least || isStable { ends |= current }
      if isStable || count > least && ends == before { break }
    }
    return ends
  }
}
