extension Span<UInt8> {
  /// The eight bytes from `offset` on as a number, the first of them lowest.
  @inline(__always)
  @inlinable
  package func word64(at offset: Int) -> UInt64 {
    precondition(offset >= 0 && offset &+ 8 <= count, "outside the text")
    // SAFETY: the bounds are checked above, and any eight bytes make a number.
    return unsafe UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
  }

  /// The four bytes from `offset` on as a number, the first of them lowest.
  @inline(__always)
  func word32(at offset: Int) -> UInt32 {
    precondition(offset >= 0 && offset &+ 4 <= count, "outside the text")
    // SAFETY: as above.
    return unsafe UInt32(
      littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt32.self))
  }
}

extension MutableSpan<UInt8> {
  /// Puts eight bytes at `offset`, the lowest of the number first.
  @inline(__always)
  mutating func setWord64(_ word: UInt64, at offset: Int) {
    precondition(offset >= 0 && offset &+ 8 <= count, "outside the text")
    // SAFETY: any eight bytes make a number, and bounds are checked once more on storing.
    var bytes = unsafe mutableBytes
    bytes.storeBytes(of: word.littleEndian, toByteOffset: offset, as: UInt64.self)
  }
}
