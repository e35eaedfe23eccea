extension Span<UInt8> {
  /// The first offset within a range at which a byte is one of those looked for, or the range's end.
  ///
  /// - Parameter lanes: of eight bytes, the first lowest, the highest bit of each that is looked for.
  @inline(__always)
  func firstOffset(
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

  /// The first offset within a range of a quotation mark, a backslash or a control character, which do not
  /// stand for themselves in a string of JSON (RFC 8259, 7); or the range's end.
  package func endOfPlainJSON(from start: Int, to end: Int) -> Int {
    firstOffset(from: start, to: end) {
      ByteMask.equal($0, UInt8(ascii: "\"")) | ByteMask.equal($0, UInt8(ascii: "\\"))
        | ByteMask.below($0, 0x20)
    }
  }
}
