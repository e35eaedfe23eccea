/// Where the matches of a pattern count, judged by who uses it.
enum PatternUse: Hashable {
  /// In all of a document of this language; `nil` for any.
  case document(Language?)
  /// In the sentences of hits alone, as cues do; in documents of this language, `nil` for any.
  case aroundHits(Language?)

  /// Where nobody asks, a pattern is in nobody's way.
  static let unused = PatternUse.aroundHits(nil)

  var language: Language? {
    switch self {
    case .document(let language), .aroundHits(let language): language
    }
  }

  var isAroundHits: Bool {
    if case .aroundHits = self { true } else { false }
  }

  /// The use of each of so many patterns; `nil` where a pattern is not used.
  static func list(
    rules: [Rule], exclusions: [Exclusion], cues: [Cue], upTo count: Int
  ) -> [PatternUse?] {
    var uses = Array(repeating: PatternUse?.none, count: count)
    func add(_ condition: Condition?, _ use: PatternUse) {
      for pattern in condition?.patterns ?? [] {
        uses[pattern.rawValue] = uses[pattern.rawValue]?.joined(with: use) ?? use
      }
    }
    for rule in rules {
      for condition in [rule.condition, rule.not, rule.veto] {
        add(condition, .document(rule.language))
      }
    }
    for exclusion in exclusions {
      for rule in exclusion.rules {
        add(exclusion.condition, .document(rules[rule.rawValue].language))
      }
    }
    for cue in cues {
      for condition in [cue.condition, cue.terminator, cue.not] {
        add(condition, .aroundHits(cue.language))
      }
    }
    return uses
  }

  /// Both: a use in documents takes in that around hits.
  private func joined(with other: PatternUse) -> PatternUse {
    let language = language == other.language ? language : nil
    if isAroundHits == other.isAroundHits {
      return isAroundHits ? .aroundHits(language) : .document(language)
    }
    return isAroundHits ? other : self
  }
}
