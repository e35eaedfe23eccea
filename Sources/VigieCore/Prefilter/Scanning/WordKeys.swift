/// For each pattern the keys of words, side by side, one of which stands wherever the pattern may match.
struct WordKeys: Sendable {
  /// Where each pattern's keys begin in `values`; one more than there are patterns.
  private let starts: [Int32]
  let values: [WordStartIndex.Key]

  /// Those of the triggers of the patterns' plans.
  init(
    _ plansOfPattern: [Range<Int32>], _ plans: [Prefilter.Plan], _ groups: IndexLists,
    _ keys: [WordStartIndex.Key], _ keysInGroups: [WordStartIndex.Key]
  ) {
    var starts: [Int32] = [0]
    starts.reserveCapacity(plansOfPattern.count + 1)
    var values: [WordStartIndex.Key] = []
    for pattern in plansOfPattern {
      for plan in pattern {
        let trigger = plans[Int(plan)].trigger
        if let literal = trigger.onlyLiteral {
          values.append(keys[Int(literal)])
        } else {
          values += keysInGroups[groups[trigger.number]]
        }
      }
      starts.append(Int32(values.count))
    }
    self.starts = starts
    self.values = values
  }

  /// Where the pattern's keys stand in `values`.
  @inline(__always)
  subscript(pattern: Int) -> Range<Int> {
    Int(starts[pattern])..<Int(starts[pattern + 1])
  }
}
