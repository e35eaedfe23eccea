internal import VigieCore
internal import VigieInput

/// Records as JSON objects, a line each: the tags are put into the object, and no other byte changes.
struct ObjectForm {
  private let names: FieldNames
  private var scanner: JSONScanner
  private let texts: [Int]
  private let title: Int?
  private let languages: [Int]
  private let id: Int?
  private let tags: Int
  private let incomplete: Int
  private let tagsName: [UInt8]
  private let incompleteName: [UInt8]

  init(_ names: FieldNames) {
    self.names = names
    var tree = FieldTree()
    texts = names.texts.map { tree.add($0) }
    title = names.title.map { tree.add($0) }
    languages = names.languages.map { tree.add($0) }
    id = names.id.map { tree.add($0) }
    tags = tree.add(JSONPointer(member: names.tags), repeats: .all)
    incomplete = tree.add(JSONPointer(member: names.incomplete), repeats: .all)
    tagsName = JSONText.quote(names.tags) + ":".utf8
    incompleteName = JSONText.quote(names.incomplete) + ":".utf8
    scanner = JSONScanner(tree)
  }

  /// Reads the fields of a line.
  mutating func read(_ bytes: [UInt8], _ range: Range<Int>) throws(Refusal) -> RecordFields {
    // A byte order mark may stand before the first line.
    let hasMark = bytes[range].starts(with: [0xEF, 0xBB, 0xBF])
    do {
      try scanner.scan(bytes, range.lowerBound + (hasMark ? 3 : 0)..<range.upperBound)
    } catch {
      var refusal = Refusal(error, from: range.lowerBound)
      refusal.id = id(bytes, before: range.upperBound)
      throw refusal
    }
    guard scanner.kind == .object else {
      throw Refusal(.notAnObject, "expected an object, but found \(scanner.kind.name)")
    }
    let id = self.id(bytes)
    do {
      var fields = try self.fields(bytes, range)
      fields.id = id
      return fields
    } catch {
      var refusal = error
      refusal.id = id
      throw refusal
    }
  }

  private func fields(_ bytes: [UInt8], _ range: Range<Int>) throws(Refusal) -> RecordFields {
    var text: [UInt8]?
    for (slot, pointer) in zip(texts, names.texts) {
      guard let part = try string(slot, pointer, bytes, range.lowerBound) else { continue }
      text = text.map { $0 + RecordFields.separator + part } ?? part
    }
    guard let text else {
      let wanted = names.texts.map { "'\($0)'" }.joined(separator: " or ")
      throw Refusal(.missingText, "object has no \(wanted)")
    }
    var fields = RecordFields(text: text)
    if let title, let pointer = names.title {
      fields.title = try string(title, pointer, bytes, range.lowerBound).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    for (slot, pointer) in zip(languages, names.languages) {
      fields.languages.take(try codes(slot, pointer, bytes, range.lowerBound))
    }
    return fields
  }

  /// The codes in a field of languages: a string, or a list of them.
  private func codes(
    _ slot: Int, _ pointer: JSONPointer, _ bytes: [UInt8], _ start: Int
  ) throws(Refusal) -> [(value: [UInt8], offset: Int)] {
    guard let value = scanner.value(slot) else { return [] }
    guard value.kind == .array else {
      let place = value.outerRange.lowerBound - start
      return try string(slot, pointer, bytes, start).map { [($0, place)] } ?? []
    }
    var reader = JSONReader(Array(bytes[value.range]))
    var stray: JSONReader.Stray?
    let offset = value.range.lowerBound - start
    // The line has been scanned: what is no list of strings is one of other things.
    let codes = (try? reader.strings(stray: &stray)) ?? []
    if let stray {
      throw Refusal(
        .wrongType, "'\(pointer)' holds \(stray.kind), expected strings", at: offset + stray.offset)
    }
    return codes.map { ($0.value, offset + $0.offset) }
  }

  /// Writes the line that was read last, with its tags.
  func write(
    _ found: FoundTags, _ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]
  ) {
    var written = range.lowerBound
    var hasTags = false
    var hasIncomplete = false
    for value in scanner.allValues where value.slot == tags || value.slot == incomplete {
      let place = value.outerRange
      output += bytes[written..<place.lowerBound]
      if value.slot == tags {
        output += found.json
        hasTags = true
      } else {
        // What an earlier run put there is true no more.
        output += found.incompleteJSON ?? Array("[]".utf8)
        hasIncomplete = true
      }
      written = place.upperBound
    }
    let closing = scanner.end - 1
    output += bytes[written..<closing]
    var needsComma = !scanner.isEmptyObject(bytes)
    func add(_ name: [UInt8], _ value: [UInt8]) {
      if needsComma { output.append(UInt8(ascii: ",")) }
      output += name
      output += value
      needsComma = true
    }
    if !hasTags { add(tagsName, found.json) }
    if !hasIncomplete, let json = found.incompleteJSON { add(incompleteName, json) }
    output += bytes[closing..<range.upperBound]
    output.append(UInt8(ascii: "\n"))
  }

  // MARK: Values

  /// The text of a field; `nil` where there is none, or `null`.
  private func string(
    _ slot: Int, _ pointer: JSONPointer, _ bytes: [UInt8], _ start: Int
  ) throws(Refusal) -> [UInt8]? {
    guard let value = scanner.value(slot) else { return nil }
    switch value.kind {
    case .string(let hasEscapes):
      return hasEscapes ? JSONText.decode(bytes, value.range) : Array(bytes[value.range])
    case .null: return nil
    default:
      throw Refusal(
        .wrongType, "'\(pointer)' is \(value.kind.name), expected a string",
        at: value.range.lowerBound - start)
    }
  }

  /// A string, or a number as it is written.
  private func id(_ bytes: [UInt8]) -> String? {
    guard let value = id.flatMap(scanner.value) else { return nil }
    switch value.kind {
    case .string(let hasEscapes):
      let text = hasEscapes ? JSONText.decode(bytes, value.range) : Array(bytes[value.range])
      return String(decoding: text, as: UTF8.self)
    case .number: return String(decoding: bytes[value.range], as: UTF8.self)
    default: return nil
    }
  }

  /// The same of a line that breaks off at `end`, where a number may be the beginning of a longer one.
  private func id(_ bytes: [UInt8], before end: Int) -> String? {
    guard let value = id.flatMap(scanner.value) else { return nil }
    return value.kind == .number && value.range.upperBound == end ? nil : id(bytes)
  }

  /// The id of a line that need not be whole, as far as it can be read.
  mutating func readableID(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
    do {
      return try read(bytes, range).id
    } catch {
      return error.id
    }
  }
}

extension JSONScanner.Kind {
  /// For people.
  var name: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .number: "a number"
    case .boolean: "true or false"
    case .null: "null"
    case .string: "a string"
    }
  }
}

extension JSONScanner.Value {
  /// Of a string with its quotes.
  fileprivate var outerRange: Range<Int> {
    if case .string = kind { return range.lowerBound - 1..<range.upperBound + 1 }
    return range
  }
}
