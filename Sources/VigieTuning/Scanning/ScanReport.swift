package import VigieCore
internal import VigieOutput

/// What is told of a scan.
package struct ScanReport: Sendable {
  package let scan: Scan
  /// In the order of the rules.
  package let rules: [RuleIndex]
  /// In the order of the taxonomy.
  package let tags: [TagIndex]
  package var budget = NoiseBudget()
  /// How many forms are told of each rule.
  package var forms = 5
  /// How many rules a list for people holds; `nil` for all.
  package var mostRules: Int? = 20
  /// Whether all rules without a hit are named.
  package var listsSilent = false
  package var costs: RuleCosts?

  package init(_ scan: Scan, rules: [RuleIndex], tags: [TagIndex]) {
    self.scan = scan
    self.rules = rules
    self.tags = tags
  }

  /// Something that speaks of more documents than its budget allows.
  package struct Excess: Sendable, Hashable {
    package var name: String
    package var share: Double
    package var allowed: Double
  }

  /// Tags, then rules, those above all others first.
  package var excesses: [Excess] {
    let ofTags = tags.compactMap { excess(scan.rules.taxonomy[$0].id, scan.share(of: $0)) }
    let ofRules = rules.compactMap { excess(scan.rules[$0].id, scan.share(of: $0)) }
    func sorted(_ excesses: [Excess]) -> [Excess] {
      excesses.sorted { $0.share != $1.share ? $0.share > $1.share : $0.name < $1.name }
    }
    return sorted(ofTags) + sorted(ofRules)
  }

  private func excess(_ name: String, _ share: Double?) -> Excess? {
    let allowed = budget.share(for: name)
    guard let share, share > allowed else { return nil }
    return Excess(name: name, share: share, allowed: allowed)
  }

  /// Rules without a hit although there were documents in their language.
  package var silent: [RuleIndex] {
    rules.filter {
      scan.rules[$0].status != .retired && scan[$0].documents == 0 && scan.eligible(for: $0) > 0
    }
  }

  /// Rules for which there was no document.
  package var untried: [RuleIndex] {
    rules.filter { scan.rules[$0].status != .retired && scan.eligible(for: $0) == 0 }
  }

  /// Rules with hits, those of most documents first.
  package var speaking: [RuleIndex] {
    rules.filter { scan[$0].documents > 0 }.sorted {
      scan[$0].documents != scan[$1].documents
        ? scan[$0].documents > scan[$1].documents : $0 < $1
    }
  }

  /// Rules that took time, the costliest first.
  package var costliest: [RuleIndex] {
    guard let costs else { return [] }
    return rules.filter { costs.rules[$0.rawValue].candidates > 0 }.sorted {
      let (a, b) = (costs.rules[$0.rawValue].nanoseconds, costs.rules[$1.rawValue].nanoseconds)
      return a != b ? a > b : $0 < $1
    }
  }

  /// How many of a thousand documents.
  static func perThousand(_ share: Double?) -> String {
    share.map { ($0 * 1000).decimals(1) } ?? "–"
  }
}
