/// Finds literals in a document, and keeps where each stands.
///
/// Those of a listing are found in one pass over the document; of others it is found out where they stand
/// when they are asked for. The lists are used for one document after another, so that no memory is asked
/// for.
struct LiteralScanner: ~Copyable {
  // What the prefilter has, held here, so that it is reached without going through the prefilter.
  private let literals: [Literal]
  private let keys: [WordStartIndex.Key]
  private let groups: IndexLists
  private let keysInGroups: [WordStartIndex.Key]
  private let triggerKeys: WordKeys
  private(set) var text = FoldedText()
  private(set) var starts = WordStarts()
  /// Of the current document once ``prepare()`` was called.
  private var index = WordStartIndex()
  private var isIndexed = false
  private var pass = LiteralPass()
  /// What the pass found, that of each literal in order of place.
  private var found: [LiteralHit] = []
  /// For each literal where its hits are in `hits`; ``unknown`` for one that was not asked for yet.
  private var ranges: [Range<Int32>]
  /// The literals that the pass found.
  private(set) var present: [Int32] = []
  private var asked: [Int32] = []
  /// Literal after literal, in order of place.
  private var hits: [LiteralHit] = []

  private static let unknown: Range<Int32> = -1 ..< -1

  init(_ prefilter: Prefilter, _ listing: Listing) {
    literals = prefilter.literals
    keys = prefilter.keys
    groups = prefilter.groups
    keysInGroups = prefilter.keysInGroups
    triggerKeys = prefilter.triggerKeys
    ranges = listing.isScanned.map { $0 ? 0..<0 : Self.unknown }
  }

  /// Forgets the last document and turns to the next.
  mutating func begin(_ document: [UInt8]) {
    text.fold(document)
    for literal in present { ranges[Int(literal)] = 0..<0 }
    for literal in asked { ranges[Int(literal)] = Self.unknown }
    present.removeAll(keepingCapacity: true)
    asked.removeAll(keepingCapacity: true)
    found.removeAll(keepingCapacity: true)
    hits.removeAll(keepingCapacity: true)
    starts.find(in: text)
    isIndexed = false
  }

  /// Makes ready for being asked what the pass did not look for: of many documents nothing is asked.
  mutating func prepare() {
    guard !isIndexed else { return }
    let (bytes, found) = (text.bytes, starts.found)
    index.fill(found.span.extracting(first: starts.count), in: bytes.span)
    isIndexed = true
  }

  // MARK: The pass

  /// Looks for the literals of some tables, which no earlier scan of the document looked for.
  mutating func scan(for tables: Listing.Tables) {
    let (bytes, starts) = (text.bytes, starts)
    if !tables.atWordStart.isEmpty {
      pass.find(
        tables.atWordStart, at: starts.found.span.extracting(first: starts.count),
        in: bytes.span, into: &found)
    }
    if !tables.few.isEmpty { prepare() }
    for literal in tables.few where index.mayHold(keys[Int(literal.number)]) {
      index.collect(
        literal, at: starts.found.span.extracting(first: starts.count), in: bytes.span,
        into: &found)
    }
    if !tables.anywhere.isEmpty {
      scanEverywhere(
        bytes.span, for: tables.anywhere,
        tokenStarts: starts.tokens.span.extracting(first: starts.tokenCount))
    }
  }

  /// Looks for the literals of tables of another listing, after ``groupByLiteral()``.
  mutating func scanAgain(for tables: Listing.Tables) {
    found.removeAll(keepingCapacity: true)
    scan(for: tables)
    var last: Int32?
    for literal in found.map(\.literal).sorted() where literal != last {
      last = literal
      present.append(literal)
      // There are few, and they are looked up as those are that were asked for.
      if ranges[Int(literal)] == Self.unknown { _ = look(for: literal) }
    }
  }

