/// What to look for in a document, so that only patterns that may match are tried: frozen, and shared
/// by all workers.
struct Prefilter: Sendable {
  /// A plan with its literals numbered.
  struct Plan: Sendable {
    var pattern: Int32
    var trigger: LiteralGroup
    var others: [Other]
  }

  /// A group that must stand near the trigger.
  struct Other: Sendable {
    var literals: [Int32]
    var isBehindTrigger: Bool
    /// The farthest it may be from the trigger, in bytes and in token starts; `nil` for any distance.
    var bytes: Int?
    var tokens: Int?
    /// Bytes from the start of the match.
    var least: Int
    var most: Int?
  }

  let plans: [Plan]
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
    for (index, pattern) in patterns.enumerated() {
      guard let ways = PatternPlan.plans(for: pattern) else {
        isFiltered[index] = false
        continue
      }
      for way in ways {
        let trigger = way.groups[way.trigger]
        for literal in trigger.literals {
          triggered[Int(number(literal, trigger.isAtTokenStart))].append(Int32(plans.count))
        }
        let others = way.groups.indices.filter { $0 != way.trigger }.map { other in
          Other(
            way.groups[other], trigger: trigger, isBehind: other > way.trigger,
            literals: way.groups[other].literals.map {
              number($0, way.groups[other].isAtTokenStart)
            })
        }
        plans.append(Plan(pattern: Int32(index), trigger: trigger, others: others))
      }
    }
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
    _ group: LiteralGroup, trigger: LiteralGroup, isBehind: Bool, literals: [Int32]
  ) {
    let (first, second) = isBehind ? (trigger, group) : (group, trigger)
    self.init(
      literals: literals, isBehindTrigger: isBehind,
      bytes: second.most.distance(from: first.mostBefore),
      tokens: second.tokens.distance(from: first.tokensBefore),
      least: group.least, most: group.most.bound)
  }
}
