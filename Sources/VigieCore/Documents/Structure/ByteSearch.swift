extension Span<UInt8> {
  /// The first offset within a range at which a byte is one of those looked for, or the range's end.
  ///
  /// - Parameter lanes: of eight bytes, the first lowest, the highest bit of each that is looked for.
  @inline(__always)
  @inlinable
  package func firstOffset(
    from start: Int, to end: Int, where lanes: (UInt64) -> UInt64
  ) -> Int {
    var offset = start
    while offset &+ 8 <= end {
      let found = lanes(word64(at: offset))
      if found != 0 { return offset &+ found.trailingZeroBitCount &>> 3 }
      offset &+= 8
    }
    while offset < end {
      // Alone among zeros, in the lowest lane.
      if lanes(UInt64(self[offset])) & 0x80 != 0 { return offset }
      offset &+= 1
    }
    return end
  }
}

/// Which of eight bytes are of a kind: the highest bit of each (SWAR, as in Hacker's Delight, 6-1).
package enum ByteMask {
  @usableFromInline static let ones: UInt64 = 0x0101_0101_0101_0101
  @usableFromInline static let high: UInt64 = 0x8080_8080_8080_8080

  /// Those equal to `byte`.
  @inline(__always)
  @inlinable
  package static func equal(_ bytes: UInt64, _ byte: UInt8) -> UInt64 {
    let unlike = bytes ^ ones &* UInt64(byte)
    return ~((unlike & ~high) &+ ~high | unlike) & high
  }

  /// Those below `byte`, which is 0x80 or less.
  @inline(__always)
  @inlinable
  package static func below(_ bytes: UInt64, _ byte: UInt8) -> UInt64 {
    ~from(bytes, byte) & high
  }

  /// Those not below `byte`, which is 0x80 or less.
  @inline(__always)
  @inlinable
  package static func from(_ bytes: UInt64, _ byte: UInt8) -> UInt64 {
    ((bytes & ~high) &+ ones &* UInt64(0x80 - byte) | bytes) & high
  }
}
