import PCRE2

/// Finds the words that a hit rests on.
///
/// The hit of `near` or `all` runs from its first part to its last; between them stand words that the
/// rule does not speak of.
package struct MatchedWords: ~Copyable {
  private let rules: RuleSet
  private var scratch: MatchScratch
  /// The document of the last question, ready to be searched again.
  private var subject: Subject?

  package init(_ rules: RuleSet) {
    self.rules = rules
    scratch = MatchScratch()
  }

  /// Turns to another document.
  package mutating func begin() { subject = nil }

  /// The stretches that patterns matched within the hit, in order of place, none overlapping; in bytes
  /// of the normalised text.
  package mutating func ranges(of hit: Hit, in document: Document) -> [Range<Int>] {
    guard !hit.isContiguous else { return [hit.range] }
    if subject == nil { subject = Subject(validating: document.text.bytes) }
    var found: [Range<Int>] = []
    for index in Set(rules[hit.rule].condition.patterns) {
      if let range = match(of: rules.patterns.patterns[index.rawValue], within: hit.range) {
        found.append(range)
      }
    }
    found.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var ranges: [Range<Int>] = []
    for range in found {
      if let last = ranges.last, last.upperBound >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        ranges.append(range)
      }
    }
    // The hits of a condition over rules are those of other rules.
    return ranges.isEmpty ? [hit.range] : ranges
  }

  private mutating func match(of pattern: Pattern, within range: Range<Int>) -> Range<Int>? {
    guard let subject else { return nil }
    var start = range.lowerBound
    while start < range.upperBound {
      guard
        case .match(let match) = scratch.firstMatch(
          of: pattern, in: subject, from: start, limit: range.upperBound - 1)
      else { return nil }
      if !match.isEmpty, range.contains(match.lowerBound), match.upperBound <= range.upperBound {
        return match
      }
      start = subject.bytes.characterBoundary(after: max(start, match.lowerBound))
    }
    return nil
  }
}
