/// Finds where in a document patterns may match.
///
/// It belongs to one worker and is used for one document after another.
struct CandidateFinder: ~Copyable {
  let prefilter: Prefilter
  private var scanner: LiteralScanner
  private var windows: [Window] = []
  /// For each pattern its last window, by number; -1 where it has none.
  private var last: [Int32]
  /// The patterns with windows, in the order found.
  private(set) var candidates: [PatternIndex] = []

  /// Where a match may begin, in bytes of the folded text; both ends included.
  private struct Window {
    var first: Int32
    var last: Int32
    /// The pattern's window before, or -1.
    var next: Int32
  }

  init(_ prefilter: Prefilter) {
    self.prefilter = prefilter
    scanner = LiteralScanner(literalCount: prefilter.literalCount)
    last = Array(repeating: -1, count: prefilter.patternCount)
  }

  mutating func find(in document: [UInt8]) {
    for pattern in candidates { last[pattern.rawValue] = -1 }
    candidates.removeAll(keepingCapacity: true)
    windows.removeAll(keepingCapacity: true)
    scanner.scan(document, for: prefilter)
    for literal in scanner.present {
      for plan in prefilter.plansOfLiteral[Int(literal)] {
        find(prefilter.plans[Int(plan)], by: literal)
      }
    }
  }

  func isCandidate(_ pattern: PatternIndex) -> Bool { last[pattern.rawValue] >= 0 }

  /// Where in the document's own bytes a match of the pattern may begin: in order, apart from one
  /// another; `nil` where that may be anywhere.
  func windows(of pattern: PatternIndex) -> [ClosedRange<Int>]? {
    guard prefilter.isFiltered[pattern.rawValue] else { return nil }
    var found: [(first: Int32, last: Int32)] = []
    var number = last[pattern.rawValue]
    while number >= 0 {
      let window = windows[Int(number)]
      found.append((window.first, window.last))
      number = window.next
    }
    if found.count > 1 { found.sort { $0 < $1 } }
    var merged: [ClosedRange<Int>] = []
    for window in found {
      let first = scanner.text.originalOffset(of: Int(window.first))
      let end = scanner.text.originalOffset(of: Int(window.last))
      // Windows that nearly touch cost less as one.
      if let previous = merged.last, first <= previous.upperBound + 8 {
        merged[merged.count - 1] = previous.lowerBound...max(previous.upperBound, end)
      } else {
        merged.append(first...end)
      }
    }
    return merged
  }

  private mutating func find(_ plan: Prefilter.Plan, by literal: Int32) {
    // Most plans end here: a word that must be there is nowhere in the document.
    for other in plan.others {
      guard isAnyPresent(prefilter.others[Int(other)]) else { return }
    }
    let range = scanner.range(of: literal)
    for number in range {
      let hit = scanner.hit(number)
      let offset = Int(hit.offset)
      var end = offset - Int(plan.least)
      var start = plan.most < 0 ? 0 : max(0, offset - Int(plan.most))
      if plan.tokens >= 0 { start = max(start, tokenStart(Int(hit.token) - Int(plan.tokens))) }
      for other in plan.others {
        guard narrow(&start, &end, by: prefilter.others[Int(other)], from: hit) else {
          end = -1
          break
        }
      }
      if start <= end { add(start, end, of: plan.pattern) }
    }
  }

  private func isAnyPresent(_ other: Prefilter.Other) -> Bool {
    for index in other.literals
    where !scanner.range(of: prefilter.otherLiterals[Int(index)]).isEmpty { return true }
    return false
  }

  /// The start of the token with this number, counted from 1; the text's start for those before.
  private func tokenStart(_ number: Int) -> Int {
    number < 1 ? 0 : Int(scanner.tokenStarts[number - 1])
  }

  /// Whether the group has a hit near enough; if so, the window is cut to where it allows a match to
  /// begin.
  private func narrow(
    _ start: inout Int, _ end: inout Int, by other: Prefilter.Other,
    from trigger: LiteralScanner.LiteralHit
  ) -> Bool {
    var first = Int.max
    var last = Int.min
    for index in other.literals {
      let near = nearHits(of: prefilter.otherLiterals[Int(index)], other, to: trigger)
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

  private mutating func add(_ start: Int, _ end: Int, of pattern: Int32) {
    let index = Int(pattern)
    let first = Int32(truncatingIfNeeded: start)
    let last = Int32(truncatingIfNeeded: end)
    let previous = Int(self.last[index])
    if previous < 0 {
      candidates.append(PatternIndex(rawValue: index))
    } else if first <= windows[previous].last, windows[previous].first <= last {
      // Hits come in order, so most windows that overlap follow one another.
      windows[previous].first = min(windows[previous].first, first)
      windows[previous].last = max(windows[previous].last, last)
      return
    }
    windows.append(Window(first: first, last: last, next: self.last[index]))
    self.last[index] = Int32(truncatingIfNeeded: windows.count - 1)
  }
}
