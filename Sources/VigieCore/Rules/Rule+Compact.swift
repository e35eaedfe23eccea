import Diagnostics

extension Rule {
  func write(to writer: inout CompactWriter) {
    writer.write(id)
    writer.write(tags) { $0.write($1.rawValue) }
    writer.write(summary)
    writer.write(strength)
    condition.write(to: &writer)
    writer.write(Int(zones.rawValue))
    writer.write(optional: not) { $1.write(to: &$0) }
    writer.write(optional: veto) { $1.write(to: &$0) }
    writer.write(bundle)
    writer.write(bundleName)
    writer.write(isCaseSensitive)
    writer.write(status.rawValue)
    writer.write(optional: reason) { $0.write($1) }
    writer.write(isLocked)
    writer.write(optional: language?.rawValue) { $0.write($1) }
    writer.write(examples) { $1.write(to: &$0) }
    writer.write(optional: notes) { $0.write($1) }
    writer.write(references) { $0.write($1) }
    location.write(to: &writer)
  }

  init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    func condition(_ reader: inout CompactReader) throws(CompactReader.Malformed) -> Condition {
      try Condition(from: &reader)
    }
    func string(_ reader: inout CompactReader) throws(CompactReader.Malformed) -> String {
      try reader.string()
    }
    self.init(
      id: try reader.string(), tags: try reader.tagIndices(), summary: try reader.string(),
      strength: try reader.double(), condition: try Condition(from: &reader),
      zones: ZoneSet(rawValue: UInt8(truncatingIfNeeded: try reader.int())),
      not: try reader.optional(condition), veto: try reader.optional(condition),
      bundle: try reader.int(), bundleName: try reader.string(),
      isCaseSensitive: try reader.bool(), status: try reader.value(Status.self),
      reason: try reader.optional(string), isLocked: try reader.bool(),
      language: try reader.optional(string).map(Language.init(rawValue:)),
      examples: try reader.array { (reader) throws(CompactReader.Malformed) in
        try Example(from: &reader)
      },
      notes: try reader.optional(string), references: try reader.array(string),
      location: try SourceLocation(from: &reader))
  }
}

extension Rule.Example {
  fileprivate func write(to writer: inout CompactWriter) {
    writer.write(text)
    writer.write(marks) { writer, mark in
      writer.write(mark.lowerBound)
      writer.write(mark.count)
    }
    writer.write(shouldMatch)
    location.write(to: &writer)
  }

  fileprivate init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    self.init(
      text: try reader.string(),
      marks: try reader.array { (reader) throws(CompactReader.Malformed) in
        let start = try reader.index(below: 1 << 40)
        return start..<start + (try reader.index(below: 1 << 40))
      },
      shouldMatch: try reader.bool(), location: try SourceLocation(from: &reader))
  }
}

extension Cue {
  func write(to writer: inout CompactWriter) {
    writer.write(id)
    writer.write(kind.rawValue)
    writer.write(direction.rawValue)
    reach.write(to: &writer)
    condition.write(to: &writer)
    writer.write(optional: terminator) { $1.write(to: &$0) }
    writer.write(optional: not) { $1.write(to: &$0) }
    writer.write(tags) { $0.write($1.rawValue) }
    writer.write(optional: language?.rawValue) { $0.write($1) }
    location.write(to: &writer)
  }

  init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    func condition(_ reader: inout CompactReader) throws(CompactReader.Malformed) -> Condition {
      try Condition(from: &reader)
    }
    self.init(
      id: try reader.string(), kind: try reader.value(Kind.self),
      direction: try reader.value(Direction.self), reach: try Condition.Distance(from: &reader),
      condition: try Condition(from: &reader), terminator: try reader.optional(condition),
      not: try reader.optional(condition), tags: try reader.tagIndices(),
      language: try reader.optional { (reader) throws(CompactReader.Malformed) in
        Language(rawValue: try reader.string())
      },
      location: try SourceLocation(from: &reader))
  }
}

extension Exclusion {
  func write(to writer: inout CompactWriter) {
    writer.write(rules) { $0.write($1.rawValue) }
    writer.write(optional: condition) { $1.write(to: &$0) }
    writer.write(reason)
    writer.write(examples) { $1.write(to: &$0) }
    location.write(to: &writer)
  }

  init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    self.init(
      rules: try reader.array { (reader) throws(CompactReader.Malformed) in
        RuleIndex(rawValue: try reader.int())
      },
      condition: try reader.optional { (reader) throws(CompactReader.Malformed) in
        try Condition(from: &reader)
      },
      reason: try reader.string(),
      examples: try reader.array { (reader) throws(CompactReader.Malformed) in
        try Rule.Example(from: &reader)
      },
      location: try SourceLocation(from: &reader))
  }
}
