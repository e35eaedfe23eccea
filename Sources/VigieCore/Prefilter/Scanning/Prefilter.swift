/// What to look for in a document, so that only patterns that may match are tried: frozen, and shared
/// by all workers.
struct Prefilter: Sendable {
  /// A plan with its literals numbered: where the pattern may begin, seen from a hit of its trigger.
  struct Plan: Sendable {
    var pattern: Int32
    /// Bytes of folded text from the start of the match to the trigger; `most` is -1 for any.
    var least: Int32
    var most: Int32
    /// Token starts from the start of the match to the trigger; -1 for any.
    var tokens: Int32
    /// The groups that must stand near, in `others`.
    var others: Range<Int32>
  }

  /// A group that must stand near the trigger.
  struct Other: Sendable {
    /// Its literals, in `otherLiterals`.
    var literals: Range<Int32>
    var isBehindTrigger: Bool
    /// The farthest it may be from the trigger, in bytes and in token starts.
    var bytes: Int32
    var tokens: Int32
    /// Bytes from the start of the match; `most` is -1 for any.
    var least: Int32
    var most: Int32
  }

  let plans: [Plan]
  let others: [Other]
  let otherLiterals: [Int32]
  /// For each pattern whether it has plans; the others may match anywhere.
  let isFiltered: [Bool]
  let literalCount: Int
  /// Literals that begin at a token start or with a character outside ASCII, by length of key.
  let atTokenStart: LiteralTables
  /// Literals that may stand within a word.
  let anywhere: LiteralTables
  /// For each literal the plans that it triggers.
  let plansOfLiteral: [[Int32]]
  /// How many patterns there are.
  let patternCount: Int

  init(patterns: [String]) {
    var plans: [Plan] = []
    var others: [Other] = []
    var otherLiterals: [Int32] = []
    var isFiltered = Array(repeating: true, count: patterns.count)
    var numbers: [LiteralKey: Int32] = [:]
    var triggered: [[Int32]] = []
    func number(_ bytes: [UInt8], _ isAtTokenStart: Bool) -> Int32 {
      let key = LiteralKey(bytes: bytes, isAtTokenStart: isAtTokenStart)
      if let known = numbers[key] { return known }
      numbers[key] = Int32(numbers.count)
      triggered.append([])
      return Int32(numbers.count - 1)
    }
    let (groups, memo) = (SharedGroups(), SummaryMemo())
    for (index, pattern) in patterns.enumerated() {
      guard let ways = PatternPlan.plans(for: pattern, sharing: groups, memo) else {
        isFiltered[index] = false
        continue
      }
      for way in ways {
        let trigger = way.groups[way.trigger]
        for literal in trigger.literals {
          triggered[Int(number(literal, trigger.isAtTokenStart))].append(Int32(plans.count))
        }
        let firstOther = Int32(others.count)
        for index in way.groups.indices where index != way.trigger {
          let group = way.groups[index]
          let firstLiteral = Int32(otherLiterals.count)
          otherLiterals += group.literals.map { number($0, group.isAtTokenStart) }
          others.append(
            Other(
              group, trigger: trigger, isBehind: index > way.trigger,
              literals: firstLiteral..<Int32(otherLiterals.count)))
        }
        plans.append(
          Plan(
            pattern: Int32(index), least: Int32(clamping: trigger.least),
            most: trigger.most.bound.map(Int32.init(clamping:)) ?? -1,
            tokens: trigger.tokens.bound.map(Int32.init(clamping:)) ?? -1,
            others: firstOther..<Int32(others.count)))
      }
    }
    self.others = others
    self.otherLiterals = otherLiterals
    self.plans = plans
    self.isFiltered = isFiltered
    patternCount = patterns.count
    literalCount = numbers.count
    plansOfLiteral = triggered
    let literals = numbers.map { (key: $0.key, number: $0.value) }.sorted { $0.number < $1.number }
    atTokenStart = LiteralTables(
      literals.filter(\.key.isAtTokenStart).map { ($0.key.bytes, $0.number) })
    anywhere = LiteralTables(
      literals.filter { !$0.key.isAtTokenStart }.map { ($0.key.bytes, $0.number) })
  }

  private struct LiteralKey: Hashable {
    var bytes: [UInt8]
    var isAtTokenStart: Bool
  }
}

extension Prefilter.Other {
  fileprivate init(
    _ group: LiteralGroup, trigger: LiteralGroup, isBehind: Bool, literals: Range<Int32>
  ) {
    let (first, second) = isBehind ? (trigger, group) : (group, trigger)
    let bytes = second.most.distance(from: first.mostBefore)
    let tokens = second.tokens.distance(from: first.tokensBefore)
    self.init(
      literals: literals, isBehindTrigger: isBehind,
      bytes: bytes.map(Int32.init(clamping:)) ?? .max,
      tokens: tokens.map(Int32.init(clamping:)) ?? .max,
      least: Int32(clamping: group.least), most: group.most.bound.map(Int32.init(clamping:)) ?? -1)
  }
}