  /// Looks wherever the first two bytes are those of a literal.
  private mutating func scanEverywhere(
    _ text: Span<UInt8>, for tables: LiteralTables, tokenStarts: Span<Int32>
  ) {
    let allPairs = tables.pairs
    let pairs = allPairs.span
    var places: [WordStart] = []
    var token = 0
    // The padding behind the text makes no pair.
    for block in stride(from: 0, to: self.text.count, by: 8) {
      var lanes = LiteralTables.pairLanes(
        text.word64(at: block), text.word64(at: block + 1), in: pairs)
      while lanes != 0 {
        let offset = block + lanes.trailingZeroBitCount
        lanes &= lanes &- 1
        while token < tokenStarts.count, tokenStarts[token] <= offset { token += 1 }
        places.append(
          WordStart(
            offset: Int32(truncatingIfNeeded: offset), token: Int32(truncatingIfNeeded: token)))
      }
      if places.count > LiteralPass.stretch - 8 {
        pass.find(tables, at: places.span, in: text, into: &found)
        places.removeAll(keepingCapacity: true)
      }
    }
    pass.find(tables, at: places.span, in: text, into: &found)
  }

  /// Sorts what was found by literal, stably, by counting.
  mutating func groupByLiteral() {
    for hit in found {
      let literal = Int(hit.literal)
      let count = ranges[literal].upperBound
      if count == 0 { present.append(hit.literal) }
      ranges[literal] = 0..<count &+ 1
    }
    var start: Int32 = 0
    for literal in present {
      let count = ranges[Int(literal)].upperBound
      ranges[Int(literal)] = start..<start
      start += count
    }
    hits.append(contentsOf: found)
    for hit in found {
      let range = ranges[Int(hit.literal)]
      hits[Int(range.upperBound)] = hit
      ranges[Int(hit.literal)] = range.lowerBound..<range.upperBound &+ 1
    }
  }

  // MARK: What was found

  /// The numbers of the literal's hits, which are in order of place.
  ///
  /// - Precondition: as of all that follows, that ``prepare()`` was called.
  @inline(__always)
  mutating func range(of literal: Int32) -> Range<Int32> {
    assert(isIndexed)
    return index.mayHold(keys[Int(literal)]) ? range(ofPossible: literal) : 0..<0
  }

  /// The same for a literal whose key the document may hold.
  @inline(__always)
  private mutating func range(ofPossible literal: Int32) -> Range<Int32> {
    let known = ranges[Int(literal)]
    return known.lowerBound >= 0 ? known : look(for: literal)
  }

  /// Whether the document may hold a literal with one of these keys.
  @inline(__always)
  func mayHoldAny(_ keys: WordStartIndex.KeyPack) -> Bool {
    assert(isIndexed)
    return index.mayHoldAny(keys)
  }

  /// Whether the document may hold the trigger of one of the pattern's plans.
  @inline(__always)
  func mayHoldTrigger(of pattern: PatternIndex) -> Bool {
    assert(isIndexed)
    return index.mayHoldAny(triggerKeys.values.span.extracting(triggerKeys[pattern.rawValue]))
  }

  /// Adds those literals of a group that stand in the document, their number before them; nothing if there
  /// are none.
  mutating func addPresent(ofGroup group: Int, to found: inout [Int32]) {
    let first = found.count
    let group = groups[group]
    var start = group.lowerBound
    while start < group.upperBound {
      let end = min(start + 64, group.upperBound)
      var bits = possible(start..<end)
      while bits != 0 {
        let literal = groups.values[start + bits.trailingZeroBitCount]
        bits &= bits &- 1
        guard !range(ofPossible: literal).isEmpty else { continue }
        if found.count == first { found.append(0) }
        found.append(literal)
        found[first] += 1
      }
      start = end
    }
  }

  @inline(__always)
  private func possible(_ range: Range<Int>) -> UInt64 {
    assert(isIndexed)
    return index.possible(keysInGroups.span.extracting(range))
  }

  func hit(_ number: Int32) -> LiteralHit { hits[Int(number)] }

  private mutating func look(for literal: Int32) -> Range<Int32> {
    let first = Int32(hits.count)
    let (bytes, found) = (text.bytes, starts.found)
    index.collect(
      literals[Int(literal)], at: found.span.extracting(first: starts.count), in: bytes.span,
      into: &hits)
    let range = first..<Int32(hits.count)
    ranges[Int(literal)] = range
    asked.append(literal)
    return range
  }
}
