import Foundation
import Testing

@testable import VigieCore

@Suite struct CompositionTests {
  /// Every letter that Unicode takes apart and puts together again comes out as one.
  @Test(
    arguments: [0xC0..<0x250, 0x370..<0x530, 0x1E00..<0x2000, 0x3040..<0x3100] as [Range<UInt32>])
  func lettersComeTogether(range: Range<UInt32>) {
    for scalar in range.compactMap(Unicode.Scalar.init) {
      let letter = String(scalar)
      let apart = letter.decomposedStringWithCanonicalMapping
      guard apart.unicodeScalars.count > 1,
        letter.precomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual([scalar])
      else { continue }
      let plain = NormalizedWords.plain(apart)
      #expect(plain.unicodeScalars.elementsEqual([scalar]), "U+\(String(scalar.value, radix: 16))")
    }
  }
}
