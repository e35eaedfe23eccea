import Diagnostics

extension SourceLocation {
  func write(to writer: inout CompactWriter) {
    writer.write(file)
    writer.write(line)
    writer.write(column)
  }

  init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    self.init(file: try reader.string(), line: try reader.int(), column: try reader.int())
  }
}

extension Taxonomy {
  func write(to writer: inout CompactWriter) {
    writer.write(id)
    writer.write(version)
    writer.write(texts: titles)
    writer.write(languages) { $0.write($1.rawValue) }
    writer.write(tags) { $1.write(to: &$0) }
  }

  convenience init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    let id = try reader.string()
    let version = try reader.int()
    let titles = try reader.texts()
    let languages = try reader.array { (reader) throws(CompactReader.Malformed) in
      Language(rawValue: try reader.string())
    }
    let tags = try reader.array { (reader) throws(CompactReader.Malformed) in
      try Tag(from: &reader)
    }
    guard Set(tags.map(\.id)).count == tags.count, tags.allSatisfy({ $0.refersWithin(tags.count) })
    else { throw CompactReader.Malformed() }
    self.init(id: id, version: version, titles: titles, languages: languages, tags: tags)
  }
}

extension Tag {
  fileprivate func write(to writer: inout CompactWriter) {
    writer.write(id)
    writer.write(optional: group) { $0.write($1.rawValue) }
    writer.write(texts: labels)
    writer.write(texts: scopes)
    writer.write(falseFriends) { $0.write($1) }
    writer.write(mappings) { writer, mapping in
      writer.write(mapping.scheme)
      writer.write(mapping.id)
      writer.write(optional: mapping.name) { $0.write($1) }
    }
    writer.write(isFallback)
    writer.write(optional: gate) { writer, gate in
      writer.write(gate.anyOf) { $0.write($1.rawValue) }
      writer.write(gate.reach.rawValue)
    }
    writer.write(yieldsTo) { $0.write($1.rawValue) }
    writer.write(mode.rawValue)
    writer.write(baseRate)
    writer.write(threshold)
    location.write(to: &writer)
  }

  fileprivate init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    let id = try reader.string()
    let group = try reader.optional { (reader) throws(CompactReader.Malformed) in
      TagIndex(rawValue: try reader.int())
    }
    let labels = try reader.texts()
    let scopes = try reader.texts()
    let falseFriends = try reader.array { (reader) throws(CompactReader.Malformed) in
      try reader.string()
    }
    let mappings = try reader.array { (reader) throws(CompactReader.Malformed) in
      Mapping(
        scheme: try reader.string(), id: try reader.string(),
        name: try reader.optional { (reader) throws(CompactReader.Malformed) in
          try reader.string()
        })
    }
    let isFallback = try reader.bool()
    let gate = try reader.optional { (reader) throws(CompactReader.Malformed) in
      Gate(anyOf: try reader.tagIndices(), reach: try reader.value(Gate.Reach.self))
    }
    let yieldsTo = try reader.tagIndices()
    let mode = try reader.value(Mode.self)
    let baseRate = try reader.double()
    let threshold = try reader.double()
    self.init(
      id: id, group: group, labels: labels, scopes: scopes,
      location: try SourceLocation(from: &reader))
    self.falseFriends = falseFriends
    self.mappings = mappings
    self.isFallback = isFallback
    self.gate = gate
    self.yieldsTo = yieldsTo
    self.mode = mode
    self.baseRate = baseRate
    self.threshold = threshold
  }

  fileprivate func refersWithin(_ count: Int) -> Bool {
    (yieldsTo + (gate?.anyOf ?? []) + (group.map { [$0] } ?? []))
      .allSatisfy { (0..<count).contains($0.rawValue) }
  }
}

extension CompactWriter {
  fileprivate mutating func write(texts: [Language: String]) {
    write(texts.keys.sorted()) { writer, language in
      writer.write(language.rawValue)
      writer.write(texts[language]!)
    }
  }
}

extension CompactReader {
  fileprivate mutating func texts() throws(Malformed) -> [Language: String] {
    var texts: [Language: String] = [:]
    for _ in 0..<(try count()) { texts[Language(rawValue: try string())] = try string() }
    return texts
  }

  mutating func tagIndices() throws(Malformed) -> [TagIndex] {
    try array { (reader) throws(Malformed) in TagIndex(rawValue: try reader.int()) }
  }
}
