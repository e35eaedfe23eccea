/// Which literals of each group stand in the current document, each group looked up once.
struct GroupPresence {
  private let groups: IndexLists
  /// By group, where its literals are in `found`; below 0 where it was not asked for yet.
  private var places: [(start: Int32, end: Int32)]
  private var known: [Int32] = []
  private var found: [Int32] = []

  init(_ groups: IndexLists) {
    self.groups = groups
    places = Array(repeating: (-1, -1), count: groups.count)
  }

  /// Forgets the last document.
  mutating func removeAll() {
    for group in known { places[Int(group)] = (-1, -1) }
    known.removeAll(keepingCapacity: true)
    found.removeAll(keepingCapacity: true)
  }

  /// The numbers, for the subscript, of the group's literals that are there.
  @inline(__always)
  mutating func literals(of group: Int32, _ scanner: borrowing LiteralScanner) -> Range<Int> {
    let place = places[Int(group)]
    if place.start >= 0 { return Int(place.start)..<Int(place.end) }
    return look(for: group, scanner)
  }

  subscript(number: Int) -> Int32 { found[number] }

  private mutating func look(
    for group: Int32, _ scanner: borrowing LiteralScanner
  ) -> Range<Int> {
    let start = found.count
    for place in groups[Int(group)] where scanner.isPresent(groups.values[place]) {
      found.append(groups.values[place])
    }
    places[Int(group)] = (Int32(start), Int32(found.count))
    known.append(group)
    return start..<found.count
  }
}
