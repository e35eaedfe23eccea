/// What one going through a document looks for: the keys of some rules.
struct Sweep: Sendable {
  /// By pattern, the requirements whose key names it.
  let requirementsOfKey: IndexLists
  let listing: Listing

  /// - Parameter first: the sweep that comes before.
  init(
    _ requirements: RequirementTable, _ prefilter: Prefilter, after first: Sweep? = nil,
    for isIncluded: (RuleIndex) -> Bool
  ) {
    let lists = requirements.requirementsOfKeys(
      patternCount: prefilter.patternCount, where: isIncluded)
    requirementsOfKey = lists
    listing = Listing(
      prefilter, (0..<lists.count).map { !lists[$0].isEmpty }, after: first?.listing)
  }
}
