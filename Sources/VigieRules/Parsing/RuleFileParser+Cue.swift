internal import Diagnostics
internal import VigieCore

extension RuleFileParser {
  func cue(_ fields: Fields, language: Language?) -> CueDeclaration {
    let reach = fields.text("within").flatMap { conditions.distance($0) }
    return CueDeclaration(
      id: id(fields, of: "a cue"), kind: fields.choice("kind", as: Cue.Kind.self),
      direction: fields.choice("direction", as: Cue.Direction.self) ?? .before,
      reach: reach ?? .scope(.sentence), condition: condition(fields, "match"),
      terminators: optionalCondition(fields, "terminators"),
      not: optionalCondition(fields, "not"), tags: fields.texts("tags"), language: language)
  }

  func exclusion(_ fields: Fields, language: Language?) -> ExclusionDeclaration {
    // A condition that could not be understood does not turn into an exclusion of everything.
    ExclusionDeclaration(
      globs: fields.texts("rules"), condition: optionalCondition(fields, "match"),
      reason: fields.text("reason")?.value ?? "",
      examples: examples(fields, by: RuleFileKeys.exclusionExamples), language: language,
      location: fields.location)
  }
}
