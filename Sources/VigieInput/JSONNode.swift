/// A JSON value with the places of all its parts.
package struct JSONNode: Sendable {
  package indirect enum Value: Sendable {
    case object([Member])
    case array([JSONNode])
    case string([UInt8])
    /// As it is written.
    case number(String)
    /// `true`, `false` or `null`.
    case word(String)
    /// Of any kind: it was not asked for, and only checked.
    case skipped
  }

  package struct Member: Sendable {
    package var name: String
    /// The byte at which the name's quote stands.
    package var offset: Int
    package var value: JSONNode
  }

  package var value: Value
  /// The byte at which it begins.
  package var offset: Int

  /// The value that a line holds.
  ///
  /// - Parameter isWanted: of which members of the outermost object the values are kept.
  package init(
    line: [UInt8], keeping isWanted: (String) -> Bool = { _ in true }
  ) throws(JSONReader.Failure) {
    var reader = JSONReader(line)
    self = try Self.node(&reader, depth: 0, isWanted)
    if reader.peek() != nil { throw reader.failure("expected one object a line") }
  }

  private static func node(
    _ reader: inout JSONReader, depth: Int, _ isWanted: (String) -> Bool = { _ in true }
  ) throws(JSONReader.Failure) -> JSONNode {
    guard depth < JSONReader.deepest else { throw reader.tooDeep }
    let first = reader.peek()
    let offset = reader.index
    switch first {
    case UInt8(ascii: "{"):
      return JSONNode(try members(&reader, depth: depth, isWanted), at: offset)
    case UInt8(ascii: "["):
      var items: [JSONNode] = []
      try reader.expect("[", "an array")
      if !reader.take("]") {
        repeat { items.append(try node(&reader, depth: depth + 1)) } while reader.take(",")
        try reader.expect("]", "',' or ']'")
      }
      return JSONNode(.array(items), at: offset)
    case UInt8(ascii: "\""): return JSONNode(.string(try reader.string()), at: offset)
    case UInt8(ascii: "-"), (UInt8(ascii: "0")...UInt8(ascii: "9"))?:
      return JSONNode(
        .number(String(decoding: try reader.number(), as: UTF8.self)), at: offset)
    default: return JSONNode(.word(try reader.word()), at: offset)
    }
  }

  private static func members(
    _ reader: inout JSONReader, depth: Int, _ isWanted: (String) -> Bool
  ) throws(JSONReader.Failure) -> Value {
    var members: [Member] = []
    try reader.expect("{", "an object")
    if reader.take("}") { return .object([]) }
    repeat {
      _ = reader.peek()
      let offset = reader.index
      let name = String(decoding: try reader.string(), as: UTF8.self)
      try reader.expect(":", "':'")
      let value: JSONNode
      if isWanted(name) {
        value = try node(&reader, depth: depth + 1)
      } else {
        value = JSONNode(.skipped, at: reader.index)
        try reader.skipValue(depth: depth + 1)
      }
      members.append(Member(name: name, offset: offset, value: value))
    } while reader.take(",")
    try reader.expect("}", "',' or '}'")
    return .object(members)
  }

  private init(_ value: Value, at offset: Int) {
    self.value = value
    self.offset = offset
  }

  /// What this is, in the words of messages.
  package var kind: String {
    switch value {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .number: "a number"
    case .word("null"): "null"
    case .word: "true or false"
    case .skipped: "a value"
    }
  }

  package var string: String? {
    if case .string(let bytes) = value { String(decoding: bytes, as: UTF8.self) } else { nil }
  }

  package var number: Double? {
    if case .number(let text) = value { Double(text) } else { nil }
  }

  package var isNull: Bool {
    if case .word("null") = value { true } else { false }
  }
}
