public import PCRE2

/// Many patterns, compiled, with what tells where each may match: frozen, and shared by all workers.
///
/// A class, so that rule sets are handed on without touching the many arrays within.
public final class PatternSet: Sendable {
  public let patterns: [Pattern]
  let prefilter: Prefilter
  /// The languages that have patterns of their own, each a partition of the prefilter behind that of the
  /// patterns of all languages; then the same again of the patterns that are tried around hits only.
  private let languages: [Language]
  /// Of the patterns that begin with a gap.
  private let leadingGaps: [PatternIndex: LeadingGap]
  /// By pattern, whether it is among them.
  private let hasLeadingGap: [Bool]

  public convenience init(_ patterns: [Pattern]) {
    self.init(patterns, uses: Array(repeating: .document(nil), count: patterns.count))
  }

  init(_ patterns: [Pattern], uses: [PatternUse]) {
    self.patterns = patterns
    let distinct = Array(Set(uses.compactMap(\.language)).sorted().prefix(126))
    self.languages = distinct
    prefilter = Prefilter(
      patterns: patterns, partitions: uses.map { Self.partition(of: $0, distinct) },
      partitionCount: 2 * (distinct.count + 1))
    (leadingGaps, hasLeadingGap) = Self.leadingGaps(of: patterns)
  }

  @inline(__always)
  func leadingGap(of pattern: PatternIndex) -> LeadingGap? {
    hasLeadingGap[pattern.rawValue] ? leadingGaps[pattern] : nil
  }

  private static func leadingGaps(
    of patterns: [Pattern]
  ) -> ([PatternIndex: LeadingGap], [Bool]) {
    var gaps: [PatternIndex: LeadingGap] = [:]
    for (number, pattern) in patterns.enumerated() where pattern.source.utf8.first == 0x5B {
      gaps[PatternIndex(rawValue: number)] = LeadingGap(pattern)
    }
    return (gaps, patterns.indices.map { gaps[PatternIndex(rawValue: $0)] != nil })
  }

  /// The part of the prefilter for patterns of a use; those of a language without one of its own count
  /// as patterns of all languages.
  private static func partition(of use: PatternUse, _ languages: [Language]) -> UInt8 {
    let number = use.language.flatMap(languages.firstIndex).map { $0 + 1 } ?? 0
    return UInt8(use.isAroundHits ? languages.count + 1 + number : number)
  }

  private init(_ patterns: [Pattern], prefilter: Prefilter, languages: [Language]) {
    self.patterns = patterns
    self.prefilter = prefilter
    self.languages = languages
    (leadingGaps, hasLeadingGap) = Self.leadingGaps(of: patterns)
  }

  /// The set with more patterns behind its own, which are not worked out again.
  func adding(_ more: ArraySlice<Pattern>, uses: some Sequence<PatternUse>) -> PatternSet {
    PatternSet(
      patterns + more,
      prefilter: prefilter.adding(
        more, partitions: uses.map { Self.partition(of: $0, languages) }),
      languages: languages)
  }

  /// The partitions whose patterns can count in a text of these languages: all where none is known.
  func partitions(for languages: [Language]) -> [Int] {
    guard !languages.isEmpty else { return Array(0...self.languages.count) }
    return [0]
      + self.languages.indices.filter { languages.contains(self.languages[$0]) }.map { $0 + 1 }
  }

  /// The partitions whose patterns can count around hits in a text of these languages.
  func partitionsAroundHits(for languages: [Language]) -> [Int] {
    partitions(for: languages).map { $0 + self.languages.count + 1 }
  }

  /// Whether the pattern is tried around hits only.
  func isAroundHits(_ pattern: PatternIndex) -> Bool {
    Int(prefilter.partitionOfPattern[pattern.rawValue]) > languages.count
  }

  func write(to writer: inout CompactWriter) {
    writer.write(patterns) { writer, pattern in
      writer.write(pattern.source)
      writer.write(Int(pattern.options.rawValue))
    }
    writer.write(languages) { $0.write($1.rawValue) }
    prefilter.write(to: &writer)
  }

  init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    patterns = try reader.array { (reader) throws(CompactReader.Malformed) in
      Pattern(
        checked: try reader.string(),
        options: Pattern.Options(rawValue: UInt8(truncatingIfNeeded: try reader.int())))
    }
    languages = try reader.array { (reader) throws(CompactReader.Malformed) in
      Language(rawValue: try reader.string())
    }
    prefilter = try Prefilter(from: &reader)
    (leadingGaps, hasLeadingGap) = Self.leadingGaps(of: patterns)
    guard prefilter.patternCount == patterns.count,
      prefilter.partitionCount == 2 * (languages.count + 1)
    else { throw CompactReader.Malformed() }
  }

  /// Whether a text can be passed over without trying the pattern, for want of a word it must hold.
  public func isPrefiltered(_ index: PatternIndex) -> Bool {
    prefilter.isFiltered(index.rawValue)
  }

  /// Whether a pattern has a word that every match must hold, or one of several.
  public static func hasRequiredWord(_ pattern: String) -> Bool {
    PatternPlan.plans(for: pattern) != nil
  }

  /// Whether a text can be passed over without trying the pattern, by its words or by how its matches
  /// begin.
  ///
  /// One for which it cannot is tried on all of every text, which costs many times more.
  public static func isPrefiltered(_ pattern: String) -> Bool {
    guard let node = MeaningReader.meaning(of: pattern) else { return false }
    return PatternPlan.plans(for: node, SummaryMemo()) != nil
      || StartScan.isUseful(for: MatchStart(of: node))
  }
}

/// Finds the matches of many patterns in one text after another.
///
/// It belongs to one worker; any number of searchers share a set.
public struct PatternSearcher: ~Copyable {
  /// One match: of which pattern, and where in the text, in bytes.
  public struct Match: Hashable, Sendable {
    public var pattern: PatternIndex
    public var range: Range<Int>
  }

  private let set: PatternSet
  private let unfiltered: [PatternIndex]
  private var matcher: PatternMatcher

  /// - Parameter isPlain: every pattern is tried on the whole text.
  public init(
    _ set: PatternSet, limits: MatchScratch.Limits = MatchScratch.Limits(), isPlain: Bool = false
  ) {
    self.set = set
    matcher = PatternMatcher(set, limits: limits, isPlain: isPlain)
    unfiltered = set.patterns.indices.map(PatternIndex.init(rawValue:)).filter {
      isPlain || !set.isPrefiltered($0)
    }
  }

  /// Reports every match of every pattern: those of one pattern in order of place, not overlapping, as
  /// a search that goes on behind each match finds them.
  ///
  /// - Returns: whether every search came to its end, and none was stopped by a limit.
  public mutating func search(_ subject: Subject, _ report: (Match) -> Void) -> Bool {
    matcher.begin(subject, languages: [])
    for pattern in matcher.candidates {
      for range in matcher.matches(of: pattern) { report(Match(pattern: pattern, range: range)) }
    }
    for pattern in unfiltered {
      for range in matcher.matches(of: pattern) { report(Match(pattern: pattern, range: range)) }
    }
    return matcher.stops.isEmpty
  }
}
