/// Finds where in a document patterns may match.
///
/// It belongs to one worker and is used for one document after another.
struct CandidateFinder: ~Copyable {
  let prefilter: Prefilter
  private var scanner: LiteralScanner
  /// Whether what can be told of the partition's patterns is known for the document.
  private var isScanned: [Bool]
  private var groups: GroupPresence
  /// By pattern, what is known of it in the document.
  private var states: [State]
  private var knownPatterns: [PatternIndex] = []
  private let listing: Listing
  /// The listed patterns that may match.
  private(set) var candidates: [PatternIndex] = []
  /// The listed plans whose trigger is there and, as far as keys tell, one word of what must stand near.
  private var steps: [(pattern: Int32, plan: Int32)] = []
  /// By partition and scan, what was found by the starts of matches.
  private var startHits: [[StartHits]]
  /// Where in the document's own bytes matches may begin, pattern after pattern, both ends included.
  private var windows: [ClosedRange<Int>] = []

  /// What is known of a pattern: nothing, that every word it must hold is there, or where it may begin.
  private struct State {
    /// Where its windows begin in `windows`; below 0 where they were not asked for yet.
    var start: Int32
    var count: Int32

    static let unknown = State(start: -2, count: 0)
    static let present = State(start: -1, count: 0)
    static let absent = State(start: 0, count: 0)

    init(start: Int32, count: Int32) {
      self.start = start
      self.count = count
    }

    init(windows: Range<Int>) {
      start = Int32(windows.lowerBound)
      count = Int32(windows.count)
    }

    var isUnknown: Bool { start == -2 }
    var hasWindows: Bool { start >= 0 }
    var isPossible: Bool { start == -1 || count > 0 }
  }

  /// - Parameter listing: one of the prefilter's patterns.
  init(_ prefilter: Prefilter, _ listing: Listing) {
    self.prefilter = prefilter
    self.listing = listing
    scanner = LiteralScanner(prefilter, listing)
    isScanned = Array(repeating: false, count: prefilter.partitionCount)
    groups = GroupPresence(count: prefilter.groups.count)
    states = Array(repeating: .unknown, count: prefilter.patternCount)
    startHits = prefilter.startScans.map { scans in
      scans.map { StartHits($0, listing) }
    }
  }

  /// Looks through a document for the words of some partitions; the patterns of others may match
  /// anywhere.
  mutating func find(in document: [UInt8], partitions: some Sequence<Int>) {
    for pattern in knownPatterns { states[pattern.rawValue] = .unknown }
    knownPatterns.removeAll(keepingCapacity: true)
    candidates.removeAll(keepingCapacity: true)
    groups.removeAll()
    windows.removeAll(keepingCapacity: true)
    for partition in isScanned.indices { isScanned[partition] = false }
    scanner.begin(document)
    for partition in partitions {
      scanner.scan(for: listing.tables[partition])
      isScanned[partition] = true
      for index in startHits[partition].indices where !startHits[partition][index].isEmpty {
        startHits[partition][index].find(in: document)
        startHits[partition][index].forEach { pattern, found in
          learn(pattern, State(windows: windows.count..<windows.count + found.count))
          candidates.append(pattern)
          windows += found
        }
      }
    }
    scanner.groupByLiteral()
    // Moved out and back, for `look` needs the rest of `self`.
    var found = candidates
    candidates = []
    look(at: listing, into: &found)
    candidates = found
  }

  /// The patterns of another listing that may match in the current document, in the order found; each has
  /// plans.
  mutating func candidates(of listing: Listing) -> [PatternIndex] {
    for partition in isScanned.indices where isScanned[partition] {
      scanner.scanAgain(for: listing.tables[partition])
    }
    var candidates: [PatternIndex] = []
    look(at: listing, into: &candidates)
    return candidates
  }

  /// Adds the patterns of a listing that may match, as the literals tell which are present.
  private mutating func look(at listing: Listing, into candidates: inout [PatternIndex]) {
    // All steps first, one after another: they are read at random, and a processor waits for several at once
    // where nothing stands between.
    steps.removeAll(keepingCapacity: true)
    if !scanner.present.isEmpty { scanner.prepare() }
    for literal in scanner.present {
      for number in listing.steps(of: literal) {
        let step = listing[number]
        if scanner.mayHoldAny(step.keys) { steps.append((step.pattern, step.plan)) }
      }
    }
    for step in steps {
      let pattern = PatternIndex(rawValue: Int(step.pattern))
      guard states[pattern.rawValue].isUnknown else {
        // Known from elsewhere, if not by another of its plans.
        if states[pattern.rawValue].isPossible { candidates.append(pattern) }
        continue
      }
      let others = prefilter.plans[Int(step.plan)].others
      if others.isEmpty {
        learn(pattern, .present)
      } else {
        guard arePresent(others) else { continue }
        // Words that are there need not stand together.
        learn(pattern, findWindows(of: pattern))
      }
      if states[pattern.rawValue].isPossible { candidates.append(pattern) }
    }
  }

