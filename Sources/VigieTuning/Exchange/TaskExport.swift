package import VigieCore
internal import VigieOutput

/// Writes labelling tasks for a tool.
package struct TaskExport {
  package let tool: LabellingTool
  package let unit: OffsetUnit
  package let taxonomy: Taxonomy
  package let fingerprint: Fingerprint
  /// The leaves that may be given.
  package let tags: [TagIndex]
  package let seed: UInt64

  package init(
    _ tool: LabellingTool, unit: OffsetUnit? = nil, rules: RuleSet, tags: [TagIndex], seed: UInt64
  ) {
    self.tool = tool
    self.unit = unit ?? tool.offsetUnit
    taxonomy = rules.taxonomy
    fingerprint = rules.fingerprint
    self.tags = tags
    self.seed = seed
  }

  /// All tasks: lines of JSON, or one array with a task a line for Label Studio.
  package func bytes(_ tasks: [LabellingTask]) -> [UInt8] {
    let lines = tasks.map { task in
      var json = JSONWriter()
      switch tool {
      case .ndjson: ndjson(task, &json)
      case .labelStudio: labelStudio(task, &json)
      case .doccano: doccano(task, &json)
      case .prodigy: prodigy(task, &json)
      }
      return json.bytes
    }
    let newline = Array("\n".utf8)
    guard tool == .labelStudio else { return lines.flatMap { $0 + newline } }
    return Array("[\n".utf8) + lines.joined(separator: Array(",\n".utf8)) + Array("\n]\n".utf8)
  }

  /// `labels` is for people to fill in; until then no command takes the line for a sample.
  private func ndjson(_ task: LabellingTask, _ json: inout JSONWriter) {
    json.object { json in
      let metadata = task.document.metadata
      json["id"] = metadata.id
      json.members(of: metadata)
      json["text"] = task.text
      json.key("labels")
      json.null()
      json.key("suggestions")
      json.array(of: task.suggestions) { json, suggestion in
        json.object { json in
          json["tag"] = suggestion.tag
          json.member("grade", suggestion.grade.rawValue)
          json.member("confidence", suggestion.confidence)
          json.key("evidence")
          json.array(of: spans(of: suggestion, in: task)) { json, span in
            json.object { json in
              json.member("start", span.range.lowerBound)
              json.member("end", span.range.upperBound)
              json["text"] = span.text
            }
          }
        }
      }
      json.key("weight")
      json.value(task.stratum.weight)
      json.key("stratum")
      json.object { write(task.stratum, &$0) }
    }
  }

  private func write(_ stratum: SamplingPlan.Stratum, _ json: inout JSONWriter) {
    json["tag"] = stratum.tag.map { taxonomy[$0].id }
    if stratum.tag != nil {
      json.key("confidence")
      json.array(of: [stratum.lower, stratum.upper]) { $0.value($1) }
    }
    json.member("population", stratum.population)
    json.member("drawn", stratum.drawn)
    json.key("seed")
    json.value(Int(truncatingIfNeeded: seed))
  }

  struct Span {
    var tag: String
    var range: Range<Int>
    var text: String
  }

  /// Each stretch once, in the unit of the tool.
  func spans(of suggestion: LabellingTask.Suggestion, in task: LabellingTask) -> [Span] {
    let offsets = TextOffsets(task.text, unit: unit)
    var seen = Set<Range<Int>>()
    return suggestion.evidence.compactMap { evidence in
      let range = offsets.range(ofScalars: evidence.characters)
      guard !range.isEmpty, seen.insert(range).inserted else { return nil }
      return Span(tag: suggestion.tag, range: range, text: evidence.text)
    }
  }

  func allSpans(_ task: LabellingTask) -> [Span] {
    task.suggestions.flatMap { spans(of: $0, in: task) }
      .sorted {
        ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
      }
  }
}

extension JSONWriter {
  /// What is known of the document, as far as it is.
  mutating func members(of metadata: Document.Metadata) {
    self["title"] = metadata.title
    self["date"] = metadata.date
    self["place"] = metadata.place
    self["source"] = metadata.source
    self["lang"] = metadata.language?.rawValue
  }

  /// What a tool is to carry through and give back: it has an `id` of its own.
  mutating func carriedMembers(of task: LabellingTask) {
    self["sample_id"] = task.document.metadata.id
    members(of: task.document.metadata)
    key("weight")
    value(task.stratum.weight)
  }
}
