extension Prefilter {
  /// The prefilter with more patterns, which may match anywhere as far as it can tell.
  func adding(unfiltered count: Int) -> Prefilter {
    Prefilter(
      plans: plans, others: others, groups: groups, plansOfLiteral: plansOfLiteral,
      plansOfPattern: plansOfPattern
        + Array(repeating: Int32(plans.count)..<Int32(plans.count), count: count),
      frequencyOfPattern: frequencyOfPattern + Array(repeating: 0, count: count),
      partitionOfPattern: partitionOfPattern + Array(repeating: 0, count: count), tables: tables,
      starts: starts.adding(unfiltered: count), startScans: startScans)
  }
}
