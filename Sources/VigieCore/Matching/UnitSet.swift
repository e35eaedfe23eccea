/// Sentences or paragraphs of a document, by number modulo 256: in longer documents a set may hold more
/// than was put in, never less.
struct UnitSet {
  private static let size = 256

  private var bits: SIMD4<UInt64>

  static let none = UnitSet(bits: SIMD4(repeating: 0))
  static let all = UnitSet(bits: SIMD4(repeating: .max))

  init(_ units: some Sequence<Int>) {
    self = .none
    for unit in units { insert(unit...unit) }
  }

  private init(bits: SIMD4<UInt64>) { self.bits = bits }

  var isEmpty: Bool { bits == SIMD4(repeating: 0) }

  var isAll: Bool { bits == SIMD4(repeating: .max) }

  mutating func insert(_ units: ClosedRange<Int>) {
    guard units.count < Self.size else { return self = .all }
    for unit in units {
      let bit = unit & (Self.size - 1)
      bits[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  mutating func formUnion(_ other: UnitSet) { bits |= other.bits }
  mutating func formIntersection(_ other: UnitSet) { bits &= other.bits }

  func intersection(_ other: UnitSet) -> UnitSet { UnitSet(bits: bits & other.bits) }
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
