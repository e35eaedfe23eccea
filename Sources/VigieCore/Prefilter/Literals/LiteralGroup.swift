/// Words of which one must stand in every match, and where.
///
/// All lengths are in bytes of the folded text. A *token start* is an ASCII word character behind white
/// space of ASCII. A run of `\w` or of `[\w'-]` holds at most one, its first, and a run of `\W` none,
/// whatever characters outside ASCII they hold; so tokens bound a gap of words, whose length has no
/// bound in bytes.
struct LiteralGroup: Hashable {
  /// Folded, none the beginning of another.
  var literals: [[UInt8]]
  /// Whether each literal begins at a word start, where no word character of ASCII stands before, or
  /// with a character outside ASCII, so that it is enough to look for it there.
  var isAtWordStart: Bool
  /// The fewest bytes from the start of the match to the literal.
  var least: Int
  /// The most bytes from the start of the match to the literal; and, where branches differ, the least
  /// of their maxima, which distances to later groups are counted from.
  var most: Extent
  var mostBefore: Extent
  /// The same in token starts, behind the start of the match up to and with the literal's first byte.
  var tokens: Extent
  var tokensBefore: Extent

  /// How often one of the literals may be expected, per byte of text.
  var frequency: Double {
    literals.reduce(0) { $0 + LiteralRarity.frequency(of: $1) }
  }

  /// What it costs to look for the group: a literal within words must be looked for at every byte.
  var cost: Double { cost(at: frequency) }

  /// - Parameter frequency: the group's own, which takes long to find out.
  func cost(at frequency: Double) -> Double {
    frequency * (isAtWordStart ? 1 : 1000) * (most.bound == nil && tokens.bound == nil ? 3 : 1)
  }

  /// The group of branches of which one is taken.
  ///
  /// - Precondition: there is one.
  static func any(of groups: [LiteralGroup]) -> LiteralGroup {
    guard groups.count > 1 else { return groups[0] }
    var result = groups[0]
    var literals = groups[0].literals
    for other in groups.dropFirst() {
      literals += other.literals
      result.isAtWordStart = result.isAtWordStart && other.isAtWordStart
      result.least = min(result.least, other.least)
      result.most = .max(result.most, other.most)
      result.mostBefore = .min(result.mostBefore, other.mostBefore)
      result.tokens = .max(result.tokens, other.tokens)
      result.tokensBefore = .min(result.tokensBefore, other.tokensBefore)
    }
    result.literals = literals.withoutContinuations
    return result
  }
}

/// A sum with terms that may have no bound.
///
/// They are counted, so that of two sums of which one goes on from the other the difference is known
/// even where both are without bound.
package struct Extent: Hashable, Sendable {
  package var unbounded = 0
  package var finite = 0

  package init(unbounded: Int = 0, finite: Int = 0) {
    self.unbounded = unbounded
    self.finite = finite
  }

  static let zero = Extent()
  static let unbounded = Extent(unbounded: 1)

  var bound: Int? { unbounded == 0 ? finite : nil }

  static func + (left: Extent, right: Extent) -> Extent {
    Extent(unbounded: left.unbounded + right.unbounded, finite: left.finite + right.finite)
  }

  static func + (left: Extent, right: Int) -> Extent {
    Extent(unbounded: left.unbounded, finite: left.finite + right)
  }

  /// What was added since an earlier sum that this one goes on from.
  func since(_ earlier: Extent) -> Extent {
    Extent(unbounded: unbounded - earlier.unbounded, finite: finite - earlier.finite)
  }

  func times(_ count: Int) -> Extent {
    // Far more than any text has, so that no product overflows.
    let most = 1 << 40
    return Extent(
      unbounded: unbounded > 0 ? Swift.min(unbounded * Swift.min(count, 1024), 1024) : 0,
      finite: finite * Swift.min(count, most / (finite + 1)))
  }

  /// How far it is from an earlier sum to this one, or `nil` for any distance.
  func distance(from earlier: Extent) -> Int? {
    unbounded == earlier.unbounded && finite >= earlier.finite ? finite - earlier.finite : nil
  }

  // Term by term: a bound of either branch, and comparable with what came before the branching.

  static func max(_ left: Extent, _ right: Extent) -> Extent {
    Extent(
      unbounded: Swift.max(left.unbounded, right.unbounded),
      finite: Swift.max(left.finite, right.finite))
  }

  static func min(_ left: Extent, _ right: Extent) -> Extent {
    Extent(
      unbounded: Swift.min(left.unbounded, right.unbounded),
      finite: Swift.min(left.finite, right.finite))
  }
}

extension [[UInt8]] {
  /// In order, without those that another one is the beginning of, or the same: where they stand, it
  /// stands.
  var withoutContinuations: [[UInt8]] {
    var kept: [[UInt8]] = []
    for text in sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      if let last = kept.last, text.starts(with: last) { continue }
      kept.append(text)
    }
    return kept
  }
}