  /// Whether the pattern may match in the document, as far as its words tell.
  mutating func isCandidate(_ pattern: PatternIndex) -> Bool {
    let state = states[pattern.rawValue]
    guard state.isUnknown else { return state.isPossible }
    guard isKnown(pattern) else { return true }
    // The listed ones that may match were found by now.
    guard !listing.contains(pattern) else { return false }
    scanner.prepare()
    // Most have none of their words, which is told at little cost.
    let isPossible = scanner.mayHoldTrigger(of: pattern) && hasPresentPlan(pattern)
    learn(pattern, isPossible ? .present : .absent)
    return isPossible
  }

  /// Whether the words of one of the pattern's plans are there.
  private mutating func hasPresentPlan(_ pattern: PatternIndex) -> Bool {
    for number in prefilter.plansOfPattern[pattern.rawValue] {
      let plan = prefilter.plans[Int(number)]
      guard groups.isPresent(plan.trigger, &scanner) else { continue }
      if arePresent(plan.others) { return true }
    }
    return false
  }

  private mutating func learn(_ pattern: PatternIndex, _ state: State) {
    if states[pattern.rawValue].isUnknown { knownPatterns.append(pattern) }
    states[pattern.rawValue] = state
  }

  /// Whether there is anything to tell of the pattern; of how its matches begin there is for listed ones.
  // Called, it would be given a copy of all of this.
  @inline(__always)
  private func isKnown(_ pattern: PatternIndex) -> Bool {
    prefilter.isFiltered(pattern.rawValue)
      && (!prefilter.plansOfPattern[pattern.rawValue].isEmpty || listing.contains(pattern))
      && isScanned[Int(prefilter.partitionOfPattern[pattern.rawValue])]
  }

  /// How many windows the pattern has, which ``window(_:of:)`` tells; `nil` where it may match anywhere.
  ///
  /// They are in order and apart from one another.
  mutating func windowCount(of pattern: PatternIndex) -> Int? {
    if states[pattern.rawValue].isUnknown {
      guard isKnown(pattern) else { return nil }
      guard isCandidate(pattern) else { return 0 }
    }
    if !states[pattern.rawValue].hasWindows { learn(pattern, findWindows(of: pattern)) }
    return Int(states[pattern.rawValue].count)
  }

  /// Where in the document's own bytes a match may begin, both ends included.
  // Called, it would be given a copy of all of this.
  @inline(__always)
  func window(_ number: Int, of pattern: PatternIndex) -> ClosedRange<Int> {
    windows[Int(states[pattern.rawValue].start) + number]
  }

  // MARK: Plans

  private mutating func findWindows(of pattern: PatternIndex) -> State {
    let start = windows.count
    for number in prefilter.plansOfPattern[pattern.rawValue] {
      let plan = prefilter.plans[Int(number)]
      guard groups.isPresent(plan.trigger, &scanner), arePresent(plan.others) else { continue }
      if let literal = plan.trigger.onlyLiteral {
        addWindows(of: plan, from: literal)
      } else {
        for place in groups.literals(of: plan.trigger.number, &scanner) {
          addWindows(of: plan, from: groups[place])
        }
      }
    }
    sortWindows(from: start)
    let end = Self.merge(&windows, from: start, in: scanner.text)
    windows.removeLast(windows.count - end)
    return State(windows: start..<end)
  }

  /// Puts a pattern's windows into order, in which they mostly are.
  private mutating func sortWindows(from start: Int) {
    var last = start
    while last + 1 < windows.count, windows[last].lowerBound <= windows[last + 1].lowerBound {
      last += 1
    }
    guard last + 1 < windows.count else { return }
    // Not as a slice in place, which would copy those of all patterns.
    let sorted = windows[start...].sorted { $0.lowerBound < $1.lowerBound }
    windows.replaceSubrange(start..., with: sorted)
  }

