/// What became of the records of a stream. Each of them is in one of `written`, `leftOut`, `blank` and
/// `refused`.
package struct FilterCounts: Hashable, Codable, Sendable {
  /// With tags or without.
  package var written = 0
  /// With tags.
  package var tagged = 0
  /// Without the tags asked for, and therefore not written.
  package var leftOut = 0
  /// Lines with nothing but white space.
  package var blank = 0
  /// Written, though a limit ended the search for tags.
  package var incomplete = 0
  /// By code.
  package var refused: [String: Int] = [:]
  /// Of the input.
  package var bytes = 0
  /// How many records got a tag.
  package var tags: [String: Int] = [:]

  package init() {}

  package var allRefused: Int { refused.values.reduce(0, +) }
  /// All lines of text, or rows of a table.
  package var records: Int { written + leftOut + blank + allRefused }

  /// Whether they can be counts, so that sums of them are.
  var areSound: Bool {
    ([written, tagged, leftOut, blank, incomplete, bytes] + refused.values + tags.values)
      .allSatisfy { (0...1 << 50).contains($0) }
  }

  mutating func add(_ other: FilterCounts) {
    written += other.written
    tagged += other.tagged
    leftOut += other.leftOut
    blank += other.blank
    incomplete += other.incomplete
    bytes += other.bytes
    refused.merge(other.refused, uniquingKeysWith: +)
    tags.merge(other.tags, uniquingKeysWith: +)
  }
}
