internal import Diagnostics

/// The values of a mapping, by key: those that are of the kind their table asks for.
struct Fields {
  let location: SourceLocation
  let table: KeyTable
  private(set) var values: [String: YAMLValue] = [:]
  private(set) var keys: [String: WrittenText] = [:]

  init(location: SourceLocation, table: KeyTable) {
    self.location = location
    self.table = table
  }

  mutating func set(_ key: WrittenText, _ value: YAMLValue) {
    values[key.value] = value
    keys[key.value] = key
  }

  mutating func note(_ key: WrittenText) { keys[key.value] = key }

  /// Notes that a misspelt key was meant to be `name`, so that this is not missed as well.
  mutating func note(_ key: WrittenText, meaning name: String) { keys[name] = keys[name] ?? key }

  subscript(name: String) -> YAMLValue? {
    precondition(table[name] != nil, "no key '\(name)' in \(table.name)")
    return values[name]
  }

  /// Whether the key was written at all, with a good value or a bad one.
  func has(_ name: String) -> Bool { keys[name] != nil }

  /// Where a remark about the key belongs.
  func place(of name: String) -> (location: SourceLocation, length: Int) {
    guard let key = keys[name] else { return (location, 1) }
    return (key.location, key.length)
  }

  func text(_ name: String) -> WrittenText? {
    guard case .text(let text)? = self[name] else { return nil }
    return text
  }

  func texts(_ name: String) -> [WrittenText] {
    switch self[name] {
    case .text(let text): [text]
    case .list(let items, _):
      items.compactMap { if case .text(let text) = $0 { text } else { nil } }
    default: []
    }
  }

  func integer(_ name: String) -> Int? { text(name).flatMap { Int($0.value) } }

  func number(_ name: String) -> Double? { text(name).flatMap { Double($0.value) } }

  func flag(_ name: String) -> Bool { text(name)?.value == "true" }

  func choice<Value: RawRepresentable<String>>(_ name: String, as: Value.Type) -> Value? {
    text(name).flatMap { Value(rawValue: $0.value) }
  }

  func named(_ name: String) -> [YAMLValue.Pair] {
    guard case .mapping(let pairs, _)? = self[name] else { return [] }
    return pairs
  }
}
