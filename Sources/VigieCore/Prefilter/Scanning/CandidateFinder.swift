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
      guard scanner.isAnyPresent(other.literals) else { return }
    }
    let trigger = plan.trigger
    for hit in scanner.hits(of: literal) {
      let offset = Int(hit.offset)
      var end = offset - trigger.least
      var start = trigger.most.bound.map { max(0, offset - $0) } ?? 0
      if let tokens = trigger.tokens.bound {
        start = max(start, tokenStart(Int(hit.token) - tokens))
      }
      for other in plan.others {
        guard narrow(&start, &end, by: other, from: hit) else {
          end = -1
          break
        }
      }
      if start <= end { add(start, end, of: plan.pattern) }
    }
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
    for literal in other.literals where scanner.isPresent(literal) {
      let near = nearHits(of: literal, other, to: trigger)
      guard let nearest = near.first, let farthest = near.last else { continue }
      first = min(first, Int(nearest.offset))
      last = max(last, Int(farthest.offset))
    }
    guard first <= last else { return false }
    // A group with bounds of its own says from where the match may begin.
    if let most = other.most {
      start = max(start, first - most)
      end = min(end, last - other.least)
    }
    return true
  }

  /// The literal's hits on the right side of the trigger and near enough to it.
  private func nearHits(
    of literal: Int32, _ other: Prefilter.Other, to trigger: LiteralScanner.LiteralHit
  ) -> ArraySlice<LiteralScanner.LiteralHit> {
    let hits = scanner.hits(of: literal)
    let bytes = Int32(clamping: other.bytes ?? Int(Int32.max))
    let tokens = Int32(clamping: other.tokens ?? Int(Int32.max))
    // Offsets and tokens grow together, so what is near enough is one stretch.
    if other.isBehindTrigger {
      let start = hits.firstIndex { $0.offset >= trigger.offset }
      let end = hits.firstIndex {
        $0.offset - trigger.offset > bytes || $0.token - trigger.token > tokens
      }
      return start < end ? hits[start..<end] : []
    }
    let start = hits.firstIndex {
      trigger.offset - $0.offset <= bytes && trigger.token - $0.token <= tokens
    }
    let end = hits.firstIndex { $0.offset > trigger.offset }
    return start < end ? hits[start..<end] : []
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

extension ArraySlice<LiteralScanner.LiteralHit> {
  /// The first index from which on `isReached` holds, which it does for all after the first.
  fileprivate func firstIndex(_ isReached: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if isReached(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
