/// Finds the cues that reach a hit, in the hit's own sentence only.
struct CueFinder {
  let rules: RuleSet
  let document: Document

  /// The kinds of cue that reach the hit, each once, in the order of their declaration.
  func cues(
    for hit: Hit, of tag: TagIndex, using evaluator: inout RuleEvaluator
  ) -> [Cue.Kind] {
    var kinds: [Cue.Kind] = []
    let sentence = document.sentences[hit.sentence]
    for number in evaluator.possibleCues(in: sentence) {
      let cue = rules.cues[number]
      guard !kinds.contains(cue.kind), applies(cue, to: tag) else { continue }
      if reaches(cue, hit.range, in: sentence, using: &evaluator) { kinds.append(cue.kind) }
    }
    return Cue.Kind.allCases.filter(kinds.contains)
  }

  private func applies(_ cue: Cue, to tag: TagIndex) -> Bool {
    if let language = cue.language, !document.languages.isEmpty,
      !document.languages.contains(language)
    {
      return false
    }
    return cue.tags.isEmpty || cue.tags.contains(tag)
      || rules.taxonomy[tag].group.map(cue.tags.contains) ?? false
  }

  private func reaches(
    _ cue: Cue, _ hit: Range<Int>, in sentence: Range<Int>, using evaluator: inout RuleEvaluator
  ) -> Bool {
    let found = evaluator.occurrences(of: cue.condition, in: document, window: sentence)
    guard !found.isEmpty else { return false }
    let lookAlikes = Coverage(
      cue.not.map { evaluator.occurrences(of: $0, in: document, window: sentence) } ?? [])
    for occurrence in found where !lookAlikes.overlaps(occurrence.range) {
      let range = occurrence.range
      let between: Range<Int>
      if range.upperBound <= hit.lowerBound, cue.direction != .after {
        between = range.upperBound..<hit.lowerBound
      } else if hit.upperBound <= range.lowerBound, cue.direction != .before {
        between = hit.upperBound..<range.lowerBound
      } else {
        continue
      }
      guard isWithinReach(between, of: cue) else { continue }
      guard let terminator = cue.terminator else { return true }
      let ends = evaluator.occurrences(of: terminator, in: document, window: sentence)
      if !ends.contains(where: { between.contains($0.range) }) { return true }
    }
    return false
  }

  private func isWithinReach(_ between: Range<Int>, of cue: Cue) -> Bool {
    switch cue.reach {
    case .words(let most): document.words(in: between, upTo: most) <= most
    case .characters(let most): document.characters(in: between, upTo: most) <= most
    case .scope: true
    }
  }
}
