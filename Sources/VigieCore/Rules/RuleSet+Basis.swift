package import PCRE2

extension RuleSet {
  /// More new patterns than this are worth a prefilter of their own: without one each is tried on all of
  /// every text.
  private static let mostAdditions = 150

  /// The patterns, for a compiler to give the same ones the same numbers.
  package var knownPatterns: [Pattern] { patterns.patterns }

  /// A set whose first patterns are those of another, with what was worked out about them.
  ///
  /// - Returns: `nil` where a pattern is used in other documents than there, or too many are new: then
  ///   everything must be worked out anew.
  package init?(
    taxonomy: Taxonomy, rules: [Rule], cues: [Cue] = [], exclusions: [Exclusion] = [],
    patterns: [Pattern], fingerprint: Fingerprint, basis: RuleSet
  ) {
    let known = basis.patterns.patterns.count
    guard patterns.count - known <= Self.mostAdditions else { return nil }
    let before = PatternUse.list(
      rules: basis.rules, exclusions: basis.exclusions, cues: basis.cues, upTo: known)
    let after = PatternUse.list(
      rules: rules, exclusions: exclusions, cues: cues, upTo: patterns.count)
    for (before, after) in zip(before, after) where before != after {
      // Documents are not searched for what is tried around hits; the other way round is only slower.
      guard after.isAroundHits else { return nil }
    }
    self.taxonomy = taxonomy
    self.rules = rules
    self.cues = cues
    self.exclusions = exclusions
    self.patterns = basis.patterns.adding(patterns[known...])
    self.fingerprint = fingerprint
    writtenFingerprint = fingerprint
    scoring = .written(taxonomy: taxonomy, rules: rules)
  }
}
