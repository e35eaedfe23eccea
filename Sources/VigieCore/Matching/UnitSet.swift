/// Sentences or paragraphs of a document, by number modulo 128: in longer documents a set may hold more
/// than was put in, never less.
struct UnitSet {
  private static let size = 128

  /// A bit for each number below 64, and for each from there on.
  private var low: UInt64
  private var high: UInt64

  static let none = UnitSet(low: 0, high: 0)
  static let all = UnitSet(low: .max, high: .max)

  init(_ units: some Sequence<Int>) {
    self = .none
    for unit in units { insert(unit...unit) }
  }

  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  var isEmpty: Bool { low | high == 0 }

  var isAll: Bool { low & high == .max }

  mutating func insert(_ units: ClosedRange<Int>) {
    guard units.count < Self.size else { return self = .all }
    for unit in units {
      let unit = UInt64(truncatingIfNeeded: unit)
      let bit: UInt64 = 1 &<< unit
      // All bits or none, without a branch.
      let isHigh = 0 &- (unit >> 6 & 1)
      low |= bit & ~isHigh
      high |= bit & isHigh
    }
  }

  mutating func formUnion(_ other: UnitSet) {
    low |= other.low
    high |= other.high
  }

  mutating func formIntersection(_ other: UnitSet) {
    low &= other.low
    high &= other.high
  }

  func intersection(_ other: UnitSet) -> UnitSet {
    UnitSet(low: low & other.low, high: high & other.high)
  }
}

/// Where in the current document the windows of patterns begin, each pattern and scope looked up once.
struct UnitSets {
  /// By pattern, sentences and paragraphs side by side: where its set is in `sets`; below 0 where it was
  /// not asked for yet.
  private var places: [Int32]
  private var known: [Int] = []
  private var sets: [UnitSet] = []

  init(patternCount: Int) {
    places = Array(repeating: -1, count: 2 * patternCount)
  }

  private static func index(_ pattern: PatternIndex, _ scope: Condition.Scope) -> Int {
    2 * pattern.rawValue + (scope == .sentence ? 0 : 1)
  }

  /// Forgets the last document.
  mutating func removeAll() {
    for index in known { places[index] = -1 }
    known.removeAll(keepingCapacity: true)
    sets.removeAll(keepingCapacity: true)
  }

  subscript(pattern: PatternIndex, scope: Condition.Scope) -> UnitSet? {
    let place = places[Self.index(pattern, scope)]
    return place < 0 ? nil : sets[Int(place)]
  }

  /// Keeps the set of a pattern and scope that was not known.
  mutating func learn(_ set: UnitSet, of pattern: PatternIndex, _ scope: Condition.Scope) {
    let index = Self.index(pattern, scope)
    places[index] = Int32(sets.count)
    sets.append(set)
    known.append(index)
  }
}
