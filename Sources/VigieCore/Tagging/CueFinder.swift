/// Finds the cues that reach a hit, in the hit's own sentence only.
struct CueFinder {
  let rules: RuleSet
  let document: Document

  /// What stands beside a hit.
  struct Found {
    /// The kinds of cue that reach the hit, each once, in the order of their declaration.
    var kinds: [Cue.Kind] = []
    /// Whether a negation touches the hit: "no intimidation", "検閲ではない". From farther off it is
    /// mostly something else that is negated: "we cannot allow …", "it is not the first time that …".
    var isDenied = false
  }

  func cues(for hit: Hit, of tag: TagIndex, using evaluator: inout RuleEvaluator) -> Found {
    var found = Found()
    let sentence = document.sentences[hit.sentence]
    for number in evaluator.possibleCues(in: sentence) {
      let cue = rules.cues[number]
      let isDecided =
        found.kinds.contains(cue.kind) && (cue.kind != .negation || found.isDenied)
      guard !isDecided, applies(cue, to: tag) else { continue }
      guard let words = distance(of: cue, to: hit.range, in: sentence, using: &evaluator) else {
        continue
      }
      if !found.kinds.contains(cue.kind) { found.kinds.append(cue.kind) }
      if cue.kind == .negation, words == 0 { found.isDenied = true }
    }
    found.kinds = Cue.Kind.allCases.filter(found.kinds.contains)
    return found
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

  /// The words between the hit and the occurrence of the cue that reaches it, of a negation the nearest one,
  /// with 1 for any number above none; `nil` where none reaches it.
  private func distance(
    of cue: Cue, to hit: Range<Int>, in sentence: Range<Int>, using evaluator: inout RuleEvaluator
  ) -> Int? {
    let found = evaluator.occurrences(of: cue.condition, in: document, window: sentence)
    guard !found.isEmpty else { return nil }
    let lookAlikes = Coverage(
      cue.not.map { evaluator.occurrences(of: $0, in: document, window: sentence) } ?? [])
    var nearest: Int?
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
      if let terminator = cue.terminator {
        let ends = evaluator.occurrences(of: terminator, in: document, window: sentence)
        if ends.contains(where: { between.contains($0.range) }) { continue }
      }
      nearest = min(nearest ?? 1, document.words(in: between, upTo: 0))
      // Nothing is nearer, and of other kinds it does not matter.
      if nearest == 0 || cue.kind != .negation { break }
    }
    return nearest
  }

  private func isWithinReach(_ between: Range<Int>, of cue: Cue) -> Bool {
    switch cue.reach {
    case .words(let most): document.words(in: between, upTo: most) <= most
    case .characters(let most): document.characters(in: between, upTo: most) <= most
    case .scope: true
    }
  }
}
