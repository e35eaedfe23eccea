import VigieInput

/// JSON as tests look at it.
indirect enum JSONValue: Equatable, Sendable {
  case object([String: JSONValue])
  case array([JSONValue])
  case string(String)
  case number(Double)
  case bool(Bool)
  case null

  init(_ bytes: [UInt8]) throws {
    self.init(try JSONNode(line: bytes))
  }

  private init(_ node: JSONNode) {
    switch node.value {
    case .object(let members):
      self = .object(
        Dictionary(members.map { ($0.name, JSONValue($0.value)) }, uniquingKeysWith: { $1 }))
    case .array(let items): self = .array(items.map(JSONValue.init))
    case .string(let bytes): self = .string(String(decoding: bytes, as: UTF8.self))
    case .number(let text): self = .number(Double(text) ?? .nan)
    case .word("null"), .skipped: self = .null
    case .word(let word): self = .bool(word == "true")
    }
  }

  subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  subscript(index: Int) -> JSONValue? {
    if case .array(let items) = self, items.indices.contains(index) { items[index] } else { nil }
  }

  var string: String? { if case .string(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var array: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
  var object: [String: JSONValue]? { if case .object(let members) = self { members } else { nil } }
}
