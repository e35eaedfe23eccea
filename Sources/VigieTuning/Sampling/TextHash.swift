internal import Crypto
package import VigieCore

/// Says whether two texts are one, white space, curly quotes and the like left aside.
package struct TextHash: Hashable, Sendable {
  private let digest: [UInt8]

  /// Of the text alone: the title may have come with it or not.
  package init(_ document: Document) {
    let letters = NormalizedText(normalizing: document.original).bytes.filter { $0 > 0x20 }
    digest = Array(SHA256.hash(data: letters))
  }
}
