/// Sixteen bytes at once, for the processor's vectors.
typealias ByteVector = SIMD16<UInt8>

extension ByteVector {
  /// 0xFF for the bytes from `first` through `last`, 0 for others.
  @inline(__always)
  func mask(from first: UInt8, through last: UInt8) -> Self {
    Self(self &- Self(repeating: first) .<= Self(repeating: last - first))
  }

  /// 0xFF for the bytes that are `byte`, 0 for others.
  @inline(__always)
  func mask(of byte: UInt8) -> Self { Self(self .== Self(repeating: byte)) }

  // SAFETY: a mask of bytes is a vector of as many, 0xFF for true and 0 for false.
  @inline(__always)
  private init(_ mask: SIMDMask<SIMD16<Int8>>) { self = unsafe unsafeBitCast(mask, to: Self.self) }

  /// Of a mask a bit for each byte, the lowest for the first.
  @inline(__always)
  var bits: UInt64 {
    let own = self & Self(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    // SAFETY: both are sixteen bytes, of which any make numbers.
    let halves = unsafe unsafeBitCast(own, to: SIMD2<UInt64>.self)
    // A product with ones adds the eight bytes up in the highest; no two have a bit in common.
    let low = (halves[0].littleEndian &* ByteMask.ones) &>> 56
    let high = (halves[1].littleEndian &* ByteMask.ones) &>> 56
    return low | high &<< 8
  }

  /// The bytes with the capital letters of ASCII made small.
  @inline(__always)
  var lowercasedASCII: Self { self | mask(from: 0x41, through: 0x5A) & Self(repeating: 0x20) }
}

extension Span<UInt8> {
  /// The sixteen bytes from `offset` on; zeros behind the end.
  @inline(__always)
  func vector(at offset: Int) -> ByteVector {
    precondition(offset >= 0 && offset <= count, "outside the text")
    guard offset &+ 16 <= count else { return lastVector(at: offset) }
    // SAFETY: the bounds are checked above, and any sixteen bytes make a vector.
    return unsafe bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: offset, as: ByteVector.self)
  }

  private func lastVector(at offset: Int) -> ByteVector {
    var vector = ByteVector(repeating: 0)
    for index in offset..<count { vector[index - offset] = self[index] }
    return vector
  }
}

extension MutableSpan<UInt8> {
  /// Puts sixteen bytes at `offset`.
  @inline(__always)
  mutating func setVector(_ vector: ByteVector, at offset: Int) {
    precondition(offset >= 0 && offset &+ 16 <= count, "outside the text")
    // SAFETY: any sixteen bytes make a vector, and bounds are checked once more on storing.
    var bytes = unsafe mutableBytes
    bytes.storeBytes(of: vector, toByteOffset: offset, as: ByteVector.self)
  }
}
