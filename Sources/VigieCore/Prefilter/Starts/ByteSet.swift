/// A set of bytes of UTF-8.
struct ByteSet: Hashable, Sendable {
  private(set) var ascii = ASCIISet.none
  /// Whether first bytes of characters outside ASCII are in it, all or none.
  private(set) var hasLeads = false
  /// The same of their further bytes.
  private(set) var hasContinuations = false

  static let all = ByteSet(ascii: .all, hasLeads: true, hasContinuations: true)

  func contains(_ byte: UInt8) -> Bool {
    if byte < 0x80 { return ascii.contains(byte) }
    return byte & 0x40 == 0 ? hasContinuations : hasLeads
  }

  mutating func insert(_ characters: ASCIISet) { ascii = ascii | characters }
  mutating func insertLeads() { hasLeads = true }
  mutating func insertContinuations() { hasContinuations = true }
}
