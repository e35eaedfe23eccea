internal import Diagnostics

/// The fields of one line of NDJSON.
struct JSONRecord {
  /// What is wrong with a line, and at which of its bytes.
  struct Failure: Error {
    var code: Diagnostic.Code
    var offset: Int
    var message: String
  }

  /// A value, and the byte of the line at which it stands.
  struct Field {
    var value: [UInt8]
    var offset: Int
    var string: String { String(decoding: value, as: UTF8.self) }
  }

  private var fields: [String: Field] = [:]
  /// The codes that the fields of languages hold.
  private var codes: [String: [(value: [UInt8], offset: Int)]] = [:]
  /// Escapes that stood for half a character.
  let replaced: Int

  private static let names: Set<String> = [
    "id", "title", "date", "source", "lang", "language", "place", "text",
  ]

  private static let languages = ["language", "lang"]

  subscript(name: String) -> Field? { fields[name] }

  var languages: StatedLanguages {
    var stated = StatedLanguages()
    for name in Self.languages { stated.take(codes[name] ?? []) }
    return stated
  }

  init(_ line: [UInt8]) throws(Failure) {
    var reader = JSONReader(line)
    do {
      if let other = Self.otherValue(line) {
        throw Failure(
          code: .notAnObject, offset: other.offset,
          message: "expected an object, but found \(other.kind)")
      }
      try reader.expect("{", "an object")
      if !reader.take("}") {
        repeat {
          let name = String(decoding: try reader.string(), as: UTF8.self)
          try reader.expect(":", "':'")
          let first = reader.peek()
          let offset = reader.index
          guard Self.names.contains(name) else {
            try reader.skipValue()
            continue
          }
          if first == UInt8(ascii: "["), Self.languages.contains(name) {
            codes[name] = try Self.codes(&reader, of: name)
          } else if let value = try Self.value(&reader, first, isID: name == "id") {
            fields[name] = Field(value: value, offset: offset)
            if Self.languages.contains(name) { codes[name] = [(value, offset)] }
          } else if !line[offset...].starts(with: "null".utf8) {
            throw Failure(
              code: .wrongType, offset: offset,
              message: "'\(name)' is \(Self.kind(first)), expected a string")
          }
        } while reader.take(",")
        try reader.expect("}", "',' or '}'")
      }
      if reader.peek() != nil { throw reader.failure("expected one object a line") }
    } catch let failure as JSONReader.Failure {
      throw Failure(
        code: failure.isTooDeep ? .nestedTooDeeply : .invalidJSON, offset: failure.offset,
        message: failure.message)
    } catch let failure as Failure {
      throw failure
    } catch {
      preconditionFailure("no other error is thrown")
    }
    replaced = reader.replaced
    guard fields["text"] != nil else {
      throw Failure(code: .missingText, offset: 0, message: "object has no 'text'")
    }
  }

  /// The codes of a list of languages.
  private static func codes(
    _ reader: inout JSONReader, of name: String
  ) throws -> [(value: [UInt8], offset: Int)] {
    var stray: JSONReader.Stray?
    let codes = try reader.strings(stray: &stray)
    if let stray {
      throw Failure(
        code: .wrongType, offset: stray.offset,
        message: "'\(name)' holds \(stray.kind), expected strings")
    }
    return codes
  }

  /// Whether a line is a record that was written, not a document to read: it has tags and the
  /// fingerprint of rules, and no text; or it tells of a mistake. In an array of records each stands on a
  /// line of its own, the first behind the bracket.
  static func isTagged(_ line: [UInt8]) -> Bool {
    var object = line[...]
    if object.first == UInt8(ascii: "["), object.count > 2 {
      object = object.dropFirst()
      while object.last != UInt8(ascii: "}"), !object.isEmpty { object.removeLast() }
    }
    guard let record = try? keys(Array(object)) else { return false }
    if record.contains("error"), record.isSubset(of: ["id", "error", "raw"]) { return true }
    return record.isSuperset(of: ["tags", "groups", "rules"]) && !record.contains("text")
  }

  /// The id of a line that need not be a record, nor whole: the last one that stands there in full.
  static func readableID(in line: [UInt8]) -> String? {
    var reader = JSONReader(line)
    var id: String?
    do throws(JSONReader.Failure) {
      try reader.expect("{", "an object")
      if reader.take("}") { return nil }
      repeat {
        let name = try reader.string()
        try reader.expect(":", "':'")
        let first = reader.peek()
        guard name.elementsEqual("id".utf8) else {
          try reader.skipValue()
          continue
        }
        let value = try Self.value(&reader, first, isID: true)
        // A number at the end of what there is may be the beginning of a longer one.
        let isWhole = first == UInt8(ascii: "\"") || reader.peek() != nil
        if let value, isWhole { id = String(decoding: value, as: UTF8.self) }
      } while reader.take(",")
    } catch {
      // What comes before the fault has been read.
    }
    return id
  }

  /// What stands in a line that is JSON, but no object.
  private static func otherValue(_ line: [UInt8]) -> (kind: String, offset: Int)? {
    var reader = JSONReader(line)
    guard let first = reader.peek(), first != UInt8(ascii: "{") else { return nil }
    let offset = reader.index
    guard (try? reader.skipValue()) != nil, reader.peek() == nil else { return nil }
    return (kind(first), offset)
  }

  /// The keys of an object.
  private static func keys(_ line: [UInt8]) throws(JSONReader.Failure) -> Set<String> {
    var reader = JSONReader(line)
    var keys: Set<String> = []
    try reader.expect("{", "an object")
    if reader.take("}") { return keys }
    repeat {
      keys.insert(String(decoding: try reader.string(), as: UTF8.self))
      try reader.expect(":", "':'")
      try reader.skipValue()
    } while reader.take(",")
    return keys
  }

  /// A string, or for an id also a number; `nil` for a value of another kind, which is passed over.
  private static func value(
    _ reader: inout JSONReader, _ first: UInt8?, isID: Bool
  ) throws(JSONReader.Failure) -> [UInt8]? {
    switch first {
    case UInt8(ascii: "\""): return try reader.string()
    case UInt8(ascii: "-"), (UInt8(ascii: "0")...UInt8(ascii: "9"))?:
      let number = try reader.number()
      return isID ? number : nil
    default:
      try reader.skipValue()
      return nil
    }
  }

  static func kind(_ first: UInt8?) -> String {
    switch first {
    case UInt8(ascii: "{"): "an object"
    case UInt8(ascii: "["): "an array"
    case UInt8(ascii: "\""): "a string"
    case UInt8(ascii: "t"), UInt8(ascii: "f"): "true or false"
    case UInt8(ascii: "n"): "null"
    default: "a number"
    }
  }
}
