internal import Diagnostics
internal import VigieCore

/// What goes beside the rules: cues and exclusions.
extension RuleLinker {
  func cues(_ declarations: [CueDeclaration]) -> [Cue] {
    let (kept, repeated) = unique(declarations, id: \.id, what: "cue")
    for declaration in repeated { _ = cue(declaration) }
    return kept.compactMap(cue)
  }

  private func cue(_ declaration: CueDeclaration) -> Cue? {
    var lowering = ConditionLowering(bag: bag, library: library, table: table)
    lowering.language = declaration.language
    // Cues are looked for beside hits only.
    lowering.role = .check
    let condition = lowering.lower(declaration.condition)
    let terminators = declaration.terminators.map(lowering.lower)
    let not = declaration.not.map(lowering.lower)
    let tags = declaration.tags.compactMap { finder.find($0.located) }
    guard let condition, let kind = declaration.kind else { return nil }
    return Cue(
      id: declaration.id.value, kind: kind, direction: declaration.direction,
      reach: declaration.reach, condition: condition, terminator: terminators ?? nil,
      not: not ?? nil, tags: tags.flatMap(taxonomy.leaves(of:)), language: declaration.language,
      location: declaration.id.location)
  }

  func exclusions(_ declarations: [ExclusionDeclaration], names: RuleNames) -> [Exclusion] {
    declarations.sorted { $0.canonicalText < $1.canonicalText }.compactMap { declaration in
      var lowering = ConditionLowering(bag: bag, library: library, table: table)
      lowering.language = declaration.language
      lowering.role = .check
      let rules = declaration.globs.flatMap { glob -> [RuleIndex] in
        let matches = names.matches(of: glob.value)
        if matches.isEmpty {
          var message = "no rule is called '\(glob.value.elided(to: 80))'"
          if let near = Spelling.nearest(toWildcard: glob.value, among: names.ids) {
            message += "; did you mean '\(near)'?"
          } else {
            message += "; give exclusions together with the rules they speak of, as --add does"
          }
          bag.add(
            Diagnostic(
              .error, .unknownRule, message, at: glob.location, length: glob.length))
        }
        return matches
      }
      let condition = declaration.condition.map(lowering.lower)
      if let condition, condition == nil { return nil }
      return Exclusion(
        rules: Set(rules).sorted(), condition: condition ?? nil, reason: declaration.reason,
        examples: declaration.examples, location: declaration.location)
    }
  }
}
