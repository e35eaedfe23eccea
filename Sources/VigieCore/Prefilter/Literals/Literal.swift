/// A text to look for, folded, and its number among all.
struct Literal: Sendable {
  /// No literal is longer: the beginning of a longer text tells enough.
  static let mostBytes = 24

  /// The text eight bytes at a time, the first byte lowest, zero behind its end.
  let first: UInt64
  let second: UInt64
  let third: UInt64
  let number: Int32
  private let length: UInt8
  /// The part of the prefilter it belongs to.
  let partition: UInt8
  /// Whether it begins at a word start or with a character outside ASCII, so that it is enough to look for
  /// it there; others may stand within a word.
  let isAtWordStart: Bool

  /// - Parameter bytes: at most ``mostBytes``.
  init(_ bytes: [UInt8], number: Int32, partition: UInt8, isAtWordStart: Bool) {
    let padded = bytes + Array(repeating: 0, count: Self.mostBytes)
    self.init(
      padded.span, at: 0, count: bytes.count, number: number, partition: partition,
      isAtWordStart: isAtWordStart)
  }

  /// The text of `count` bytes at `start`, with ``mostBytes`` bytes of any kind behind it.
  init(
    _ bytes: Span<UInt8>, at start: Int, count: Int, number: Int32, partition: UInt8,
    isAtWordStart: Bool
  ) {
    first = bytes.word64(at: start) & Self.mask(count)
    second = bytes.word64(at: start + 8) & Self.mask(count - 8)
    third = bytes.word64(at: start + 16) & Self.mask(count - 16)
    self.number = number
    length = UInt8(count)
    self.partition = partition
    self.isAtWordStart = isAtWordStart
  }

  var count: Int { Int(length) }

  var bytes: [UInt8] { (0..<count).map { self[$0] } }

  subscript(index: Int) -> UInt8 {
    let word = index < 8 ? first : index < 16 ? second : third
    return UInt8(truncatingIfNeeded: word >> UInt64(8 * (index & 7)))
  }

  /// Whether it stands at a place of a text with room behind it for ``mostBytes``.
  @inline(__always)
  func stands(in text: Span<UInt8>, at offset: Int) -> Bool {
    guard text.word64(at: offset) & Self.mask(count) == first else { return false }
    if count <= 8 { return true }
    guard text.word64(at: offset + 8) & Self.mask(count - 8) == second else { return false }
    return count <= 16 || text.word64(at: offset + 16) & Self.mask(count - 16) == third
  }

  /// The bits of so many bytes: none for fewer than one, and at most all eight.
  @inline(__always)
  static func mask(_ bytes: Int) -> UInt64 { ~(UInt64.max << UInt64(max(0, 8 * bytes))) }
}
