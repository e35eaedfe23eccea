import PCRE2

/// Finds the matches of patterns in the current document, each pattern at most once.
///
/// It belongs to one worker and is used for one document after another.
struct PatternMatcher: ~Copyable {
  /// More matches of one pattern than this in one document are not looked for.
  static let mostMatches = 10_000

  private let set: PatternSet
  private var searcher: LimitedSearcher
  private var subject = Subject("")
  /// Tells where patterns may match; not asked in plain matching, which tries every one everywhere.
  private var finder: CandidateFinder
  /// The same for the patterns that are tried around hits only.
  private var passageFinder: PassageFinder
  private let isPlain: Bool
  /// The matches of the patterns asked for so far, pattern after pattern.
  private var spans: [Range<Int>] = []
  /// Where a pattern's matches are in `spans`; `nil` where it was not asked for yet.
  private var found: [Range<Int>?]
  private var asked: [PatternIndex] = []
  private var foundInWindow: [WindowKey: [Range<Int>]] = [:]
  private var unitSets: UnitSets
  private(set) var stops: [Stop] = []

  /// A search that a limit ended before its time.
  struct Stop: Hashable {
    var pattern: PatternIndex
    /// Where the search that did not end began, in bytes of the normalised text.
    var offset: Int
    var limit: String
  }

  /// - Parameters:
  ///   - search: says which patterns are to be among the ``candidates``, and which among those of passages;
  ///     `nil` for all.
  ///   - listing: the patterns that are to be among the ``candidates``, where they are others.
  init(
    _ set: PatternSet, limits: MatchScratch.Limits, search: RuleSearch? = nil,
    listing: Listing? = nil, isPlain: Bool = false
  ) {
    self.set = set
    searcher = LimitedSearcher(limits: limits, isPlain: isPlain)
    found = Array(repeating: nil, count: set.patterns.count)
    unitSets = UnitSets(patternCount: set.patterns.count)
    finder = CandidateFinder(
      set.prefilter, listing ?? search?.sought.listing ?? Listing(set.prefilter, nil))
    passageFinder = PassageFinder(set, search)
    self.isPlain = isPlain
  }

  /// The listed prefiltered patterns that may match in the document.
  var candidates: [PatternIndex] { isPlain ? [] : finder.candidates }

  /// The patterns of another listing that may match in the document; each has words that tell so.
  mutating func candidates(of listing: Listing) -> [PatternIndex] {
    isPlain ? [] : finder.candidates(of: listing)
  }

  /// The same of the patterns that are tried around hits only, in a passage.
  mutating func candidates(in window: Range<Int>) -> [PatternIndex] {
    isPlain ? [] : passageFinder.candidates(in: window, of: subject.bytes)
  }

  /// Whether the pattern may match in the document, as far as its words tell.
  mutating func mayMatch(_ pattern: PatternIndex) -> Bool {
    isPlain || finder.isCandidate(pattern)
  }

  /// How many stretches there are where matches of the pattern may begin; `nil` where that may be
  /// anywhere.
  mutating func windowCount(of pattern: PatternIndex) -> Int? {
    isPlain ? nil : finder.windowCount(of: pattern)
  }

  /// The sentences or paragraphs in which matches of the pattern may begin.
  mutating func units(
    of pattern: PatternIndex, _ scope: Condition.Scope, in document: Document
  ) -> UnitSet {
    if let known = unitSets[pattern, scope] { return known }
    guard let count = windowCount(of: pattern) else { return .all }
    var units = UnitSet.none
    for number in 0..<count {
      let window = finder.window(number, of: pattern)
      let first = document.unit(of: scope, at: window.lowerBound)
      units.insert(first...document.unit(of: scope, at: window.upperBound))
    }
    unitSets.learn(units, of: pattern, scope)
    return units
  }

  /// Forgets the last document and turns to the next.
  ///
  /// - Parameter languages: those the document is written in; empty where that is not clear.
  mutating func begin(_ subject: Subject, languages: [Language]) {
    self.subject = subject
    spans.removeAll(keepingCapacity: true)
    stops.removeAll(keepingCapacity: true)
    for pattern in asked { found[pattern.rawValue] = nil }
    asked.removeAll(keepingCapacity: true)
    unitSets.removeAll()
    if !foundInWindow.isEmpty { foundInWindow.removeAll(keepingCapacity: true) }
    searcher.begin(bytes: subject.bytes.count)
    if !isPlain {
      finder.find(in: subject.bytes, partitions: set.partitions(for: languages))
      passageFinder.begin(languages: languages)
    }
  }

  /// All matches of a pattern in the document, in order, none of them empty.
  mutating func matches(of pattern: PatternIndex) -> ArraySlice<Range<Int>> {
    let windowCount = windowCount(of: pattern)
    // As of most that are asked for: nothing else of the pattern is to be fetched from memory.
    if windowCount == 0 { return [] }
    if let known = found[pattern.rawValue] { return spans[known] }
    let first = spans.count
    let most = first + Self.mostMatches
    let way = way(of: pattern)
    // Moved out and back, for `search` needs the rest of `self`.
    var collected = spans
    spans = []
    if let count = windowCount {
      var end = 0
      for number in 0..<count {
        let window = finder.window(number, of: pattern)
        guard window.upperBound >= end else { continue }
        let start = max(end, window.lowerBound)
        end = search(way, in: start..<window.upperBound + 1, into: &collected, upTo: most)
      }
    } else {
      _ = search(way, in: 0..<subject.bytes.count, into: &collected, upTo: most)
    }
    spans = collected
    found[pattern.rawValue] = first..<spans.count
    asked.append(pattern)
    return spans[first...]
  }

