package import PCRE2

extension RuleSet {
  /// The patterns, for a compiler to give the same ones the same numbers.
  package var knownPatterns: [Pattern] { patterns.patterns }

  /// A set whose first patterns are those of another, with what was worked out about them: a few edits
  /// cost a small part of what all rules cost.
  ///
  /// - Returns: `nil` where a pattern is used in other documents than there, or few of the old patterns
  ///   are used still, or many are new: then everything is better worked out anew.
  package init?(
    taxonomy: Taxonomy, rules: [Rule], cues: [Cue] = [], exclusions: [Exclusion] = [],
    patterns: [Pattern], fingerprint: Fingerprint, basis: RuleSet
  ) {
    let known = basis.patterns.patterns.count
    let before = PatternUse.list(
      rules: basis.rules, exclusions: basis.exclusions, cues: basis.cues, upTo: known)
    let after = PatternUse.list(
      rules: rules, exclusions: exclusions, cues: cues, upTo: patterns.count)
    for case (let before, let after?) in zip(before, after) where before != after {
      // Documents are not searched for what is tried around hits; the other way round is only slower.
      guard after.isAroundHits else { return nil }
    }
    let unused = after.prefix(known).count { $0 == nil }
    guard max(unused, patterns.count - known) <= max(Self.fewPatterns, known / 8) else {
      return nil
    }
    self.taxonomy = taxonomy
    self.rules = rules
    self.cues = cues
    self.exclusions = exclusions
    self.patterns = basis.patterns.adding(
      patterns[known...], uses: after[known...].map { $0 ?? .unused })
    self.fingerprint = fingerprint
    writtenFingerprint = fingerprint
    scoring = .written(taxonomy: taxonomy, rules: rules)
  }

  private static let fewPatterns = 150
}
