import Foundation
import Testing

@testable import VigieRules

@Suite struct JSONSchemaTests {
  private func schema() throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(JSONSchema.text().utf8))
    return try #require(object as? [String: Any])
  }

  @Test func everyKeyIsNamedAndExplained() throws {
    let definitions = try #require(try schema()["$defs"] as? [String: [String: Any]])
    for (name, table) in [
      ("rule-file", RuleFileKeys.file), ("rule", RuleFileKeys.rule),
      ("examples", RuleFileKeys.examples), ("cue", RuleFileKeys.cue),
      ("exclusion", RuleFileKeys.exclusion), ("condition", ConditionKeys.condition),
      ("all", ConditionKeys.all), ("near", ConditionKeys.near), ("count", ConditionKeys.count),
      ("taxonomy", TaxonomyKeys.file), ("group", TaxonomyKeys.group), ("tag", TaxonomyKeys.tag),
    ] {
      let definition = try #require(definitions[name], "\(name)")
      let properties = try #require(definition["properties"] as? [String: [String: Any]])
      #expect(Set(properties.keys) == Set(table.keys.map(\.name)))
      #expect(properties.values.allSatisfy { $0["description"] is String })
      #expect(definition["additionalProperties"] as? Bool == false)
    }
  }

  @Test func everyReferenceLeadsSomewhere() throws {
    let schema = try schema()
    let definitions = try #require(schema["$defs"] as? [String: Any])
    var references: [String] = []
    func collect(_ value: Any) {
      if let object = value as? [String: Any] {
        if let reference = object["$ref"] as? String { references.append(reference) }
        object.values.forEach(collect)
      } else if let array = value as? [Any] {
        array.forEach(collect)
      }
    }
    collect(schema)
    #expect(references.count > 10)
    for reference in references {
      #expect(definitions[reference.replacing("#/$defs/", with: "")] != nil, "\(reference)")
    }
  }
}
