/// The secret that a client must know to have the rules loaded again.
package struct ReloadToken: Sendable {
  private let bytes: [UInt8]

  /// - Returns: `nil` where the text is too short to be a secret: 16 bytes are the least.
  package init?(_ text: String) {
    var bytes = Array(text.utf8)
    // Files of one line end in a line break.
    while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
    guard bytes.count >= Self.leastLength else { return nil }
    self.bytes = bytes
  }

  package static let leastLength = 16

  /// Whether a guess is right. It takes as long whichever byte is wrong, and tells of the token no more
  /// than its length.
  func matches(_ guess: String) -> Bool {
    let guess = Array(guess.utf8)
    var difference = UInt8(truncatingIfNeeded: guess.count == bytes.count ? 0 : 1)
    for index in guess.indices { difference |= guess[index] ^ bytes[index % bytes.count] }
    return difference == 0
  }
}
