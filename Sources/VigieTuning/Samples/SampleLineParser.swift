internal import Diagnostics
internal import VigieCore
internal import VigieInput

/// Reads the members of a line of samples, and says what is wrong with each.
struct SampleLineParser {
  let line: DocumentReader.Line
  let taxonomy: Taxonomy
  let bag: DiagnosticBag
  private(set) var hasError = false

  init(line: DocumentReader.Line, taxonomy: Taxonomy, bag: DiagnosticBag) {
    self.line = line
    self.taxonomy = taxonomy
    self.bag = bag
  }

  mutating func error(_ code: Diagnostic.Code, _ message: String, at offset: Int) {
    bag.add(Diagnostic(.error, code, message, at: line.location(of: offset)))
    hasError = true
  }

  /// The values by key; a key that stands twice is an error.
  mutating func values(of members: [JSONNode.Member]) -> [String: JSONNode] {
    var values: [String: JSONNode] = [:]
    for member in members {
      if values[member.name] != nil, SampleLine.isKnown(member.name) {
        error(.duplicateMember, "'\(member.name)' stands twice in the object", at: member.offset)
      }
      values[member.name] = member.value
    }
    return values
  }

  mutating func missingLabels(_ members: [JSONNode.Member], at offset: Int) {
    // Only one that is not a key of its own can be a misspelt one.
    if let near = members.first(where: { Spelling.nearest(to: $0.name, among: ["labels"]) != nil })
    {
      error(
        .missingLabels, "sample has no 'labels'; did you mean that by '\(near.name)'?",
        at: near.offset)
    } else {
      error(
        .missingLabels,
        "sample has no 'labels', such as {\"\(exampleTag)\": 2}; a document without any tag has {}",
        at: offset)
    }
  }

  mutating func labels(_ node: JSONNode) -> [TagIndex: Grade] {
    guard case .object(let members) = node.value else {
      error(
        .wrongMember,
        "'labels' is \(node.kind), expected an object such as {\"\(exampleTag)\": 2}",
        at: node.offset)
      return [:]
    }
    var labels: [TagIndex: Grade] = [:]
    for member in members {
      let tag = tag(member.name, at: member.offset)
      let grade = member.value.numberText.flatMap(Int.init).flatMap(Grade.init(rawValue:))
      if grade == nil {
        let found = member.value.numberText ?? member.value.kind
        error(
          .invalidGrade,
          "the grade of '\(member.name)' is \(found), expected 1 (mentioned) or 2 (central)",
          at: member.value.offset)
      }
      guard let tag, let grade else { continue }
      if labels[tag] != nil {
        error(.duplicateMember, "'\(member.name)' is labelled twice", at: member.offset)
      }
      labels[tag] = grade
    }
    return labels
  }

  mutating func disputed(_ node: JSONNode) -> Set<TagIndex> {
    guard case .array(let items) = node.value else {
      if !node.isNull {
        error(
          .wrongMember, "'disputed' is \(node.kind), expected an array of tags", at: node.offset)
      }
      return []
    }
    var tags = Set<TagIndex>()
    for item in items {
      if let name = item.string {
        if let tag = tag(name, at: item.offset) { tags.insert(tag) }
      } else {
        error(.wrongMember, "'disputed' holds \(item.kind), expected a tag", at: item.offset)
      }
    }
    return tags
  }

  mutating func weight(_ node: JSONNode) -> Double {
    if node.isNull { return 1 }
    guard let weight = node.number, SampleWeight.isSound(weight) else {
      error(
        .invalidWeight,
        "'weight' is \(node.numberText ?? node.kind), \(SampleWeight.expectation)",
        at: node.offset)
      return 1
    }
    return weight
  }

  mutating func tag(_ name: String, at offset: Int) -> TagIndex? {
    if let tag = taxonomy.index(of: name) { return tag }
    var message = "unknown tag '\(name)'"
    if let near = Spelling.nearest(toPath: name, among: taxonomy.tags.map(\.id)) {
      message += "; did you mean '\(near)'?"
    }
    error(.unknownLabel, message, at: offset)
    return nil
  }

  private var exampleTag: String {
    taxonomy.leaves.first.map { taxonomy[$0].id } ?? "group/leaf"
  }
}
