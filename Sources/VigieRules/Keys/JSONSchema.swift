/// The JSON Schema of rule files, for editors that complete keys and underline mistakes.
///
/// It is made of the tables that files are read by, so the two cannot differ in their keys.
public enum JSONSchema {
  /// The schema of rule files and taxonomies (Draft 2020-12), as indented JSON.
  public static func text() -> String { JSONText.render(ruleFile) + "\n" }

  static let ruleFile: JSONValue = .object([
    ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
    ("title", .string("Vigie rule file, taxonomy or file of weights")),
    (
      "anyOf",
      .array([
        reference(to: RuleFileKeys.file), reference(to: TaxonomyKeys.file),
        reference(to: FittedKeys.file),
      ])
    ),
    ("$defs", .object(definitions)),
  ])

  private static let tables: [KeyTable] = [
    RuleFileKeys.file, RuleFileKeys.rule, RuleFileKeys.examples, RuleFileKeys.cue,
    RuleFileKeys.exclusion, RuleFileKeys.exclusionExamples, ConditionKeys.condition,
    ConditionKeys.all, ConditionKeys.near, ConditionKeys.count, TaxonomyKeys.file,
    TaxonomyKeys.defaults, TaxonomyKeys.group, TaxonomyKeys.tag, TaxonomyKeys.gate,
    TaxonomyKeys.mappings, TaxonomyKeys.term,
    FittedKeys.file, FittedKeys.origin, FittedKeys.tag, FittedKeys.group, FittedKeys.weight,
  ]

  private static var definitions: [(String, JSONValue)] {
    tables.map { (name(of: $0), schema(of: $0)) } + [
      (
        "pattern-or-condition",
        .object([
          (
            "anyOf",
            .array([
              string(description: "a PCRE2 pattern"), list(of: conditionReference),
              reference(to: ConditionKeys.condition),
            ])
          )
        ])
      )
    ]
  }

  private static let conditionReference: JSONValue = .object([
    ("$ref", .string("#/$defs/pattern-or-condition"))
  ])

  /// `a rule file` is `rule-file`.
  private static func name(of table: KeyTable) -> String {
    let words = table.name.filter { $0 != "'" }.split(separator: " ")
    return words.filter { !["a", "an", "the"].contains($0) }.joined(separator: "-")
  }

  private static func reference(to table: KeyTable) -> JSONValue {
    .object([("$ref", .string("#/$defs/\(name(of: table))"))])
  }

  private static func schema(of table: KeyTable) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("type", .string("object")),
      (
        "properties",
        .object(table.keys.map { ($0.name, described(schema(of: $0.kind), as: $0.doc)) })
      ),
      ("additionalProperties", .boolean(false)),
    ]
    let required = table.keys.filter(\.isRequired).map(\.name)
    if !required.isEmpty { members.append(("required", .array(required.map { .string($0) }))) }
    if table.name == RuleFileKeys.rule.name {
      // One of the two, which a list of required keys cannot say.
      members.append(
        (
          "oneOf",
          .array(
            ["tag", "tags"].map { .object([("required", .array([.string($0)]))]) })
        ))
    }
    if table.name == ConditionKeys.condition.name {
      members += [("minProperties", .number(1)), ("maxProperties", .number(1))]
    }
    return .object(members)
  }

  private static func described(_ schema: JSONValue, as doc: String) -> JSONValue {
    guard case .object(let members) = schema else { return schema }
    return .object([("description", .string(doc))] + members)
  }

  private static func schema(of kind: ValueKind) -> JSONValue {
    switch kind {
    case .text: .object([("type", .array([.string("string"), .string("number")]))])
    case .texts: either(schema(of: .text), list(of: schema(of: .text)))
    case .choice(let words): .object([("enum", .array(words.map { .string($0) }))])
    case .choices(let words):
      either(schema(of: .choice(words)), list(of: schema(of: .choice(words))))
    case .integer(let range):
      .object([
        ("type", .string("integer")), ("minimum", .number(Double(range.lowerBound))),
        ("maximum", .number(Double(range.upperBound))),
      ])
    case .number(let range):
      .object([
        ("type", .string("number")), ("minimum", .number(range.lowerBound)),
        ("maximum", .number(range.upperBound)),
      ])
    case .boolean: .object([("type", .string("boolean"))])
    case .strength:
      either(
        schema(of: .choice(RuleFileKeys.strengths)),
        .object([
          ("type", .string("number")), ("minimum", .number(-20)), ("maximum", .number(20)),
        ]))
    case .distance:
      .object([
        ("type", .string("string")),
        ("pattern", .string("^([0-9]+ (words?|characters?)|sentence|paragraph)$")),
      ])
    case .condition: conditionReference
    case .conditions: list(of: conditionReference)
    case .mappingOrConditions(let table): either(list(of: conditionReference), reference(to: table))
    case .mapping(let table): reference(to: table)
    case .list(let table): list(of: reference(to: table))
    case .named(let inner):
      .object([("type", .string("object")), ("additionalProperties", schema(of: inner))])
    case .terms(let table): list(of: either(schema(of: .text), reference(to: table)))
    }
  }

  private static func string(description: String) -> JSONValue {
    .object([("type", .string("string")), ("description", .string(description))])
  }

  private static func list(of items: JSONValue) -> JSONValue {
    .object([("type", .string("array")), ("items", items), ("minItems", .number(1))])
  }

  private static func either(_ one: JSONValue, _ other: JSONValue) -> JSONValue {
    .object([("anyOf", .array([one, other]))])
  }
}
