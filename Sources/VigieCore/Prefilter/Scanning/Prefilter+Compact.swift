extension Prefilter {
  func write(to writer: inout CompactWriter) {
    writer.write(plans) { writer, plan in
      plan.trigger.write(to: &writer)
      writer.write(Int(plan.firstOther))
      writer.write(Int(plan.otherCount))
      writer.write(Int(plan.least))
      plan.most.write(to: &writer)
      plan.tokens.write(to: &writer)
    }
    writer.write(others) { writer, other in
      other.group.write(to: &writer)
      other.bytes.write(to: &writer)
      other.tokens.write(to: &writer)
      writer.write(Int(other.least))
      other.most.write(to: &writer)
      writer.write(other.isBehindTrigger)
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
        trigger: try GroupReference(from: &reader), firstOther: try reader.int32(),
        otherCount: try reader.uint16(), least: try reader.uint16(),
        most: try Reach(from: &reader), tokens: try Reach(from: &reader))
    }
    let others = try reader.array { (reader) throws(CompactReader.Malformed) in
      Other(
        group: try GroupReference(from: &reader), bytes: try Reach(from: &reader),
        tokens: try Reach(from: &reader), least: try reader.uint16(),
        most: try Reach(from: &reader), isBehindTrigger: try reader.bool())
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
      $0.firstOther >= 0 && $0.others.upperBound <= others.count
        && $0.trigger.isWithin(groupCount: groups.count, literalCount: literalCount)
    }
      && others.allSatisfy {
        $0.group.isWithin(groupCount: groups.count, literalCount: literalCount)
      }
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
