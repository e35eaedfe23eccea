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
  /// Says which rules these are, with which numbers: equal for equal content, whatever the files'
  /// names and order.
  public package(set) var fingerprint: Fingerprint
  /// The same of the rules alone, without fitted numbers.
  package let writtenFingerprint: Fingerprint
  private let sharedSearch = Shared<RuleSearch>()
  private let sharedFullSearch = Shared<RuleSearch>()
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
    self.patterns = PatternSet(
      patterns,
      uses: PatternUse.list(
        rules: rules, exclusions: exclusions, cues: cues, upTo: patterns.count
      ).map { $0 ?? .unused })
    self.fingerprint = fingerprint
    self.writtenFingerprint = fingerprint
    self.scoring = .written(taxonomy: taxonomy, rules: rules)
  }

  /// Writes everything, so that it can be read without rule files.
  package func write(to writer: inout CompactWriter) {
    writer.write(fingerprint.rawValue)
    writer.write(writtenFingerprint.rawValue)
    taxonomy.write(to: &writer)
    writer.write(rules) { $1.write(to: &$0) }
    writer.write(cues) { $1.write(to: &$0) }
    writer.write(exclusions) { $1.write(to: &$0) }
    patterns.write(to: &writer)
    scoring.write(to: &writer)
  }

  package init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    fingerprint = Fingerprint(rawValue: try reader.string())
    writtenFingerprint = Fingerprint(rawValue: try reader.string())
    taxonomy = try Taxonomy(from: &reader)
    rules = try reader.array { (reader) throws(CompactReader.Malformed) in
      try Rule(from: &reader)
    }
    cues = try reader.array { (reader) throws(CompactReader.Malformed) in
      try Cue(from: &reader)
    }
    exclusions = try reader.array { (reader) throws(CompactReader.Malformed) in
      try Exclusion(from: &reader)
    }
    patterns = try PatternSet(from: &reader)
    scoring = .written(taxonomy: taxonomy, rules: rules)
    try scoring.readFit(from: &reader)
    guard refersWithin() else { throw CompactReader.Malformed() }
  }

  /// Whether every number refers to something that is there.
  private func refersWithin() -> Bool {
    func isKnown(_ condition: Condition?) -> Bool {
      guard let condition else { return true }
      return condition.patterns.allSatisfy { patterns.patterns.indices.contains($0.rawValue) }
        && condition.expressionReferences.allSatisfy { reference in
          switch reference {
          case .rule(let index): rules.indices.contains(index.rawValue)
          case .tag(let index): taxonomy.tags.indices.contains(index.rawValue)
          }
        }
    }
    func areKnown(_ tags: [TagIndex]) -> Bool {
      tags.allSatisfy { taxonomy.tags.indices.contains($0.rawValue) }
    }
    return rules.allSatisfy {
      areKnown($0.tags) && isKnown($0.condition) && isKnown($0.not) && isKnown($0.veto)
    }
      && cues.allSatisfy {
        areKnown($0.tags) && isKnown($0.condition) && isKnown($0.terminator) && isKnown($0.not)
      }
      && exclusions.allSatisfy { exclusion in
        isKnown(exclusion.condition)
          && exclusion.rules.allSatisfy { rules.indices.contains($0.rawValue) }
      }
  }

  public subscript(index: RuleIndex) -> Rule { rules[index.rawValue] }

  /// What to look for in documents, worked out at the first question.
  ///
  /// - Parameter isFull: whether hits that cannot count are wanted as well.
  func search(isFull: Bool) -> RuleSearch {
    (isFull ? sharedFullSearch : sharedSearch).value {
      RuleSearch(self, isPlain: false, isFull: isFull)
    }
  }

  /// The pattern as PCRE2 has it, with fragments, lists and phrases written out.
  public func patternSource(of index: PatternIndex) -> String {
    patterns.patterns[index.rawValue].source
  }

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
