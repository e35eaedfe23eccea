/// Which literals of each group of two or more stand in the current document, each looked up once.
struct GroupPresence {
  /// By group, where its literals are in `found`, or ``unknown``.
  private var places: [Int32]
  private var known: [Int32] = []
  /// The literals of each group that was asked for, their number before them; first those of groups of which
  /// none is there.
  private var found: [Int32] = [0]

  private static let unknown: Int32 = -1
  private static let none: Int32 = 0

  /// - Parameter count: the number of groups.
  init(count: Int) {
    places = Array(repeating: Self.unknown, count: count)
  }

  /// Forgets the last document.
  mutating func removeAll() {
    for group in known { places[Int(group)] = Self.unknown }
    known.removeAll(keepingCapacity: true)
    found.removeLast(found.count - 1)
  }

  /// Whether one of the group's literals is there.
  @inline(__always)
  mutating func isPresent(
    _ group: GroupReference, _ scanner: inout LiteralScanner
  ) -> Bool {
    if let literal = group.onlyLiteral { return !scanner.range(of: literal).isEmpty }
    return !literals(of: group.number, &scanner).isEmpty
  }

  /// The numbers, for the subscript, of the group's literals that are there.
  @inline(__always)
  mutating func literals(of group: Int, _ scanner: inout LiteralScanner) -> Range<Int> {
    var place = Int(places[group])
    if place < 0 { place = look(for: group, &scanner) }
    return place + 1..<place + 1 + Int(found[place])
  }

  subscript(number: Int) -> Int32 { found[number] }

  private mutating func look(for group: Int, _ scanner: inout LiteralScanner) -> Int {
    known.append(Int32(group))
    let place = found.count
    scanner.addPresent(ofGroup: group, to: &found)
    guard found.count > place else {
      places[group] = Self.none
      return Int(Self.none)
    }
    places[group] = Int32(place)
    return place
  }
}
