/// Words that are to be found in normalised text: they go through what its characters go through, so that
/// the two never differ.
package enum NormalizedWords {
  package static func plain(_ text: String) -> String {
    String(decoding: CharacterNormalizer.normalize(Array(text.utf8)).bytes, as: UTF8.self)
  }

  /// Whether a character melts into the letter before it.
  package static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x80 && Replacement(of: scalar.value) == .accent
  }
}
