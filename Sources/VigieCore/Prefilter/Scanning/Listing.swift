/// What documents are gone through for: the patterns that are to be found wherever they may match.
///
/// What nobody lists is left out: patterns that only cancel or confirm what others find are looked at
/// when they are asked for. Frozen, and shared by all workers; a class, so that finding holds on to it as a
/// whole.
final class Listing: Sendable {
  /// A plan, with as much of it as tells nearly always that it cannot hold.
  struct Step: Sendable {
    /// The keys of the literals of the rarest group that must stand near, if it has eight or fewer; else
    /// such as are held by all documents.
    var keys: WordStartIndex.KeyPack
    var pattern: Int32
    var plan: Int32
  }

  /// The literals that one partition is gone through for.
  struct Tables: Sendable {
    /// Literals that begin at a word start or with a character outside ASCII.
    let atWordStart: LiteralTables
    /// The same where there are so few that they are looked up one by one.
    let few: [Literal]
    /// Literals that may stand within a word.
    let anywhere: LiteralTables
  }

  /// By pattern, whether it is listed; `nil` for all.
  private let listed: [Bool]?
  /// Where the steps begin that a literal triggers; one more than there are literals.
  private let starts: [Int32]
  private let steps: [Step]
  /// By literal, whether documents are gone through for it: for those that trigger a listed pattern, and
  /// for those that cannot be looked up afterwards.
  let isScanned: [Bool]
  /// By partition.
  let tables: [Tables]

  /// - Parameters:
  ///   - listed: by pattern, whether it is listed; `nil` for all.
  ///   - first: the listing that documents are gone through for before, whose literals are known then.
  init(_ prefilter: Prefilter, _ listed: [Bool]?, after first: Listing? = nil) {
    self.listed = listed
    var starts: [Int32] = [0]
    starts.reserveCapacity(prefilter.literals.count + 1)
    var steps: [Step] = []
    var patternOfPlan = Array(repeating: Int32(0), count: prefilter.plans.count)
    for (pattern, plans) in prefilter.plansOfPattern.enumerated() {
      for plan in plans { patternOfPlan[Int(plan)] = Int32(pattern) }
    }
    var isScanned = prefilter.keys.map { $0 == WordStartIndex.noKey }
    var scanned = Array(
      repeating: (atWordStart: [Literal](), anywhere: [Literal]()),
      count: prefilter.partitionCount)
    for (number, literal) in prefilter.literals.enumerated() {
      for place in prefilter.plansOfLiteral[number] {
        let number = prefilter.plansOfLiteral.values[place]
        let pattern = patternOfPlan[Int(number)]
        guard listed?[Int(pattern)] ?? true else { continue }
        let plan = prefilter.plans[Int(number)]
        let keys = plan.others.first.map { prefilter.keys(of: prefilter.others[$0].group) }
        steps.append(
          Step(keys: WordStartIndex.KeyPack(keys ?? []), pattern: pattern, plan: number))
      }
      if steps.count > Int(starts.last!) { isScanned[number] = true }
      starts.append(Int32(steps.count))
      guard isScanned[number], !(first?.isScanned[number] ?? false) else { continue }
      if literal.isAtWordStart {
        scanned[Int(literal.partition)].atWordStart.append(literal)
      } else {
        scanned[Int(literal.partition)].anywhere.append(literal)
      }
    }
    self.starts = starts
    self.steps = steps
    self.isScanned = isScanned
    tables = scanned.map {
      let areFew = $0.atWordStart.count <= Self.few
      return Tables(
        atWordStart: LiteralTables(areFew ? [] : $0.atWordStart),
        few: areFew ? $0.atWordStart : [], anywhere: LiteralTables($0.anywhere))
    }
  }

  private static let few = 32

  func contains(_ pattern: PatternIndex) -> Bool { listed?[pattern.rawValue] ?? true }

  /// The numbers of the steps that a literal triggers.
  @inline(__always)
  func steps(of literal: Int32) -> Range<Int> {
    Int(starts[Int(literal)])..<Int(starts[Int(literal) + 1])
  }

  @inline(__always)
  subscript(number: Int) -> Step { steps[number] }
}

extension Prefilter {
  /// The keys of a group's literals.
  fileprivate func keys(of group: GroupReference) -> ArraySlice<WordStartIndex.Key> {
    if let literal = group.onlyLiteral { return keys[Int(literal)...Int(literal)] }
    return keysInGroups[groups[group.number]]
  }
}
