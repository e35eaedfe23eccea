extension JSONReader {
  /// What stands in a list of strings and is none.
  package struct Stray {
    package var offset: Int
    /// What stands among the strings, for people.
    package var kind: String
  }

  /// The strings of a list with the places where they begin; `null` is passed over.
  ///
  /// - Parameter stray: the first that is no string.
  package mutating func strings(
    stray: inout Stray?
  ) throws(Failure) -> [(value: [UInt8], offset: Int)] {
    var strings: [(value: [UInt8], offset: Int)] = []
    try expect("[", "a list")
    if take("]") { return strings }
    repeat {
      let first = peek()
      let offset = index
      if first == UInt8(ascii: "\"") {
        strings.append((try string(), offset))
        continue
      }
      try skipValue()
      let kind = JSONRecord.kind(first)
      if kind != "null", stray == nil { stray = Stray(offset: offset, kind: kind) }
    } while take(",")
    try expect("]", "',' or ']'")
    return strings
  }
}
