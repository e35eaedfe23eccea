internal import Diagnostics
internal import VigieCore

extension RuleFileParser {
  func cue(_ fields: Fields, language: Language?) -> CueDeclaration? {
    let condition = fields["match"].flatMap { conditions.parse($0) }
    let terminators = fields["terminators"].flatMap { conditions.parse($0) }
    let not = fields["not"].flatMap { conditions.parse($0) }
    let reach = fields.text("within").flatMap { conditions.distance($0) }
    if let id = fields.text("id") { check(id: id, of: "a cue") }
    guard let id = fields.text("id"), let condition,
      let kind = fields.choice("kind", as: Cue.Kind.self)
    else { return nil }
    return CueDeclaration(
      id: id, kind: kind,
      direction: fields.choice("direction", as: Cue.Direction.self) ?? .before,
      reach: reach ?? .scope(.sentence), condition: condition, terminators: terminators, not: not,
      tags: fields.texts("tags"), language: language)
  }

  func exclusion(_ fields: Fields, language: Language?) -> ExclusionDeclaration? {
    let condition = fields["match"].flatMap { conditions.parse($0) }
    // A condition that could not be understood must not turn into an exclusion of everything.
    guard !fields.has("match") || condition != nil else { return nil }
    return ExclusionDeclaration(
      globs: fields.texts("rules"), condition: condition,
      reason: fields.text("reason")?.value ?? "", language: language, location: fields.location)
  }
}
