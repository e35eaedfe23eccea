/// Which groups of two literals or more stand in the current document, and which of their literals.
struct GroupPresence {
  private let groups: IndexLists
  /// By group, where its masks begin in `masks`; below 0 where it was never asked for.
  private var maskPlaces: [Int32]
  /// Of each group that was ever asked for, how many words of the set of literals it takes, and for each
  /// its number and the group's bits: literals of one group often have numbers side by side.
  private var masks: [UInt64] = []
  /// By group, where its literals are in `found`; below 0 where they were not asked for yet.
  private var places: [Int32]
  private var known: [Int32] = []
  /// The literals of each group that was asked for, their number before them.
  private var found: [Int32] = []

  init(_ groups: IndexLists) {
    self.groups = groups
    places = Array(repeating: -1, count: groups.count)
    maskPlaces = places
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
    return isPresent(number: group.number, scanner)
  }

  private mutating func isPresent(number: Int, _ scanner: borrowing LiteralScanner) -> Bool {
    var place = Int(maskPlaces[number])
    if place < 0 { place = learn(number) }
    let end = place + 1 + 2 * Int(masks[place])
    place += 1
    while place < end {
      if scanner.presence.contains(masks[place + 1], ofWord: Int(masks[place])) { return true }
      place += 2
    }
    return false
  }

  /// Works out the masks of a group.
  private mutating func learn(_ group: Int) -> Int {
    let place = masks.count
    masks.append(0)
    for literal in groups.values[groups[group]].sorted() {
      let (word, bit) = LiteralSet.place(of: literal)
      if masks.count > place + 1, masks[masks.count - 2] == UInt64(word) {
        masks[masks.count - 1] |= bit
      } else {
        masks += [UInt64(word), bit]
      }
    }
    masks[place] = UInt64((masks.count - place - 1) / 2)
    maskPlaces[group] = Int32(place)
    return place
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
    if isPresent(number: group, scanner) {
      for index in groups[group] {
        let literal = groups.values[index]
        if scanner.presence.contains(literal) { found.append(literal) }
      }
    }
    found[place] = Int32(found.count - place - 1)
    places[group] = Int32(place)
    known.append(Int32(group))
    return place
  }
}
