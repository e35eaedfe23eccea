/// Which literals of each group of two or more stand in the current document, each looked up once.
struct GroupPresence {
  private let groups: IndexLists
  /// By group, where its literals are in `found`; below 0 where it was not asked for yet.
  private var places: [Int32]
  private var known: [Int32] = []
  /// The literals of each group that was asked for, their number before them.
  private var found: [Int32] = []

  init(_ groups: IndexLists) {
    self.groups = groups
    places = Array(repeating: -1, count: groups.count)
  }

  /// Forgets the last document.
  mutating func removeAll() {
    for group in known { places[Int(group)] = -1 }
    known.removeAll(keepingCapacity: true)
    found.removeAll(keepingCapacity: true)
  }

  /// Whether one of the group's literals is there.
  @inline(__always)
  mutating func isPresent(
    _ group: GroupReference, _ scanner: borrowing LiteralScanner
  ) -> Bool {
    if let literal = group.onlyLiteral { return scanner.presence.contains(literal) }
    return !literals(of: group.number, scanner).isEmpty
  }

  /// The numbers, for the subscript, of the group's literals that are there.
  @inline(__always)
  mutating func literals(of group: Int, _ scanner: borrowing LiteralScanner) -> Range<Int> {
    var place = Int(places[group])
    if place < 0 { place = look(for: group, scanner) }
    return place + 1..<place + 1 + Int(found[place])
  }

  subscript(number: Int) -> Int32 { found[number] }

  private mutating func look(for group: Int, _ scanner: borrowing LiteralScanner) -> Int {
    let place = found.count
    found.append(0)
    for index in groups[group] {
      let literal = groups.values[index]
      if scanner.presence.contains(literal) { found.append(literal) }
    }
    found[place] = Int32(found.count - place - 1)
    places[group] = Int32(place)
    known.append(Int32(group))
    return place
  }
}
