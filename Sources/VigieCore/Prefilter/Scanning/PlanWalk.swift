/// The plans of listed patterns by the literals that trigger them, laid out in the order in which
/// documents are looked through.
///
/// What nobody lists is left out: patterns that only cancel or confirm what others find are looked at
/// when they are asked for.
struct PlanWalk: Sendable {
  /// As much of a plan as tells whether it can hold.
  struct Step: Sendable {
    var pattern: Int32
    var plan: Int32
    /// The rarest group that must stand near.
    var rarestOther: GroupReference?
  }

  /// Where the literal's steps begin in `steps`; one more than there are literals.
  private let starts: [Int32]
  private let steps: [Step]

  /// - Parameter listed: by pattern, whether it is listed; `nil` for all.
  init(_ prefilter: Prefilter, listed: [Bool]?) {
    var starts: [Int32] = [0]
    starts.reserveCapacity(prefilter.literalCount + 1)
    var steps: [Step] = []
    var patternOfPlan = Array(repeating: Int32(0), count: prefilter.plans.count)
    for (pattern, plans) in prefilter.plansOfPattern.enumerated() {
      for plan in plans { patternOfPlan[Int(plan)] = Int32(pattern) }
    }
    for literal in 0..<prefilter.literalCount {
      for place in prefilter.plansOfLiteral[literal] {
        let number = prefilter.plansOfLiteral.values[place]
        let pattern = patternOfPlan[Int(number)]
        guard listed?[Int(pattern)] ?? true else { continue }
        let plan = prefilter.plans[Int(number)]
        let rarestOther = plan.others.first.map { prefilter.others[$0].group }
        steps.append(Step(pattern: pattern, plan: number, rarestOther: rarestOther))
      }
      starts.append(Int32(steps.count))
    }
    self.starts = starts
    self.steps = steps
  }

  @inline(__always)
  func places(of literal: Int32) -> Range<Int> {
    Int(starts[Int(literal)])..<Int(starts[Int(literal) + 1])
  }

  @inline(__always)
  subscript(place: Int) -> Step { steps[place] }
}
