package import VigieCore

/// What each rule costs, measured on one core.
package struct RuleCosts: Sendable {
  /// By rule index.
  package var rules: [RuleProfiler.Cost]
  /// The search for words, common to all rules.
  package var searchNanoseconds: Int64
  package var documents: Int
  package var bytes: Int

  package init(_ profiler: borrowing RuleProfiler) {
    rules = profiler.costs
    searchNanoseconds = profiler.searchNanoseconds
    documents = profiler.documents
    bytes = profiler.bytes
  }

  package var ruleNanoseconds: Int64 { rules.reduce(0) { $0 + $1.nanoseconds } }

  /// A rule's part of the time that all rules take; `nil` where nothing was measured.
  package func share(of rule: RuleIndex) -> Double? {
    let total = ruleNanoseconds
    return total > 0 ? Double(rules[rule.rawValue].nanoseconds) / Double(total) : nil
  }
}