  /// The matches within `window`, as a search for those that begin there finds them.
  mutating func matches(of pattern: PatternIndex, in window: Range<Int>) -> [Range<Int>] {
    guard mayMatch(pattern, in: window) else { return [] }
    // Hits stand together in sentences, and each asks for the same cues.
    let key = WindowKey(pattern: pattern, window: window)
    if let known = foundInWindow[key] { return known }
    var result: [Range<Int>] = []
    _ = search(way(of: pattern), in: window, into: &result, upTo: Self.mostMatches)
    result.removeAll { $0.upperBound > window.upperBound }
    if foundInWindow.count == Self.mostWindows { foundInWindow.removeAll(keepingCapacity: true) }
    foundInWindow[key] = result
    return result
  }

  private struct WindowKey: Hashable {
    var pattern: PatternIndex
    var window: Range<Int>
  }

  /// Of more windows than this the matches are not kept.
  private static let mostWindows = 20_000

  /// Whether a match of the pattern may stand within `window`.
  private mutating func mayMatch(_ pattern: PatternIndex, in window: Range<Int>) -> Bool {
    if isPlain { return true }
    if set.isAroundHits(pattern) {
      return passageFinder.isCandidate(pattern, in: window, of: subject.bytes)
    }
    guard mayMatch(pattern) else { return false }
    guard let count = windowCount(of: pattern) else { return true }
    // The first that does not end before.
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if finder.window(middle, of: pattern).upperBound < window.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < count && finder.window(low, of: pattern).lowerBound < window.upperBound
  }

  /// How a pattern is searched for, looked up once for all of its windows.
  private struct Way {
    let pattern: PatternIndex
    let code: Pattern
    /// Whether its first bytes tell where to try it; else the search itself is to find that out.
    let hasStarts: Bool
    let gap: LeadingGap?
  }

  @inline(__always)
  private func way(of pattern: PatternIndex) -> Way {
    let hasStarts = !isPlain && set.prefilter.starts.way(of: pattern) != .none
    return Way(
      pattern: pattern, code: set.patterns[pattern.rawValue], hasStarts: hasStarts,
      gap: isPlain || hasStarts ? nil : set.leadingGap(of: pattern))
  }

  /// Appends the matches that begin within `window`, and returns where the next may begin.
  ///
  /// - Parameter most: the count of `result` at which to stop.
  private mutating func search(
    _ way: borrowing Way, in window: Range<Int>, into result: inout [Range<Int>], upTo most: Int
  ) -> Int {
    let pattern = way.pattern
    let end = min(window.upperBound, subject.bytes.count)
    var start = window.lowerBound
    while start < end {
      if way.hasStarts {
        start = set.prefilter.starts.next(
          of: pattern, in: subject.bytes.span, from: start, before: end)
        guard start < end else { break }
      }
      var limit = way.hasStarts ? start : end - 1
      if let gap = way.gap {
        guard leap(over: gap, &start, &limit) else { return start }
      }
      switch searcher.firstMatch(of: way.code, in: subject, from: start, limit: limit) {
      case .stopped(let limit):
        stops.append(Stop(pattern: pattern, offset: start, limit: limit))
        return .max
      case .ended(.noMatch):
        guard limit == start else { return start }
        start = subject.bytes.characterBoundary(after: start)
      case .ended(.undecided(let reason)):
        stops.append(Stop(pattern: pattern, offset: start, limit: reason.name))
        return .max
      case .ended(.match(let range)):
        if range.isEmpty {
          start = subject.bytes.characterBoundary(after: max(start, range.lowerBound))
          continue
        }
        result.append(range)
        if result.count == most {
          stops.append(Stop(pattern: pattern, offset: range.upperBound, limit: "hit limit"))
          return .max
        }
        start = max(range.upperBound, start + 1)
      }
    }
    return start
  }
}

extension PatternMatcher {
  /// Narrows a search to where the first match begins, as what follows the gap tells; says whether there
  /// is one.
  private mutating func leap(over gap: LeadingGap, _ start: inout Int, _ limit: inout Int) -> Bool {
    let last = min(limit + gap.mostBytes, subject.bytes.count)
    switch searcher.firstMatch(of: gap.rest, in: subject, from: start, limit: last) {
    case .ended(.noMatch):
      return false
    case .ended(.match(let rest)):
      let first = gap.start(
        before: rest.lowerBound, notBefore: start, in: subject.bytes.span)
      guard first <= limit else { return false }
      (start, limit) = (first, first)
      return true
    case .ended(.undecided), .stopped:
      // The search for the whole says what ends it.
      return true
    }
  }
}

extension [UInt8] {
  /// The start of the character behind the one at `offset`, in valid UTF-8.
  func characterBoundary(after offset: Int) -> Int {
    var next = offset + 1
    while next < count, self[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }
}
