/// Numbers the literals of many patterns' plans.
struct PrefilterBuilder {
  private(set) var plans: [Prefilter.Plan] = []
  private(set) var others: [Prefilter.Other] = []
  /// The literals of each that has two or more.
  private(set) var groups: [[Int32]] = []
  private(set) var plansOfPattern: [Range<Int32>] = []
  /// By added pattern.
  private(set) var starts: [MatchStart?] = []
  /// By partition, the patterns that are found by their starts.
  private var scanned: [[(pattern: PatternIndex, start: MatchStart)]]
  private(set) var frequencyOfPattern: [Int32] = []
  private(set) var literals: [Literal] = []
  /// By literal.
  private(set) var triggered: [[Int32]] = []
  private var numbers: [LiteralKey: Int32] = [:]
  private var groupNumbers: [[Int32]: Int32] = [:]

  private struct LiteralKey: Hashable {
    var bytes: [UInt8]
    var isAtWordStart: Bool
    var partition: UInt8
  }

  init(partitionCount: Int) {
    scanned = Array(repeating: [], count: partitionCount)
  }

  /// Goes on from the patterns of a prefilter, whose numbers all stay; of their starts, which the
  /// prefilter keeps, nothing is collected.
  init(_ known: Prefilter) {
    self.init(partitionCount: known.partitionCount)
    plans = known.plans
    others = known.others
    groups = known.groups.lists
    plansOfPattern = known.plansOfPattern
    scanned = known.startScans.map { $0.flatMap(\.startOfPattern) }
    frequencyOfPattern = known.frequencyOfPattern
    triggered = known.plansOfLiteral.lists
    literals = known.literals
    for literal in literals {
      let key = LiteralKey(
        bytes: literal.bytes, isAtWordStart: literal.isAtWordStart, partition: literal.partition)
      numbers[key] = literal.number
    }
    for (number, literals) in groups.enumerated() { groupNumbers[literals] = Int32(number) }
  }

  mutating func add(_ pattern: PatternAnalysis, _ partition: UInt8) {
    starts.append(pattern.start)
    let first = Int32(plans.count)
    var frequency = 0.0
    for way in pattern.plans ?? [] {
      let trigger = way.groups[way.trigger]
      frequency += way.frequencies[way.trigger]
      let triggerGroup = number(trigger, partition)
      for literal in literals(of: triggerGroup) {
        triggered[Int(literal)].append(Int32(plans.count))
      }
      let firstOther = Int32(others.count)
      // The rarest first: where a word is missing, the others are not asked for.
      let rest = way.groups.indices.filter { $0 != way.trigger }
        .sorted { way.frequencies[$0] < way.frequencies[$1] }
        .prefix(Int(UInt16.max))
      for index in rest {
        let group = way.groups[index]
        others.append(
          Prefilter.Other(
            group, trigger: trigger, isBehind: index > way.trigger,
            number: number(group, partition)))
      }
      plans.append(
        Prefilter.Plan(
          trigger: triggerGroup, firstOther: firstOther, otherCount: UInt16(rest.count),
          least: UInt16(clamping: trigger.least), most: Reach(trigger.most.bound),
          tokens: Reach(trigger.tokens.bound)))
    }
    if pattern.plans == nil, let start = pattern.start, StartScan.isUseful(for: start) {
      scanned[Int(partition)].append((PatternIndex(rawValue: plansOfPattern.count), start))
    }
    plansOfPattern.append(first..<Int32(plans.count))
    frequencyOfPattern.append(pattern.plans == nil ? .max : Int32(clamping: Int(frequency * 1e9)))
  }

  private func literals(of group: GroupReference) -> [Int32] {
    group.onlyLiteral.map { [$0] } ?? groups[group.number]
  }

  private mutating func number(_ group: LiteralGroup, _ partition: UInt8) -> GroupReference {
    let members = group.literals.map { bytes in
      let key = LiteralKey(
        bytes: bytes, isAtWordStart: group.isAtWordStart, partition: partition)
      if let known = numbers[key] { return known }
      let number = Int32(literals.count)
      numbers[key] = number
      literals.append(
        Literal(
          bytes, number: number, partition: partition, isAtWordStart: group.isAtWordStart))
      triggered.append([])
      return number
    }
    if members.count == 1 { return GroupReference(onlyLiteral: members[0]) }
    if let known = groupNumbers[members] { return GroupReference(number: known) }
    let number = Int32(groups.count)
    groupNumbers[members] = number
    groups.append(members)
    return GroupReference(number: number)
  }

  func startScans() -> [[StartScan]] {
    scanned.map { patterns in
      stride(from: 0, to: patterns.count, by: StartScan.mostPatterns).map { first in
        StartScan(Array(patterns[first..<min(first + StartScan.mostPatterns, patterns.count)]))
      }
    }
  }
}

extension Prefilter.Other {
  fileprivate init(
    _ group: LiteralGroup, trigger: LiteralGroup, isBehind: Bool, number: GroupReference
  ) {
    let (first, second) = isBehind ? (trigger, group) : (group, trigger)
    let bytes = second.most.distance(from: first.mostBefore)
    let tokens = second.tokens.distance(from: first.tokensBefore)
    self.init(
      group: number, bytes: Reach(bytes), tokens: Reach(tokens),
      least: UInt16(clamping: group.least), most: Reach(group.most.bound),
      isBehindTrigger: isBehind)
  }
}
