/// Text as a reader sees it, with the way back to the bytes it came from.
///
/// This is a first, plain form: nothing is normalised yet and offsets map to themselves.
package struct NormalizedText: Sendable {
  /// Valid UTF-8.
  package let bytes: [UInt8]
}
