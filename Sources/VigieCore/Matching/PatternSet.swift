public import PCRE2

/// Many patterns, compiled, with what tells where each may match: frozen, and shared by all workers.
public struct PatternSet: Sendable {
  public let patterns: [Pattern]
  let prefilter: Prefilter

  public init(_ patterns: [Pattern]) {
    self.patterns = patterns
    prefilter = Prefilter(patterns: patterns.map(\.source))
  }

  func write(to writer: inout CompactWriter) {
    writer.write(patterns) { writer, pattern in
      writer.write(pattern.source)
      writer.write(Int(pattern.options.rawValue))
    }
    prefilter.write(to: &writer)
  }

  init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    patterns = try reader.array { (reader) throws(CompactReader.Malformed) in
      Pattern(
        checked: try reader.string(),
        options: Pattern.Options(rawValue: UInt8(truncatingIfNeeded: try reader.int())))
    }
    prefilter = try Prefilter(from: &reader)
    guard prefilter.patternCount == patterns.count else { throw CompactReader.Malformed() }
  }

  /// Whether a text can be passed over without trying the pattern, for want of a word it must hold.
  public func isPrefiltered(_ index: PatternIndex) -> Bool {
    prefilter.isFiltered[index.rawValue]
  }

  /// Whether a pattern has a word that every match must hold, or one of several.
  ///
  /// One that has none is tried on all of every text, which costs many times more.
  public static func isPrefiltered(_ pattern: String) -> Bool {
    PatternPlan.plans(for: pattern) != nil
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
    matcher.begin(subject)
    for pattern in matcher.candidates {
      for range in matcher.matches(of: pattern) { report(Match(pattern: pattern, range: range)) }
    }
    for pattern in unfiltered {
      for range in matcher.matches(of: pattern) { report(Match(pattern: pattern, range: range)) }
    }
    return matcher.stops.isEmpty
  }
}
