/// Sentences or paragraphs of a document, by number modulo 256: in longer documents a set may hold more
/// than was put in, never less.
struct UnitSet {
  private static let size = 256

  private var bits: SIMD4<UInt64>

  static let none = UnitSet(bits: SIMD4(repeating: 0))
  static let all = UnitSet(bits: SIMD4(repeating: .max))

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
}

/// Where in the current document the windows of patterns begin, each pattern and scope looked up once.
struct UnitSets {
  private var sets: [UnitSet]
  private var isKnown: [Bool]
  private var known: [Int] = []

  init(patternCount: Int) {
    // Sentences and paragraphs side by side.
    sets = Array(repeating: .none, count: 2 * patternCount)
    isKnown = Array(repeating: false, count: 2 * patternCount)
  }

  private static func place(_ pattern: PatternIndex, _ scope: Condition.Scope) -> Int {
    2 * pattern.rawValue + (scope == .sentence ? 0 : 1)
  }

  /// Forgets the last document.
  mutating func removeAll() {
    for place in known { isKnown[place] = false }
    known.removeAll(keepingCapacity: true)
  }

  subscript(pattern: PatternIndex, scope: Condition.Scope) -> UnitSet? {
    get {
      let place = Self.place(pattern, scope)
      return isKnown[place] ? sets[place] : nil
    }
    set {
      let place = Self.place(pattern, scope)
      sets[place] = newValue ?? .none
      isKnown[place] = newValue != nil
      known.append(place)
    }
  }
}