  /// Puts windows, which are in order, into bytes of the document itself, those that nearly touch as one,
  /// which costs less; says where they end.
  private static func merge(
    _ windows: inout [ClosedRange<Int>], from start: Int, in text: borrowing FoldedText
  ) -> Int {
    var windows = windows.mutableSpan
    var kept = start
    for index in start..<windows.count {
      let first = text.originalOffset(of: windows[index].lowerBound)
      let end = text.lastOriginalOffset(of: windows[index].upperBound)
      if kept > start, first <= windows[kept - 1].upperBound + 8 {
        windows[kept - 1] = windows[kept - 1].lowerBound...max(windows[kept - 1].upperBound, end)
      } else {
        windows[kept] = first...end
        kept += 1
      }
    }
    return kept
  }

  private mutating func arePresent(_ others: Range<Int>) -> Bool {
    for other in others where !groups.isPresent(prefilter.others[other].group, &scanner) {
      return false
    }
    return true
  }

  private mutating func addWindows(of plan: Prefilter.Plan, from trigger: Int32) {
    for hit in scanner.range(of: trigger) {
      if let window = window(of: plan, from: scanner.hit(hit)) { windows.append(window) }
    }
  }

  /// Where a match may begin that holds this hit of the plan's trigger, in bytes of the folded text.
  private mutating func window(
    of plan: Prefilter.Plan, from hit: LiteralHit
  ) -> ClosedRange<Int>? {
    let offset = Int(hit.offset)
    var end = offset - Int(plan.least)
    var start = plan.most.bound.map { max(0, offset - $0) } ?? 0
    if let tokens = plan.tokens.bound { start = max(start, tokenStart(Int(hit.token) - tokens)) }
    for other in plan.others {
      guard narrow(&start, &end, by: prefilter.others[other], from: hit) else { return nil }
    }
    return start <= end ? start...end : nil
  }

  /// The start of the token with this number, counted from 1; the text's start for those before.
  private func tokenStart(_ number: Int) -> Int {
    number < 1 ? 0 : Int(scanner.starts.tokens[number - 1])
  }

  /// Whether the group has a hit near enough; if so, the window is cut to where it allows a match to
  /// begin.
  private mutating func narrow(
    _ start: inout Int, _ end: inout Int, by other: Prefilter.Other,
    from trigger: LiteralHit
  ) -> Bool {
    var reach = (first: Int.max, last: Int.min)
    if let literal = other.group.onlyLiteral {
      extend(&reach, to: literal, other, from: trigger)
    } else {
      for place in groups.literals(of: other.group.number, &scanner) {
        extend(&reach, to: groups[place], other, from: trigger)
      }
    }
    let (first, last) = reach
    guard first <= last else { return false }
    // A group with bounds of its own says from where the match may begin.
    if let most = other.most.bound {
      start = max(start, first - most)
      end = min(end, last - Int(other.least))
    }
    return true
  }

  /// Makes the stretch from the first hit to the last hold those of a literal that are near enough.
  private mutating func extend(
    _ reach: inout (first: Int, last: Int), to literal: Int32, _ other: Prefilter.Other,
    from trigger: LiteralHit
  ) {
    let near = nearHits(of: literal, other, to: trigger)
    guard !near.isEmpty else { return }
    reach.first = min(reach.first, Int(scanner.hit(near.lowerBound).offset))
    reach.last = max(reach.last, Int(scanner.hit(near.upperBound - 1).offset))
  }

  /// The literal's hits on the right side of the trigger and near enough to it.
  private mutating func nearHits(
    of literal: Int32, _ other: Prefilter.Other, to trigger: LiteralHit
  ) -> Range<Int32> {
    let hits = scanner.range(of: literal)
    guard !hits.isEmpty else { return hits }
    // Offsets and tokens grow together, so what is near enough is one stretch.
    let bytes = other.bytes.limit
    let tokens = other.tokens.limit
    let start: Int32
    let end: Int32
    if other.isBehindTrigger {
      start = first(in: hits) { $0.offset >= trigger.offset }
      end = first(in: hits) {
        $0.offset - trigger.offset > bytes || $0.token - trigger.token > tokens
      }
    } else {
      start = first(in: hits) {
        trigger.offset - $0.offset <= bytes && trigger.token - $0.token <= tokens
      }
      end = first(in: hits) { $0.offset > trigger.offset }
    }
    return start..<max(start, end)
  }

  /// The first hit for which `isReached` holds, as it does for all after it.
  private func first(
    in hits: Range<Int32>, where isReached: (LiteralHit) -> Bool
  ) -> Int32 {
    var low = hits.lowerBound
    var high = hits.upperBound
    while low < high {
      let middle = (low + high) / 2
      if isReached(scanner.hit(middle)) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
