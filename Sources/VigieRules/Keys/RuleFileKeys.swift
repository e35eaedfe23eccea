internal import VigieCore

/// The tables of a file of rules.
enum RuleFileKeys {
  static let strengths = Rule.namedStrengths.map(\.name)

  static let file = KeyTable(
    name: "a rule file",
    keys: [
      .init("format", .integer(1...1), required: true, "the version of this format, which is 1"),
      .init("language", .text, "the language of the documents, by its code: en, ja, fr, …"),
      .init("rules", .list(rule), "the rules"),
      .init("fragments", .named(.text), "named pieces of patterns, used as {{name}}"),
      .init("lists", .named(.texts), "named lists of plain words, used as {{name}}"),
      .init("cues", .list(cue), "words that negate, hedge, attribute or suppose"),
      .init("exclude", .list(exclusion), "exceptions to rules that are not to be edited"),
    ])

  static let rule = KeyTable(
    name: "a rule",
    keys: [
      .init("id", .text, required: true, "a unique name of letters, digits, '.' and '-'"),
      .init("tag", .text, "the tag, as group/leaf"),
      .init("tags", .texts, "several tags, where the rule speaks for more than one"),
      .init("description", .text, required: true, "what the rule finds, in one line"),
      .init("match", .condition, required: true, "what the rule looks for"),
      .init("strength", .strength, "how much one hit says for the tag"),
      .init("zones", .choices(Zone.allCases.map(\.rawValue)), "where a hit counts"),
      .init("not", .condition, "a hit that overlaps one of these is cancelled"),
      .init("veto", .condition, "where this is found, the document does not get the tags"),
      .init("bundle", .text, "rules with the same bundle say the same thing"),
      .init("case", .choice(["insensitive", "sensitive"]), "whether letter case matters"),
      .init("status", .choice(Rule.Status.allCases.map(\.rawValue)), "trial rules never count"),
      .init("reason", .text, "why a rule was retired"),
      .init("locked", .boolean, "whether fitting leaves the weight alone"),
      .init("language", .text, "overrides the language of the file"),
      .init("examples", .mapping(examples), "texts that the rule must, and must not, hit"),
      .init("notes", .text, "remarks for colleagues"),
      .init("references", .texts, "where the words come from"),
    ])

  static let examples = KeyTable(
    name: "the examples",
    keys: [
      .init("match", .texts, "texts that the rule must hit; [[…]] marks the exact words"),
      .init("no-match", .texts, "texts that the rule must not hit"),
    ])

  static let cue = KeyTable(
    name: "a cue",
    keys: [
      .init("id", .text, required: true, "a unique name of letters, digits, '.' and '-'"),
      .init(
        "kind", .choice(Cue.Kind.allCases.map(\.rawValue)), required: true,
        "what the cue does to a hit"),
      .init(
        "direction", .choice(Cue.Direction.allCases.map(\.rawValue)),
        "where the cue stands, seen from the hit"),
      .init("within", .distance, "how far it reaches, never beyond the sentence"),
      .init("match", .condition, required: true, "the words of the cue"),
      .init("terminators", .condition, "words that end its reach"),
      .init("not", .condition, "look-alikes that are no cue"),
      .init("tags", .texts, "the only tags or groups that it touches"),
      .init("description", .text, "what the cue finds, in one line"),
      .init("notes", .text, "remarks for colleagues"),
    ])

  static let exclusion = KeyTable(
    name: "an exclusion",
    keys: [
      .init("rules", .texts, required: true, "the ids of rules, with * for any part"),
      .init("match", .condition, "the hits that overlap this are cancelled; without it, all"),
      .init("reason", .text, required: true, "why these rules are silenced"),
      .init("examples", .mapping(exclusionExamples), "texts in which it must, and must not, act"),
    ])

  static let exclusionExamples = KeyTable(
    name: "the examples of an exclusion",
    keys: [
      .init(
        "match", .texts, "texts of which it must cancel a hit; [[…]] marks what its 'match' finds"),
      .init("no-match", .texts, "texts of which it must leave the hits"),
    ])
}
