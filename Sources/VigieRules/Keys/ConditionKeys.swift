internal import VigieCore

/// The tables of conditions.
enum ConditionKeys {
  static let condition = KeyTable(
    name: "a condition",
    keys: [
      .init("phrases", .texts, "plain words; any of them must stand"),
      .init("any", .conditions, "any of the conditions holds"),
      .init("all", .mappingOrConditions(all), "all conditions hold within one scope"),
      .init("near", .mapping(near), "all conditions hold close to one another"),
      .init("count", .mapping(count), "a condition holds so many times"),
      .init("when", .text, "the named rules fired and the named tags have hits"),
    ])

  static let all = KeyTable(
    name: "'all'",
    keys: [
      .init(
        "scope", .choice(Condition.Scope.allCases.map(\.rawValue)),
        "where they must come together; a sentence, if nothing is said"),
      .init("patterns", .conditions, required: true, "the conditions"),
    ])

  static let near = KeyTable(
    name: "'near'",
    keys: [
      .init("within", .distance, required: true, "how far apart they may be"),
      .init("patterns", .conditions, required: true, "the conditions"),
      .init("order", .choice(["any", "given"]), "whether the written order is asked for"),
    ])

  static let count = KeyTable(
    name: "'count'",
    keys: [
      .init("at-least", .integer(1...10_000), required: true, "how many times"),
      .init("of", .condition, required: true, "the condition"),
      .init(
        "scope", .choice(Condition.Scope.allCases.map(\.rawValue)),
        "where they are counted; the document, if nothing is said"),
    ])
}
