internal import Diagnostics
internal import VigieCore
internal import VigieInput

/// What one line of samples says beyond the document, checked against the taxonomy.
struct SampleLine {
  /// The id, where the line gives one.
  private(set) var id: Located<String>?
  /// The sample, unless something is wrong with it.
  private(set) var sample: Sample?

  private static let keys = ["id", "text", "title", "labels", "disputed", "evidence", "weight"]

  static func isKnown(_ key: String) -> Bool { keys.contains(key) }

  /// - Parameters:
  ///   - document: what the line was read as; `nil` where it was refused and that was said.
  init(
    _ object: JSONNode, of document: Document?, line: DocumentReader.Line, taxonomy: Taxonomy,
    bag: DiagnosticBag
  ) {
    guard case .object(let members) = object.value else { return }
    var parser = SampleLineParser(line: line, taxonomy: taxonomy, bag: bag)
    let values = parser.values(of: members)
    if let node = values["id"], !node.isNull {
      if let text = node.string ?? node.numberText {
        id = Located(text, at: line.location(of: node.offset))
      }
    } else {
      parser.error(
        .missingID, "sample has no 'id': it tells which half the sample belongs to",
        at: object.offset)
    }
    var labels: [TagIndex: Grade] = [:]
    if let node = values["labels"], !node.isNull {
      labels = parser.labels(node)
    } else {
      parser.missingLabels(members, at: object.offset)
    }
    let disputed = values["disputed"].map { parser.disputed($0) } ?? []
    let weight = values["weight"].map { parser.weight($0) } ?? 1
    let text = values["text"].flatMap(\.string)
    let quotes = values["evidence"].map {
      parser.evidence($0, text: text ?? "", title: values["title"].flatMap(\.string) ?? "")
    }
    guard let document, let id, !parser.hasError else { return }
    sample = Sample(
      id: id.value, document: document, labels: labels.filter { $0.value > .absent },
      disputed: disputed, quotes: quotes ?? [], weight: weight, cluster: id.value,
      location: line.location(of: object.offset))
  }
}

extension JSONNode {
  /// A number as it is written.
  var numberText: String? {
    if case .number(let text) = value { text } else { nil }
  }
}
