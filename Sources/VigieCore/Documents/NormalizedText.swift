/// Text as a reader sees it, with the way back to the bytes it came from.
///
/// This is a first, plain form: nothing is normalised yet and offsets map to themselves.
package struct NormalizedText: Sendable {
  /// Valid UTF-8.
  package let bytes: [UInt8]
  /// How many ill-formed sequences of the input were replaced by U+FFFD.
  package let replacedSequences: Int

  package init(normalizing original: [UInt8]) {
    bytes = original
    replacedSequences = 0
  }

  /// The smallest stretch of the input that `range` stands for; never half a character of it.
  package func originalRange(of range: Range<Int>) -> Range<Int> { range }
}
