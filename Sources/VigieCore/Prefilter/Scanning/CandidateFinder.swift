/// Finds where in a document patterns may match.
///
/// It belongs to one worker and is used for one document after another.
struct CandidateFinder: ~Copyable {
  let prefilter: Prefilter
  private var text = FoldedText()
  private var scanner: LiteralScanner
  /// Whether what can be told of the partition's patterns is known for the document.
  private var isScanned: [Bool]
  private var groups: GroupPresence
  /// By pattern, whether every word it must hold is there; `unknown` where that was not asked for yet.
  private var patternStates: [Presence]
  private var knownPatterns: [PatternIndex] = []
  /// By pattern, whether it is to be among the candidates; `nil` for all.
  private let listed: [Bool]?
  private let walk: PlanWalk
  /// The listed patterns that may match, in the order found.
  private(set) var candidates: [PatternIndex] = []
  /// By partition and scan, what was found by the starts of matches.
  private var startHits: [[StartHits]]
  /// Where in the document's own bytes matches may begin, pattern after pattern, both ends included.
  private var windows: [ClosedRange<Int>] = []
  /// By pattern, where its windows are; `nil` where they were not asked for yet.
  private var windowsOfPattern: [Range<Int>?]

  private enum Presence: UInt8 {
    case unknown, absent, present
  }

  init(_ prefilter: Prefilter, listed: [Bool]? = nil) {
    self.prefilter = prefilter
    scanner = LiteralScanner(literalCount: prefilter.literalCount)
    isScanned = Array(repeating: false, count: prefilter.tables.count)
    groups = GroupPresence(prefilter.groups)
    patternStates = Array(repeating: .unknown, count: prefilter.patternCount)
    self.listed = listed
    walk = PlanWalk(prefilter, listed: listed)
    windowsOfPattern = Array(repeating: nil, count: prefilter.patternCount)
    startHits = prefilter.startScans.map { scans in
      scans.map { StartHits($0, listed: listed) }
    }
  }

  /// Looks through a document for the words of some partitions; the patterns of others may match
  /// anywhere.
  mutating func find(in document: [UInt8], partitions: some Sequence<Int>) {
    for pattern in knownPatterns {
      patternStates[pattern.rawValue] = .unknown
      windowsOfPattern[pattern.rawValue] = nil
    }
    knownPatterns.removeAll(keepingCapacity: true)
    candidates.removeAll(keepingCapacity: true)
    groups.removeAll()
    windows.removeAll(keepingCapacity: true)
    for partition in isScanned.indices { isScanned[partition] = false }
    scanner.begin()
    text.fold(document)
    for partition in partitions {
      scanner.scan(text, for: prefilter.tables[partition])
      isScanned[partition] = true
      for index in startHits[partition].indices where !startHits[partition][index].isEmpty {
        startHits[partition][index].find(in: document)
        startHits[partition][index].forEach { pattern, found in
          learn(pattern, .present)
          candidates.append(pattern)
          windowsOfPattern[pattern.rawValue] = windows.count..<windows.count + found.count
          windows += found
        }
      }
    }
    scanner.groupByLiteral()
    for literal in scanner.present {
      for place in walk.places(of: literal) {
        let step = walk[place]
        let pattern = PatternIndex(rawValue: Int(step.pattern))
        guard patternStates[pattern.rawValue] == .unknown, arePresent(step.others) else { continue }
        // Words that are there need not stand together.
        if !step.others.isEmpty { findWindows(of: pattern) }
        let isPossible = step.others.isEmpty || !windowsOfPattern[pattern.rawValue]!.isEmpty
        learn(pattern, isPossible ? .present : .absent)
        if isPossible { candidates.append(pattern) }
      }
    }
  }

  /// Whether the pattern may match in the document, as far as its words tell.
  mutating func isCandidate(_ pattern: PatternIndex) -> Bool {
    guard isKnown(pattern) else { return true }
    switch patternStates[pattern.rawValue] {
    case .present: return true
    case .absent: return false
    case .unknown: break
    }
    // The listed ones that may match were found by now.
    guard !isListed(pattern) else { return false }
    var isPossible = false
    for number in prefilter.plansOfPattern[pattern.rawValue] where !isPossible {
      let plan = prefilter.plans[Int(number)]
      isPossible = !groups.literals(of: plan.trigger, scanner).isEmpty && arePresent(plan.others)
    }
    learn(pattern, isPossible ? .present : .absent)
    return isPossible
  }

  private func isListed(_ pattern: PatternIndex) -> Bool { listed?[pattern.rawValue] ?? true }

  private mutating func learn(_ pattern: PatternIndex, _ presence: Presence) {
    patternStates[pattern.rawValue] = presence
    knownPatterns.append(pattern)
  }

  /// Whether there is anything to tell of the pattern; of how its matches begin there is for listed ones.
  private func isKnown(_ pattern: PatternIndex) -> Bool {
    prefilter.isFiltered(pattern.rawValue)
      && (!prefilter.plansOfPattern[pattern.rawValue].isEmpty || isListed(pattern))
      && isScanned[Int(prefilter.partitionOfPattern[pattern.rawValue])]
  }

