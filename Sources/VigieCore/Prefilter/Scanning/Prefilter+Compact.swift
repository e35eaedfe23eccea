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
    literals.write(to: &writer)
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
    let groups = try IndexLists(from: &reader)
    let plansOfLiteral = try IndexLists(from: &reader)
    let plansOfPattern = try reader.array { (reader) throws(CompactReader.Malformed) in
      try reader.range()
    }
    let frequencyOfPattern = try reader.int32s()
    let partitionOfPattern = try reader.array { (reader) throws(CompactReader.Malformed) in
      UInt8(truncatingIfNeeded: try reader.int())
    }
    let literals = try [Literal](from: &reader)
    // What is worked out of the lists at once goes from patterns over plans and groups to literals.
    guard groups.areWithin(literals.count), plansOfPattern.areConsecutive(upTo: plans.count),
      plans.allSatisfy({
        $0.trigger.isWithin(groupCount: groups.count, literalCount: literals.count)
      })
    else { throw CompactReader.Malformed() }
    self.init(
      plans: plans, others: others, groups: groups, plansOfLiteral: plansOfLiteral,
      plansOfPattern: plansOfPattern, frequencyOfPattern: frequencyOfPattern,
      partitionOfPattern: partitionOfPattern, literals: literals,
      starts: try StartFilters(from: &reader),
      startScans: try reader.array { (reader) throws(CompactReader.Malformed) in
        try reader.array { (reader) throws(CompactReader.Malformed) in
          try StartScan(from: &reader)
        }
      })
    guard isSound else { throw CompactReader.Malformed() }
  }

  /// Whether every number refers to something that is there.
  private var isSound: Bool {
    let literalCount = literals.count
    let groups = groups
    return plans.allSatisfy {
      $0.firstOther >= 0 && $0.others.upperBound <= others.count
    }
      && others.allSatisfy {
        $0.group.isWithin(groupCount: groups.count, literalCount: literalCount)
      }
      && plansOfLiteral.count == literalCount && plansOfLiteral.areWithin(plans.count)
      && partitionOfPattern.count == patternCount && frequencyOfPattern.count == patternCount
      && starts.count == patternCount && startScans.count == partitionCount
      && startScans.joined().allSatisfy {
        $0.patterns.allSatisfy { $0.rawValue < patternCount && plansOfPattern[$0.rawValue].isEmpty }
      }
      && partitionOfPattern.allSatisfy { $0 < partitionCount }
      && literals.allSatisfy { $0.partition < partitionCount }
  }
}

extension [Range<Int32>] {
  /// Whether each begins where the one before ends, the first at 0, and the last ends at `end`.
  fileprivate func areConsecutive(upTo end: Int) -> Bool {
    (first?.lowerBound ?? 0) == 0 && Int(last?.upperBound ?? 0) == end
      && zip(self, dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound }
  }
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

extension [Literal] {
  fileprivate func write(to writer: inout CompactWriter) {
    writer.write(raw: map { UInt8($0.count) })
    writer.write(raw: map(\.partition))
    writer.write(raw: map { $0.isAtWordStart ? 1 : 0 })
    writer.write(raw: flatMap(\.bytes))
  }

  fileprivate init(from reader: inout CompactReader) throws(CompactReader.Malformed) {
    let lengths = try reader.raw()
    let partitions = try reader.raw()
    let atWordStart = try reader.raw()
    let text = try reader.raw()
    guard partitions.count == lengths.count,
      atWordStart.count == lengths.count
    else { throw CompactReader.Malformed() }
    let bytes = text + Array<UInt8>(repeating: 0, count: Literal.mostBytes)
    self = []
    reserveCapacity(lengths.count)
    var start = 0
    for number in lengths.indices {
      let length = Int(lengths[number])
      guard (2...Literal.mostBytes).contains(length), start + length <= text.count
      else { throw CompactReader.Malformed() }
      append(
        Literal(
          bytes.span, at: start, count: length, number: Int32(number),
          partition: partitions[number], isAtWordStart: atWordStart[number] == 1))
      start += length
    }
  }
}
