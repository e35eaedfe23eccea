/// Which tags rules speak for or against, laid out flat: it is asked for each rule of each document.
struct RuleTags: Sendable {
  /// By rule.
  let tags: IndexLists
  let isFor: [Bool]
  let isOnTrial: [Bool]

  init(_ rules: [Rule]) {
    tags = IndexLists(rules.map { $0.tags.map { Int32($0.rawValue) } })
    isFor = rules.map { $0.strength > 0 }
    isOnTrial = rules.map { $0.status == .trial }
  }
}
