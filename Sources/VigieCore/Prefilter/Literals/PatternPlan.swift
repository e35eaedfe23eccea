/// How to tell where a pattern may match: what to look for, and what must stand near it.
struct PatternPlan: Hashable {
  /// Groups of which one literal each must stand in a match, in the order of the text.
  var groups: [LiteralGroup]
  /// Of each group, how often one of its literals may be expected, per byte of text.
  var frequencies: [Double]
  /// The group that is looked for first: the rarest.
  var trigger: Int

  /// One plan for each way the pattern can match, or `nil` where it may match anywhere.
  static func plans(for pattern: String) -> [PatternPlan]? {
    MeaningReader.meaning(of: pattern).flatMap { plans(for: $0, SummaryMemo()) }
  }

  /// The same for an expression that was read before.
  static func plans(for node: PatternNode, _ memo: SummaryMemo) -> [PatternPlan]? {
    var plans: [PatternPlan] = []
    for branch in branches(of: node, memo) {
      let groups = LiteralAnalysis(memo: memo).summary(of: branch, at: .start).groups(at: .start)
      guard let plan = PatternPlan(groups) else { return nil }
      plans.append(plan)
    }
    return plans
  }

  private init?(_ groups: [LiteralGroup]) {
    // The rarest, and two more at most: each costs a look for every hit of the first. A word that
    // stands in every other paragraph rules nothing out, and what must be looked for at every byte is not
    // worth it beside another.
    let frequencies = groups.map(\.frequency)
    let costs = zip(groups, frequencies).map { $0.cost(at: $1) }
    let rarest = groups.indices.sorted { costs[$0] < costs[$1] }
    guard let first = rarest.first else { return nil }
    let others = rarest.dropFirst().filter {
      costs[$0] < Self.commonest && groups[$0].isAtWordStart
    }
    let kept = ([first] + others.prefix(2)).sorted()
    self.groups = kept.map { groups[$0] }
    self.frequencies = kept.map { frequencies[$0] }
    trigger = kept.firstIndex(of: first)!
  }

  /// About two and a half in a page.
  private static let commonest = 0.0008

  /// More branches than this are left together.
  private static let mostBranches = 12

  /// The ways through an expression whose alternatives stand at its top, or in a sequence at its top.
  ///
  /// Apart, each branch can be asked for all its groups in order, as in `a.{0,40}b|b.{0,40}a`;
  /// together, only for one.
  private static func branches(of node: PatternNode, _ memo: SummaryMemo) -> [PatternNode] {
    switch node.unshared {
    case .alternatives(let branches) where branches.count <= mostBranches:
      let all = branches.flatMap { Self.branches(of: $0, memo) }
      return all.count <= mostBranches ? all : [node]
    case .sequence(let parts):
      let analysis = LiteralAnalysis(memo: memo)
      for (index, part) in parts.enumerated() {
        guard case .alternatives = part.unshared,
          analysis.summary(of: part, at: .start).texts == nil
        else { continue }
        let ways = branches(of: part, memo)
        guard ways.count > 1 else { continue }
        let all = ways.map { way in
          PatternNode.sequence(Array(parts[..<index]) + [way] + Array(parts[(index + 1)...]))
        }
        return all
      }
      return [node]
    default:
      return [node]
    }
  }
}
