internal import VigieCore

/// The tables of a taxonomy.
enum TaxonomyKeys {
  static let file = KeyTable(
    name: "a taxonomy",
    keys: [
      .init("format", .integer(1...1), required: true, "the version of this format, which is 1"),
      .init("taxonomy", .text, required: true, "the name of the taxonomy"),
      .init("version", .integer(1...1_000_000), "the version of the taxonomy"),
      .init("title", .named(.text), "its title in each language"),
      .init("languages", .texts, "the languages of its labels, by their codes"),
      .init("defaults", .mapping(defaults), "what holds for every tag that does not say otherwise"),
      .init("groups", .list(group), required: true, "the groups of tags"),
    ])

  private static let decision: [KeyTable.Key] = [
    .init("mode", .choice(Tag.Mode.allCases.map(\.rawValue)), "what a negation beside a hit means"),
    .init("base-rate", .number(0.0001...0.9999), "the share of documents that have the tag"),
    .init("threshold", .number(0.0001...0.9999), "the confidence from which it is assigned"),
  ]

  private static let naming: [KeyTable.Key] = [
    .init("id", .text, required: true, "its name: small letters, digits, '-'"),
    .init("label", .named(.text), required: true, "what it is called, in each language"),
    .init("scope", .named(.text), "what belongs to it and what does not, in each language"),
    .init("false-friends", .texts, "what looks like it and is something else"),
    .init("requires", .mapping(gate), "the tags that must be there for a hit to count"),
    .init("yields-to", .texts, "the tags that take over a hit in the same sentence"),
    .init("mappings", .mapping(mappings), "related terms of other schemes"),
  ]

  static let defaults = KeyTable(name: "the defaults", keys: decision)

  static let group = KeyTable(
    name: "a group",
    keys: naming + decision + [.init("tags", .list(tag), required: true, "the tags of the group")])

  static let tag = KeyTable(
    name: "a tag",
    keys: naming + decision + [
      .init(
        "fallback", .boolean, "whether it is the one to use where no other tag of the group fits")
    ])

  static let gate = KeyTable(
    name: "'requires'",
    keys: [
      .init("any", .texts, required: true, "groups or tags, one of which must have a hit"),
      .init("within", .choice(Tag.Gate.Reach.allCases.map(\.rawValue)), "how near"),
    ])

  static let mappings = KeyTable(
    name: "the mappings",
    keys: ["disarm", "misp", "iptc", "eurovoc", "other"].map {
      .init($0, .terms(term), "terms of this scheme")
    })

  static let term = KeyTable(
    name: "a term",
    keys: [
      .init("id", .text, required: true, "the id in its scheme"),
      .init("name", .text, "the name in its scheme"),
    ])
}
