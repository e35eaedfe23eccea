import PCRE2

/// What is known of one pattern's matches before any text is seen.
struct PatternAnalysis: Sendable {
  /// How a match begins; `nil` where the pattern's syntax is not known.
  var start: MatchStart?
  /// One for each way the pattern can match; `nil` where it may match anywhere.
  var plans: [PatternPlan]?

  /// So many stretches of a portion are analysed beside one another: more would share less, for patterns
  /// that follow one another are made of the same parts.
  private static let stretches = 4
  /// So many patterns are analysed before whoever asks gets the first of them: what is known of their
  /// parts takes several times the memory of what comes of it in the end.
  private static let portionSize = 2048

  /// The analyses of patterns, each group that several share analysed once in its stretch; worked out
  /// portion by portion, as they are asked for.
  static func all(of patterns: [Pattern]) -> some Sequence<PatternAnalysis> {
    stride(from: 0, to: patterns.count, by: portionSize).lazy.flatMap { start in
      portion(of: Array(patterns[start..<Swift.min(start + portionSize, patterns.count)]))
    }
  }

  private static func portion(of patterns: [Pattern]) -> [PatternAnalysis] {
    patterns.concurrentMap(stretches: stretches) { patterns in
      let shared = SharedGroups()
      let memo = SummaryMemo()
      return patterns.map { pattern in
        let node = MeaningReader.meaning(
          of: pattern.source, isCaseless: pattern.options.contains(.caseless), sharing: shared)
        return PatternAnalysis(
          start: node.map(MatchStart.init), plans: node.flatMap { PatternPlan.plans(for: $0, memo) }
        )
      }
    }
  }
}
