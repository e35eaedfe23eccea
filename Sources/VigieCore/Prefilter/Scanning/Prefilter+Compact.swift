extension Prefilter {
  func write(to writer: inout CompactWriter) {
    writer.write(plans) { writer, plan in
      for value in [plan.pattern, plan.least, plan.most, plan.tokens, plan.trigger] {
        writer.write(Int(value))
      }
      writer.write(plan.others)
    }
    writer.write(others) { writer, other in
      writer.write(other.isBehindTrigger)
      for value in [other.group, other.bytes, other.tokens, other.least, other.most] {
        writer.write(Int(value))
      }
    }
    groups.write(to: &writer)
    plansOfLiteral.write(to: &writer)
    writer.write(plansOfPattern) { $0.write($1) }
    writer.write(frequencyOfPattern) { $0.write(Int($1)) }
    writer.write(partitionOfPattern) { $0.write(Int($1)) }
    writer.write(tables) { writer, tables in
      tables.atWordStart.write(to: &writer)
      tables.anywhere.write(to: &writer)
    }
    starts.write(to: &writer)
    writer.write(startScans) { writer, scans in writer.write(scans) { $1.write(to: &$0) } }
  }

  convenience init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    let plans = try reader.array { (reader) throws(CompactReader.Malformed) in
      Plan(
        pattern: try reader.int32(), least: try reader.int32(), most: try reader.int32(),
        tokens: try reader.int32(), trigger: try reader.int32(), others: try reader.range())
    }
    let others = try reader.array { (reader) throws(CompactReader.Malformed) in
      let isBehind = try reader.bool()
      return Other(
        group: try reader.int32(), isBehindTrigger: isBehind, bytes: try reader.int32(),
        tokens: try reader.int32(), least: try reader.int32(), most: try reader.int32())
    }
    self.init(
      plans: plans, others: others, groups: try IndexLists(from: &reader),
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
          atWordStart: try LiteralTables(from: &reader),
          anywhere: try LiteralTables(from: &reader))
      }, starts: try StartFilters(from: &reader),
      startScans: try reader.array { (reader) throws(CompactReader.Malformed) in
        try reader.array { (reader) throws(CompactReader.Malformed) in
          try StartScan(from: &reader)
        }
      })
    guard isSound else { throw CompactReader.Malformed() }
  }

  /// Whether every number refers to something that is there.
  private var isSound: Bool {
    let literals = 0..<Int32(clamping: literalCount)
    let groups = groups
    return plans.allSatisfy {
      (0..<patternCount).contains(Int($0.pattern)) && $0.others.isWithin(others.count)
        && (0..<groups.count).contains(Int($0.trigger))
    }
      && others.allSatisfy { (0..<groups.count).contains(Int($0.group)) }
      && groups.areWithin(literalCount)
      && plansOfLiteral.areWithin(plans.count)
      && plansOfPattern.allSatisfy { $0.isWithin(plans.count) }
      && partitionOfPattern.count == patternCount && frequencyOfPattern.count == patternCount
      && starts.count == patternCount && startScans.count == tables.count
      && startScans.joined().allSatisfy {
        $0.patterns.allSatisfy { $0.rawValue < patternCount && plansOfPattern[$0.rawValue].isEmpty }
      }
      && partitionOfPattern.allSatisfy { $0 < tables.count }
      && tables.allSatisfy {
        $0.atWordStart.refersWithin(literals) && $0.anywhere.refersWithin(literals)
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
