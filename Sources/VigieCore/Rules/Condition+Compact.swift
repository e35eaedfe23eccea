extension Condition {
  func write(to writer: inout CompactWriter) {
    switch self {
    case .pattern(let index):
      writer.write(0)
      writer.write(index.rawValue)
    case .any(let parts):
      writer.write(1)
      writer.write(parts) { $1.write(to: &$0) }
    case .all(let parts, let scope):
      writer.write(2)
      writer.write(parts) { $1.write(to: &$0) }
      writer.write(scope.rawValue)
    case .near(let parts, let distance, let ordered):
      writer.write(3)
      writer.write(parts) { $1.write(to: &$0) }
      distance.write(to: &writer)
      writer.write(ordered)
    case .count(let part, let least, let scope):
      writer.write(4)
      part.write(to: &writer)
      writer.write(least)
      writer.write(scope.rawValue)
    case .when(let expression):
      writer.write(5)
      expression.write(to: &writer)
    }
  }

  init(
    from reader: inout CompactReader, depth: Int = 0
  ) throws(CompactReader.Malformed) {
    guard depth < 200 else { throw CompactReader.Malformed() }
    func parts(_ reader: inout CompactReader) throws(CompactReader.Malformed) -> [Condition] {
      try reader.array { (reader) throws(CompactReader.Malformed) in
        try Condition(from: &reader, depth: depth + 1)
      }
    }
    switch try reader.int() {
    case 0: self = .pattern(PatternIndex(rawValue: try reader.int()))
    case 1: self = .any(try parts(&reader))
    case 2: self = .all(try parts(&reader), scope: try reader.value(Scope.self))
    case 3:
      self = .near(
        try parts(&reader), within: try Distance(from: &reader), ordered: try reader.bool())
    case 4:
      self = .count(
        try Condition(from: &reader, depth: depth + 1), atLeast: try reader.int(),
        scope: try reader.value(Scope.self))
    case 5: self = .when(try Expression(from: &reader))
    default: throw CompactReader.Malformed()
    }
  }
}

extension Condition.Distance {
  func write(to writer: inout CompactWriter) {
    switch self {
    case .words(let most):
      writer.write(0)
      writer.write(most)
    case .characters(let most):
      writer.write(1)
      writer.write(most)
    case .scope(let scope):
      writer.write(2)
      writer.write(scope.rawValue)
    }
  }

  init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    switch try reader.int() {
    case 0: self = .words(try reader.int())
    case 1: self = .characters(try reader.int())
    case 2: self = .scope(try reader.value(Condition.Scope.self))
    default: throw CompactReader.Malformed()
    }
  }
}

extension Condition.Expression {
  fileprivate func write(to writer: inout CompactWriter) {
    switch self {
    case .rule(let index):
      writer.write(0)
      writer.write(index.rawValue)
    case .tag(let index):
      writer.write(1)
      writer.write(index.rawValue)
    case .not(let part):
      writer.write(2)
      part.write(to: &writer)
    case .and(let left, let right), .or(let left, let right):
      if case .and = self { writer.write(3) } else { writer.write(4) }
      left.write(to: &writer)
      right.write(to: &writer)
    }
  }

  fileprivate init(
    from reader: inout CompactReader, depth: Int = 0
  ) throws(CompactReader.Malformed) {
    guard depth < 2000 else { throw CompactReader.Malformed() }
    func part(_ reader: inout CompactReader) throws(CompactReader.Malformed) -> Self {
      try Self(from: &reader, depth: depth + 1)
    }
    switch try reader.int() {
    case 0: self = .rule(RuleIndex(rawValue: try reader.int()))
    case 1: self = .tag(TagIndex(rawValue: try reader.int()))
    case 2: self = .not(try part(&reader))
    case 3: self = .and(try part(&reader), try part(&reader))
    case 4: self = .or(try part(&reader), try part(&reader))
    default: throw CompactReader.Malformed()
    }
  }
}
