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

  /// - Parameter bytes: at most ``mostBytes``.
  init(_ bytes: [UInt8], number: Int32) {
    let padded = bytes + Array(repeating: 0, count: Self.mostBytes)
    self.init(padded.span, at: 0, count: bytes.count, number: number)
  }

  /// The text of `count` bytes at `start`, with ``mostBytes`` bytes of any kind behind it.
  init(_ bytes: Span<UInt8>, at start: Int, count: Int, number: Int32) {
    first = bytes.word64(at: start) & Self.mask(count)
    second = bytes.word64(at: start + 8) & Self.mask(count - 8)
    third = bytes.word64(at: start + 16) & Self.mask(count - 16)
    self.number = number
    length = UInt8(count)
  }

  var count: Int { Int(length) }

  var bytes: [UInt8] { (0..<count).map { self[$0] } }

  subscript(index: Int) -> UInt8 {
    let word = index < 8 ? first : index < 16 ? second : third
    return UInt8(truncatingIfNeeded: word >> UInt64(8 * (index & 7)))
  }

  /// The bits of so many bytes: none for fewer than one, and at most all eight.
  @inline(__always)
  static func mask(_ bytes: Int) -> UInt64 { ~(UInt64.max << UInt64(max(0, 8 * bytes))) }
}
