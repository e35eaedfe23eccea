/// Rules of a few lines, for tests of all that is done with rules.
public enum SmallRules {
  /// A taxonomy of one group and two tags, `threat/meddling` and another one.
  public static func taxonomy(second tag: String = "hacking") -> String {
    """
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
          - {id: \(tag), label: {en: \(tag.prefix(1).uppercased() + tag.dropFirst())}, scope: {en: S}}

    """
  }

  /// A file of one rule without a taxonomy.
  public static func rule(
    _ id: String = "en.first", tag: String = "threat/meddling", phrase: String
  ) -> String {
    """
    format: 1
    language: en
    rules:
      - id: \(id)
        tag: \(tag)
        description: d
        strength: decisive
        match: {phrases: ['\(phrase)']}
        examples: {match: ['The \(phrase).'], no-match: ['An election.']}

    """
  }

  /// A taxonomy and one rule, `en.meddling`, that finds "election meddling".
  public static func meddling() -> String {
    taxonomy()
      + rule("en.meddling", phrase: "election meddling").replacing("format: 1\n", with: "")
  }

  /// A taxonomy with one group of two tags, and a rule for each.
  ///
  /// - Parameter phrase: what the first rule looks for.
  public static func file(phrase: String = "election meddling") -> String {
    taxonomy(second: "leak") + """
      language: en
      rules:
        - id: en.meddling
          tag: threat/meddling
          description: meddling
          strength: decisive
          match: {phrases: ['\(phrase)']}
          examples: {match: ['The \(phrase).'], no-match: ['An election.']}
        - id: en.leak
          tag: threat/leak
          description: leak
          strength: strong
          match: {phrases: ['stolen papers']}
          examples: {match: ['Stolen papers.'], no-match: ['Papers.']}
      """
  }
}
