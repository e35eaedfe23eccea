extension ProgramFolder {
  /// A folder with two rules, in `rules.yaml`.
  static func withSmallRules() throws -> ProgramFolder {
    let folder = try ProgramFolder()
    try folder.write("rules.yaml", smallRules)
    return folder
  }

  static let smallRules = """
    format: 1
    taxonomy: t
    version: 1
    languages: [en]
    groups:
      - id: threat
        label: {en: Threat}
        scope: {en: S}
        tags:
          - {id: meddling, label: {en: Meddling}, scope: {en: S}}
          - {id: leak, label: {en: Leak}, scope: {en: S}}
    language: en
    rules:
      - id: en.meddling
        tag: threat/meddling
        description: meddling
        strength: decisive
        match: {phrases: ['election meddling']}
        examples: {match: ['Election meddling.'], no-match: ['An election.']}
      - id: en.leak
        tag: threat/leak
        description: leak
        strength: strong
        match: {phrases: ['stolen papers']}
        examples: {match: ['Stolen papers.'], no-match: ['Papers.']}
    """
}