  /// How many windows the pattern has, which ``window(_:of:)`` tells; `nil` where it may match anywhere.
  ///
  /// They are in order and apart from one another.
  mutating func windowCount(of pattern: PatternIndex) -> Int? {
    guard isKnown(pattern) else { return nil }
    guard isCandidate(pattern) else { return 0 }
    if windowsOfPattern[pattern.rawValue] == nil { findWindows(of: pattern) }
    return windowsOfPattern[pattern.rawValue]!.count
  }

  /// Where in the document's own bytes a match may begin, both ends included.
  func window(_ number: Int, of pattern: PatternIndex) -> ClosedRange<Int> {
    windows[windowsOfPattern[pattern.rawValue]!.lowerBound + number]
  }

  // MARK: Plans

  private mutating func findWindows(of pattern: PatternIndex) {
    let start = windows.count
    for number in prefilter.plansOfPattern[pattern.rawValue] {
      let plan = prefilter.plans[Int(number)]
      let literals = groups.literals(of: plan.trigger, scanner)
      guard !literals.isEmpty, arePresent(plan.others) else { continue }
      for place in literals {
        for hit in scanner.range(of: groups[place]) {
          if let window = window(of: plan, from: scanner.hit(hit)) { windows.append(window) }
        }
      }
    }
    if windows.count > start + 1 {
      windows[start...].sort { $0.lowerBound < $1.lowerBound }
    }
    // Windows that nearly touch cost less as one.
    var kept = start
    for index in start..<windows.count {
      let window = windows[index]
      let first = text.originalOffset(of: window.lowerBound)
      let end = text.originalOffset(of: window.upperBound)
      if kept > start, first <= windows[kept - 1].upperBound + 8 {
        windows[kept - 1] = windows[kept - 1].lowerBound...max(windows[kept - 1].upperBound, end)
      } else {
        windows[kept] = first...end
        kept += 1
      }
    }
    windows.removeSubrange(kept...)
    windowsOfPattern[pattern.rawValue] = start..<kept
  }

  private mutating func arePresent(_ others: Range<Int32>) -> Bool {
    for other in others {
      let group = prefilter.others[Int(other)].group
      if groups.literals(of: group, scanner).isEmpty { return false }
    }
    return true
  }

  /// Where a match may begin that holds this hit of the plan's trigger, in bytes of the folded text.
  private mutating func window(
    of plan: Prefilter.Plan, from hit: LiteralScanner.LiteralHit
  ) -> ClosedRange<Int>? {
    let offset = Int(hit.offset)
    var end = offset - Int(plan.least)
    var start = plan.most < 0 ? 0 : max(0, offset - Int(plan.most))
    if plan.tokens >= 0 { start = max(start, tokenStart(Int(hit.token) - Int(plan.tokens))) }
    for other in plan.others {
      guard narrow(&start, &end, by: prefilter.others[Int(other)], from: hit) else { return nil }
    }
    return start <= end ? start...end : nil
  }

  /// The start of the token with this number, counted from 1; the text's start for those before.
  private func tokenStart(_ number: Int) -> Int {
    number < 1 ? 0 : Int(scanner.tokenStarts[number - 1])
  }

  /// Whether the group has a hit near enough; if so, the window is cut to where it allows a match to
  /// begin.
  private mutating func narrow(
    _ start: inout Int, _ end: inout Int, by other: Prefilter.Other,
    from trigger: LiteralScanner.LiteralHit
  ) -> Bool {
    var first = Int.max
    var last = Int.min
    for place in groups.literals(of: other.group, scanner) {
      let near = nearHits(of: groups[place], other, to: trigger)
      guard !near.isEmpty else { continue }
      first = min(first, Int(scanner.hit(near.lowerBound).offset))
      last = max(last, Int(scanner.hit(near.upperBound - 1).offset))
    }
    guard first <= last else { return false }
    // A group with bounds of its own says from where the match may begin.
    if other.most >= 0 {
      start = max(start, first - Int(other.most))
      end = min(end, last - Int(other.least))
    }
    return true
  }

  /// The literal's hits on the right side of the trigger and near enough to it.
  private func nearHits(
    of literal: Int32, _ other: Prefilter.Other, to trigger: LiteralScanner.LiteralHit
  ) -> Range<Int32> {
    let hits = scanner.range(of: literal)
    guard !hits.isEmpty else { return hits }
    // Offsets and tokens grow together, so what is near enough is one stretch.
    let start: Int32
    let end: Int32
    if other.isBehindTrigger {
      start = first(in: hits) { $0.offset >= trigger.offset }
      end = first(in: hits) {
        $0.offset - trigger.offset > other.bytes || $0.token - trigger.token > other.tokens
      }
    } else {
      start = first(in: hits) {
        trigger.offset - $0.offset <= other.bytes && trigger.token - $0.token <= other.tokens
      }
      end = first(in: hits) { $0.offset > trigger.offset }
    }
    return start..<max(start, end)
  }

  /// The first hit for which `isReached` holds, as it does for all after it.
  private func first(
    in hits: Range<Int32>, where isReached: (LiteralScanner.LiteralHit) -> Bool
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
