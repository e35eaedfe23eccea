import PCRE2

/// Tells, from the words of a passage, which cues are worth looking for in it.
struct CuePossibility {
  /// By pattern, the cues whose condition holds it.
  private let cuesOfPattern: IndexLists
  /// Cues that may stand anywhere, as far as can be told.
  private let always: [Int]
  /// By pattern, whether a passage is to be searched for it.
  let patterns: [Bool]

  /// - Parameter isPlain: every cue is looked for.
  init(_ rules: RuleSet, isPlain: Bool) {
    let set = rules.patterns
    var cuesOfPattern = Array(repeating: [Int32](), count: set.patterns.count)
    var always: [Int] = []
    for (number, cue) in rules.cues.enumerated() {
      let patterns = Set(cue.condition.patterns)
      let isTold = patterns.allSatisfy {
        set.isAroundHits($0) && set.prefilter.isFiltered($0.rawValue)
      }
      if isPlain || !isTold {
        always.append(number)
      } else {
        for pattern in patterns { cuesOfPattern[pattern.rawValue].append(Int32(number)) }
      }
    }
    patterns = cuesOfPattern.map { !$0.isEmpty }
    self.cuesOfPattern = IndexLists(cuesOfPattern)
    self.always = always
  }

  /// The numbers of the cues, in order.
  ///
  /// - Parameter candidates: the ``patterns`` that may match in the passage.
  func cues(given candidates: [PatternIndex]) -> [Int] {
    var result = always
    for pattern in candidates {
      for place in cuesOfPattern[pattern.rawValue] {
        let cue = Int(cuesOfPattern.values[place])
        if !result.contains(cue) { result.append(cue) }
      }
    }
    return result.sorted()
  }
}
