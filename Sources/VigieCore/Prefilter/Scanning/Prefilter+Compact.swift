extension Prefilter {
  func write(to writer: inout CompactWriter) {
    writer.write(plans) { writer, plan in
      for value in [plan.pattern, plan.least, plan.most, plan.tokens] { writer.write(Int(value)) }
      writer.write(plan.trigger)
      writer.write(plan.others)
    }
    writer.write(others) { writer, other in
      writer.write(other.isBehindTrigger)
      writer.write(other.literals)
      for value in [other.bytes, other.tokens, other.least, other.most] {
        writer.write(Int(value))
      }
    }
    writer.write(groupLiterals) { $0.write(Int($1)) }
    plansOfLiteral.write(to: &writer)
    writer.write(plansOfPattern) { $0.write($1) }
    writer.write(frequencyOfPattern) { $0.write(Int($1)) }
    writer.write(partitionOfPattern) { $0.write(Int($1)) }
    writer.write(tables) { writer, tables in
      tables.atTokenStart.write(to: &writer)
      tables.anywhere.write(to: &writer)
    }
    starts.write(to: &writer)
  }

  init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    let plans = try reader.array { (reader) throws(CompactReader.Malformed) in
      Plan(
        pattern: try reader.int32(), least: try reader.int32(), most: try reader.int32(),
        tokens: try reader.int32(), trigger: try reader.range(), others: try reader.range())
    }
    let others = try reader.array { (reader) throws(CompactReader.Malformed) in
      let isBehind = try reader.bool()
      return Other(
        literals: try reader.range(), isBehindTrigger: isBehind, bytes: try reader.int32(),
        tokens: try reader.int32(), least: try reader.int32(), most: try reader.int32())
    }
    self.init(
      plans: plans, others: others, groupLiterals: try reader.int32s(),
      plansOfLiteral: try IndexLists(from: &reader),
      plansOfPattern: try reader.array { (reader) throws(CompactReader.Malformed) in
        try reader.range()
      },
      frequencyOfPattern: try reader.int32s(),
      partitionOfPattern: try reader.array { (reader) throws(CompactReader.Malformed) in
        UInt8(truncatingIfNeeded: try reader.int())
      },
      tables: try reader.array { (reader) throws(CompactReader.Malformed) in
        Tables(
          atTokenStart: try LiteralTables(from: &reader),
          anywhere: try LiteralTables(from: &reader))
      }, starts: try StartFilters(from: &reader))
    guard isSound else { throw CompactReader.Malformed() }
  }

  /// Whether every number refers to something that is there.
  private var isSound: Bool {
    let literals = 0..<Int32(clamping: literalCount)
    return plans.allSatisfy {
      (0..<patternCount).contains(Int($0.pattern)) && $0.others.isWithin(others.count)
        && $0.trigger.isWithin(groupLiterals.count)
    }
      && others.allSatisfy { $0.literals.isWithin(groupLiterals.count) }
      && groupLiterals.allSatisfy(literals.contains)
      && plansOfLiteral.areWithin(plans.count)
      && plansOfPattern.allSatisfy { $0.isWithin(plans.count) }
      && partitionOfPattern.count == patternCount && frequencyOfPattern.count == patternCount
      && starts.count == patternCount
      && partitionOfPattern.allSatisfy { $0 < tables.count }
      && tables.allSatisfy {
        $0.atTokenStart.refersWithin(literals) && $0.anywhere.refersWithin(literals)
      }
  }
}

extension Range<Int32> {
  fileprivate func isWithin(_ count: Int) -> Bool { lowerBound >= 0 && Int(upperBound) <= count }
}

extension CompactWriter {
  fileprivate mutating func write(_ range: Range<Int32>) {
    write(Int(range.lowerBound))
    write(Int(range.upperBound))
  }
}

extension CompactReader {
  fileprivate mutating func range() throws(Malformed) -> Range<Int32> {
    let lower = try int32()
    let upper = try int32()
    guard lower <= upper else { throw Malformed() }
    return lower..<upper
  }
}
