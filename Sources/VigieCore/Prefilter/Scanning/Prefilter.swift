import PCRE2

/// What to look for in a document, so that only patterns that may match are tried: frozen, and shared
/// by all workers.
///
/// A class, so that finding holds on to it as a whole and not to each of its lists.
final class Prefilter: Sendable {
  /// A plan with its literals numbered: where the pattern may begin, seen from a hit of its trigger.
  ///
  /// Plans and others are many and read at random, so they are small: what does not fit a ``Reach`` has
  /// no bound.
  struct Plan: Sendable {
    /// The group that is looked for first.
    var trigger: GroupReference
    /// Where the groups that must stand near begin in `others`, and how many there are.
    var firstOther: Int32
    var otherCount: UInt16
    /// Bytes of folded text from the start of the match to the trigger.
    var least: UInt16
    var most: Reach
    /// Token starts from the start of the match to the trigger.
    var tokens: Reach

    var others: Range<Int> { Int(firstOther)..<Int(firstOther) + Int(otherCount) }
  }

  /// A group that must stand near the trigger.
  struct Other: Sendable {
    var group: GroupReference
    /// The farthest it may be from the trigger, in bytes and in token starts.
    var bytes: Reach
    var tokens: Reach
    /// Bytes from the start of the match.
    var least: UInt16
    var most: Reach
    var isBehindTrigger: Bool
  }

  /// In the order of their patterns.
  let plans: [Plan]
  let others: [Other]
  /// By group of two literals or more, its literals; groups of the same literals are one.
  let groups: IndexLists
  /// The keys of the literals in `groups`, side by side, for most are not there.
  let keysInGroups: [WordStartIndex.Key]
  let literals: [Literal]
  /// For each literal what it is looked up by in a ``WordStartIndex``.
  let keys: [WordStartIndex.Key]
  /// For each pattern the keys of the triggers of its plans, one of which stands wherever it may match.
  let triggerKeys: WordKeys
  /// For each literal the plans that it triggers.
  let plansOfLiteral: IndexLists
  /// For each pattern where its plans are; patterns that have none may match anywhere.
  let plansOfPattern: [Range<Int32>]
  /// For each pattern how often its triggers may be expected, in 10⁻⁹ per byte of text.
  let frequencyOfPattern: [Int32]
  /// For each pattern the part of the prefilter it belongs to: parts are scanned for one by one, so that
  /// a text is not searched for what cannot count in it. No two parts share a literal.
  let partitionOfPattern: [UInt8]
  let starts: StartFilters
  /// By partition, what finds the patterns that have no plans but few ways to begin.
  let startScans: [[StartScan]]
  private let isStartScanned: [Bool]

  var patternCount: Int { plansOfPattern.count }

  var partitionCount: Int { startScans.count }

  func isFiltered(_ pattern: Int) -> Bool {
    !plansOfPattern[pattern].isEmpty || isStartScanned[pattern]
  }

  /// Whether words tell where the pattern may match.
  func hasPlans(_ pattern: PatternIndex) -> Bool { !plansOfPattern[pattern.rawValue].isEmpty }

  private static func isStartScanned(_ scans: [[StartScan]], of count: Int) -> [Bool] {
    var result = Array(repeating: false, count: count)
    for scan in scans.joined() {
      for pattern in scan.patterns where pattern.rawValue < count {
        result[pattern.rawValue] = true
      }
    }
    return result
  }

  /// - Parameter partitions: for each pattern its part, the parts numbered from 0.
  convenience init(patterns: [Pattern], partitions: [UInt8], partitionCount: Int) {
    self.init(
      patterns[...], partitions, PrefilterBuilder(partitionCount: partitionCount),
      starts: StartFilters([]), partitions: [])
  }

  /// The prefilter with more patterns behind its own, which are not analysed again.
  ///
  /// - Parameter partitions: those of the new patterns.
  func adding(_ patterns: ArraySlice<Pattern>, partitions: [UInt8]) -> Prefilter {
    Prefilter(
      patterns, partitions, PrefilterBuilder(self), starts: starts,
      partitions: partitionOfPattern)
  }

  private convenience init(
    _ patterns: ArraySlice<Pattern>, _ partitions: [UInt8], _ builder: PrefilterBuilder,
    starts: StartFilters, partitions known: [UInt8]
  ) {
    var builder = builder
    for (pattern, partition) in zip(PatternAnalysis.all(of: Array(patterns)), partitions) {
      builder.add(pattern, partition)
    }
    self.init(
      plans: builder.plans, others: builder.others, groups: IndexLists(builder.groups),
      plansOfLiteral: IndexLists(builder.triggered), plansOfPattern: builder.plansOfPattern,
      frequencyOfPattern: builder.frequencyOfPattern, partitionOfPattern: known + partitions,
      literals: builder.literals, starts: starts.adding(builder.starts),
      startScans: builder.startScans())
  }

  init(
    plans: [Plan], others: [Other], groups: IndexLists, plansOfLiteral: IndexLists,
    plansOfPattern: [Range<Int32>], frequencyOfPattern: [Int32], partitionOfPattern: [UInt8],
    literals: [Literal], starts: StartFilters, startScans: [[StartScan]]
  ) {
    self.plans = plans
    self.others = others
    self.groups = groups
    self.literals = literals
    let keys = literals.map(WordStartIndex.key)
    self.keys = keys
    keysInGroups = groups.values.map { keys[Int($0)] }
    triggerKeys = WordKeys(plansOfPattern, plans, groups, keys, keysInGroups)
    self.plansOfLiteral = plansOfLiteral
    self.plansOfPattern = plansOfPattern
    self.frequencyOfPattern = frequencyOfPattern
    self.partitionOfPattern = partitionOfPattern
    self.starts = starts
    self.startScans = startScans
    isStartScanned = Self.isStartScanned(startScans, of: plansOfPattern.count)
  }
}
