/// Where the matches of a pattern count, judged by who uses it.
enum PatternUse: Hashable {
  /// In all of a document of this language; `nil` for any.
  case document(Language?)
  /// In the sentences of hits alone, as cues do.
  case aroundHits

  var language: Language? {
    if case .document(let language) = self { language } else { nil }
  }

  /// The use of each of so many patterns.
  static func list(
    rules: [Rule], exclusions: [Exclusion], upTo count: Int
  ) -> [PatternUse] {
    var uses = Array(repeating: PatternUse?.none, count: count)
    func add(_ condition: Condition?, _ language: Language?) {
      for pattern in condition?.patterns ?? [] {
        let known = uses[pattern.rawValue]
        uses[pattern.rawValue] =
          known == nil || known == .document(language) ? .document(language) : .document(nil)
      }
    }
    for rule in rules {
      for condition in [rule.condition, rule.not, rule.veto] { add(condition, rule.language) }
    }
    for exclusion in exclusions {
      for rule in exclusion.rules { add(exclusion.condition, rules[rule.rawValue].language) }
    }
    return uses.map { $0 ?? .aroundHits }
  }
}
