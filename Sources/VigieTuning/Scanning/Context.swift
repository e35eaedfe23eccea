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

  /// More than the widest terminal shows of either side, in bytes.
  private static let reach = 600

  init(_ hit: Hit, isCounted: Bool, in document: Document, rules: RuleSet, seed: UInt64) {
    self.isCounted = isCounted
    self.document = document.metadata.id ?? "-"
    rule = hit.rule
    let bytes = document.text.bytes
    let paragraph = document.paragraphs[hit.paragraph]
    let start = max(
      min(paragraph.lowerBound, hit.range.lowerBound), hit.range.lowerBound - Self.reach)
    let end = min(
      max(paragraph.upperBound, hit.range.upperBound), hit.range.upperBound + Self.reach)
    before = Self.oneLine(bytes[start..<hit.range.lowerBound])
    words = Self.oneLine(bytes[hit.range])
    after = Self.oneLine(bytes[hit.range.upperBound..<end])
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

  /// Half a character at an end, where the reach cut through it, is dropped.
  private static func oneLine(_ bytes: ArraySlice<UInt8>) -> String {
    let whole = bytes.drop { $0 & 0xC0 == 0x80 }
    var text = String(decoding: whole, as: UTF8.self)
    while text.last == "\u{FFFD}" { text.removeLast() }
    return String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
