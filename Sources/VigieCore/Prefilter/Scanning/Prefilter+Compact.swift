extension Prefilter {
  func write(to writer: inout CompactWriter) {
    writer.write(patternCount)
    writer.write(literalCount)
    writer.write(isFiltered) { $0.write($1) }
    writer.write(plans) { writer, plan in
      for value in [
        plan.pattern, plan.least, plan.most, plan.tokens, plan.others.lowerBound,
        plan.others.upperBound,
      ] { writer.write(Int(value)) }
    }
    writer.write(others) { writer, other in
      writer.write(other.isBehindTrigger)
      for value in [
        other.literals.lowerBound, other.literals.upperBound, other.bytes, other.tokens,
        other.least, other.most,
      ] { writer.write(Int(value)) }
    }
    writer.write(otherLiterals) { $0.write(Int($1)) }
    writer.write(plansOfLiteral) { writer, plans in writer.write(plans) { $0.write(Int($1)) } }
    atTokenStart.write(to: &writer)
    anywhere.write(to: &writer)
  }

  init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    patternCount = try reader.index(below: .max)
    literalCount = try reader.index(below: .max)
    isFiltered = try reader.array { (reader) throws(CompactReader.Malformed) in
      try reader.bool()
    }
    plans = try reader.array { (reader) throws(CompactReader.Malformed) in
      Plan(
        pattern: try reader.int32(), least: try reader.int32(), most: try reader.int32(),
        tokens: try reader.int32(), others: try reader.range())
    }
    others = try reader.array { (reader) throws(CompactReader.Malformed) in
      let isBehind = try reader.bool()
      return Other(
        literals: try reader.range(), isBehindTrigger: isBehind, bytes: try reader.int32(),
        tokens: try reader.int32(), least: try reader.int32(), most: try reader.int32())
    }
    otherLiterals = try reader.int32s()
    plansOfLiteral = try reader.array { (reader) throws(CompactReader.Malformed) in
      try reader.int32s()
    }
    atTokenStart = try LiteralTables(from: &reader)
    anywhere = try LiteralTables(from: &reader)
    guard isSound else { throw CompactReader.Malformed() }
  }

  /// Whether every number refers to something that is there.
  private var isSound: Bool {
    let literals = 0..<Int32(clamping: literalCount)
    return patternCount == isFiltered.count && literalCount == plansOfLiteral.count
      && plans.allSatisfy {
        (0..<patternCount).contains(Int($0.pattern)) && $0.others.isWithin(others.count)
      }
      && others.allSatisfy { $0.literals.isWithin(otherLiterals.count) }
      && otherLiterals.allSatisfy(literals.contains)
      && plansOfLiteral.allSatisfy { $0.allSatisfy { plans.indices.contains(Int($0)) } }
      && atTokenStart.refersWithin(literals) && anywhere.refersWithin(literals)
  }
}

extension Range<Int32> {
  fileprivate func isWithin(_ count: Int) -> Bool { lowerBound >= 0 && Int(upperBound) <= count }
}

extension CompactReader {
  fileprivate mutating func int32s() throws(Malformed) -> [Int32] {
    try array { (reader) throws(Malformed) in try reader.int32() }
  }

  fileprivate mutating func range() throws(Malformed) -> Range<Int32> {
    let lower = try int32()
    let upper = try int32()
    guard lower <= upper else { throw Malformed() }
    return lower..<upper
  }
}
