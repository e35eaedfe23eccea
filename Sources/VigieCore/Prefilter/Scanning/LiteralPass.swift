/// Finds the literals of tables at many places of a text.
///
/// A processor loses most time waiting for memory and guessing wrongly where the program goes on. So the places
/// are not gone through one by one but question by question: at which of them a literal of a length may begin,
/// at which of these the byte behind its key is right, and only for the few that are left whether one stands
/// there. The first two are answered without a branch, and no answer waits for another.
struct LiteralPass {
  /// So many places are gone through at a time.
  static let stretch = 256

  /// The numbers of places where literals of these lengths may begin; the rest of each is of no meaning.
  private var two = Array(repeating: Int32(0), count: stretch)
  private var three = Array(repeating: Int32(0), count: stretch)
  private var five = Array(repeating: Int32(0), count: stretch)
  private var eight = Array(repeating: Int32(0), count: stretch)
  private var twelve = Array(repeating: Int32(0), count: stretch)

  /// Adds the hits at some places, those of each literal in order of place.
  mutating func find(
    _ tables: LiteralTables, at places: Span<WordStart>, in text: Span<UInt8>,
    into hits: inout [LiteralHit]
  ) {
    var first = 0
    while first < places.count {
      let end = min(first + Self.stretch, places.count)
      Self.find(
        tables, atFew: places.extracting(first..<end), in: text, &two, &three, &five, &eight,
        &twelve,
        &hits)
      first = end
    }
  }

  /// - Parameter places: no more than ``stretch``.
  private static func find(
    _ tables: LiteralTables, atFew places: Span<WordStart>, in text: Span<UInt8>,
    _ two: inout [Int32], _ three: inout [Int32], _ five: inout [Int32], _ eight: inout [Int32],
    _ twelve: inout [Int32], _ hits: inout [LiteralHit]
  ) {
    var two = two.mutableSpan
    var three = three.mutableSpan
    var five = five.mutableSpan
    var eight = eight.mutableSpan
    var twelve = twelve.mutableSpan
    let counts = tables.sort(places, in: text, &two, &three, &five, &eight)
    tables.two.find(&two, counts.two, places, text, &hits)
    tables.three.find(&three, counts.three, places, text, &hits)
    tables.five.find(&five, counts.five, places, text, &hits)
    let ofTwelve = tables.twelve.sort(eight, counts.eight, places, text, into: &twelve)
    tables.eight.find(&eight, counts.eight, places, text, &hits)
    // Its own are done with.
    let ofSixteen = tables.sixteen.sort(twelve, ofTwelve, places, text, into: &eight)
    tables.twelve.find(&twelve, ofTwelve, places, text, &hits)
    tables.sixteen.find(&eight, ofSixteen, places, text, &hits)
  }
}

extension LiteralTables {
  /// Sorts the numbers of places by the lengths of literals that may begin there, as far as keys tell, and
  /// says how many there are of each; those of eight bytes stand for longer ones too.
  @inline(__always)
  fileprivate func sort(
    _ places: Span<WordStart>, in text: Span<UInt8>, _ two: inout MutableSpan<Int32>,
    _ three: inout MutableSpan<Int32>, _ five: inout MutableSpan<Int32>,
    _ eight: inout MutableSpan<Int32>
  ) -> (two: Int, three: Int, five: Int, eight: Int) {
    var counts = (two: 0, three: 0, five: 0, eight: 0)
    precondition(
      min(two.count, three.count, five.count, eight.count) >= places.count, "too many places")
    // SAFETY: no list gets more numbers than there are places, for which each has room.
    for number in places.indices {
      let first = text.word64(at: Int(places[number].offset))
      let place = Int32(truncatingIfNeeded: number)
      unsafe two[unchecked: counts.two] = place
      counts.two &+= keys.bit(of: KeySet.hash(first, 0, 2))
      unsafe three[unchecked: counts.three] = place
      counts.three &+= keys.bit(of: KeySet.hash(first, 0, 3))
      unsafe five[unchecked: counts.five] = place
      counts.five &+= keys.bit(of: KeySet.hash(first, 0, 5))
      unsafe eight[unchecked: counts.eight] = place
      counts.eight &+= keys.bit(of: KeySet.hash(first, 0, 8))
    }
    return counts
  }
}

extension LiteralTable {
  /// Of the first so many numbers of places puts those into `kept` where a literal of this or a longer key may
  /// begin, and says how many.
  fileprivate func sort(
    _ numbers: borrowing MutableSpan<Int32>, _ count: Int, _ places: Span<WordStart>,
    _ text: Span<UInt8>, into kept: inout MutableSpan<Int32>
  ) -> Int {
    var left = 0
    for index in 0..<count {
      let offset = Int(places[Int(numbers[index])].offset)
      kept[left] = numbers[index]
      left &+= keys.bit(of: hash(text, offset))
    }
    return left
  }

  /// Adds the hits of the table's own literals at the first so many numbers of places, of which it keeps none.
  fileprivate func find(
    _ numbers: inout MutableSpan<Int32>, _ count: Int, _ places: Span<WordStart>,
    _ text: Span<UInt8>, _ hits: inout [LiteralHit]
  ) {
    var left = 0
    for index in 0..<count {
      let number = numbers[index]
      let offset = Int(places[Int(number)].offset)
      let slot = slots[slot(of: hash(text, offset))]
      numbers[left] = number
      left &+= Int(slot.nextBytes &>> UInt32(text[offset + keyLength]) & 1)
    }
    for index in 0..<left {
      let place = places[Int(numbers[index])]
      let slot = slot(of: hash(text, Int(place.offset)))
      var literal = Int(slots[slot].start)
      let end = Int(slots[slot + 1].start)
      while literal < end {
        if let hit = place.hit(of: literals[literal], in: text) { hits.append(hit) }
        literal &+= 1
      }
    }
  }

  @inline(__always)
  private func hash(_ text: Span<UInt8>, _ offset: Int) -> UInt64 {
    KeySet.hash(
      text.word64(at: offset), keyLength > 8 ? text.word64(at: offset + 8) : 0, keyLength)
  }
}
