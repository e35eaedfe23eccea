/// Text as a reader sees it, with the way back to the bytes it came from.
///
/// Patterns are written for one form of each thing: straight quotes, plain spaces, letters in one
/// piece, no invisible characters, one line for one paragraph. Normalising is done in two steps, of
/// characters (`CharacterNormalizer`) and of wrapped lines (`LineUnwrapper`); each leaves a map, and
/// a text that is in that form already costs neither copy nor map. Normalising twice is the same as
/// normalising once.
package struct NormalizedText: Sendable {
  /// Valid UTF-8.
  package let bytes: [UInt8]
  /// How many ill-formed sequences of the input were replaced by U+FFFD.
  package let replacedSequences: Int
  private let characters: OffsetMap
  private let lines: OffsetMap

  /// - Complexity: linear in the length of `original`.
  /// - Precondition: `original` is shorter than 4 GB.
  package init(normalizing original: [UInt8]) {
    let step = CharacterNormalizer.normalize(original)
    characters = step.map
    replacedSequences = step.replaced
    (bytes, lines) = LineUnwrapper.unwrap(step.bytes)
  }

  /// The smallest stretch of the input that `range` stands for; never half a character of it.
  package func originalRange(of range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower > 0, lower < bytes.count, bytes[lower].isContinuation { lower -= 1 }
    while upper > lower, upper < bytes.count, bytes[upper].isContinuation { upper += 1 }
    return characters.source(of: lines.source(of: lower..<upper))
  }
}
