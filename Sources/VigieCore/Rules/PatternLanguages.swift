/// In which language's texts alone a pattern's matches count, judged by who uses it.
struct PatternLanguages {
  private var languages: [PatternIndex: Use] = [:]

  private enum Use: Equatable {
    case one(Language)
    case any
  }

  init(rules: [Rule], cues: [Cue], exclusions: [Exclusion]) {
    for rule in rules {
      for condition in [rule.condition, rule.not, rule.veto] { add(condition, rule.language) }
    }
    for cue in cues {
      for condition in [cue.condition, cue.not, cue.terminator] { add(condition, cue.language) }
    }
    for exclusion in exclusions {
      for rule in exclusion.rules { add(exclusion.condition, rules[rule.rawValue].language) }
    }
  }

  /// For each of so many patterns its one language; `nil` for several, or any.
  func list(upTo count: Int) -> [Language?] {
    (0..<count).map { number in
      if case .one(let language) = languages[PatternIndex(rawValue: number)] {
        language
      } else {
        nil
      }
    }
  }

  private mutating func add(_ condition: Condition?, _ language: Language?) {
    let use = language.map(Use.one) ?? .any
    for pattern in condition?.patterns ?? [] {
      languages[pattern] = languages[pattern, default: use] == use ? use : .any
    }
  }
}
