package import VigieCore

/// A hit in its surroundings: a line of a concordance.
package struct Context: Sendable {
  package var document: String
  package var rule: RuleIndex
  package var isCounted: Bool
  /// Of the same paragraph, on one line.
  package var before: String
  package var words: String
  package var after: String
  package var field: Document.Field
  /// Where the words stand in the field as it came, in Unicode scalars.
  package var characters: Range<Int>
  package var line: Int
  /// As good as random: to draw by.
  package var key: UInt64

  init(_ hit: Hit, isCounted: Bool, in document: Document, rules: RuleSet, seed: UInt64) {
    self.isCounted = isCounted
    self.document = document.metadata.id ?? "-"
    rule = hit.rule
    let surroundings = Surroundings(of: hit.range, in: document)
    (before, words, after) = (surroundings.before, surroundings.words, surroundings.after)
    let place = document.evidenceRange(of: hit.range)
    let (first, last) = (
      document.position(of: place.range.lowerBound, in: place.field),
      document.position(of: place.range.upperBound, in: place.field)
    )
    field = place.field
    characters = first.character..<last.character
    line = first.line
    var hash = StableHash(seed: seed)
    hash.add(self.document)
    hash.add(rules[rule].id)
    hash.add(hit.range.lowerBound)
    hash.add(hit.range.upperBound)
    key = hash.value
  }
}
