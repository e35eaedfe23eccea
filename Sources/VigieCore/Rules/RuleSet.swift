package import PCRE2

/// Checked rules with their taxonomy and compiled patterns: frozen, and shared by all workers.
public struct RuleSet: Sendable {
  public let taxonomy: Taxonomy
  /// In the order of their ids.
  public let rules: [Rule]
  public let cues: [Cue]
  public let exclusions: [Exclusion]
  /// Each distinct pattern once.
  package let patterns: PatternSet
  /// Says which rules these are: equal for equal content, whatever the files' names and order.
  public let fingerprint: Fingerprint
  /// As written, until fitted numbers are put in its place.
  public package(set) var scoring: ScoringModel

  package init(
    taxonomy: Taxonomy, rules: [Rule], cues: [Cue] = [], exclusions: [Exclusion] = [],
    patterns: [Pattern], fingerprint: Fingerprint
  ) {
    self.taxonomy = taxonomy
    self.rules = rules
    self.cues = cues
    self.exclusions = exclusions
    self.patterns = PatternSet(patterns)
    self.fingerprint = fingerprint
    self.scoring = .written(taxonomy: taxonomy, rules: rules)
  }

  public subscript(index: RuleIndex) -> Rule { rules[index.rawValue] }

  /// The pattern as PCRE2 has it, with fragments, lists and phrases written out.
  public func patternSource(of index: PatternIndex) -> String { patterns.patterns[index.rawValue].source }

  /// The rule with this id.
  public func rule(_ id: String) -> RuleIndex? {
    var low = 0
    var high = rules.count
    while low < high {
      let middle = (low + high) / 2
      if rules[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < rules.count && rules[low].id == id ? RuleIndex(rawValue: low) : nil
  }
}

/// A SHA-256 digest, written `sha256:` and 64 hexadecimal digits.
public struct Fingerprint: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public var description: String { rawValue }
}
