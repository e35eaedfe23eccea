internal import Diagnostics
internal import VigieCore
internal import VigieInput
internal import VigieOutput

extension AnnotationReader {
  // MARK: Label Studio

  /// A task of the export format JSON: `data`, and in `annotations` the work of each labeller.
  mutating func readLabelStudio(_ task: JSONNode) {
    guard let data = task["data"] else {
      error(
        .missingText, "task has no 'data': export the project as JSON, not as JSON-MIN or CSV",
        at: task)
      return
    }
    guard let document = document(task, text: data["text"], carried: [data]) else { return }
    let done = (task["annotations"]?.items ?? []).filter {
      !($0["was_cancelled"]?.isTrue ?? false)
    }
    if done.isEmpty { skip() }
    guard isSameText(document, at: task) else { return }
    for node in done {
      var annotation = document
      var saysOfDocument = false
      for result in node["result"]?.items ?? [] {
        guard let value = result["value"] else { continue }
        if let choices = value["choices"]?.items {
          saysOfDocument = true
          let level: Grade? = result["from_name"]?.string == "central" ? .central : nil
          for choice in choices { grade(choice, as: level, in: &annotation) }
        }
        for label in value["labels"]?.items ?? [] {
          span(
            result, start: value["start"], end: value["end"], label: label,
            quote: value["text"]?.string, in: &annotation)
        }
      }
      if !saysOfDocument { annotation.gradeBySpans() }
      add(annotation)
    }
  }

  // MARK: doccano

  /// A line of JSONL: `label` or `entities` with marked words, `cats` or `label` with names.
  mutating func readDoccano(_ line: JSONNode) {
    let carried = [line] + [line["meta"], line["metadata"]].compactMap { $0 }
    guard
      var annotation = document(line, text: line["text"] ?? line["data"], carried: carried),
      isSameText(annotation, at: line)
    else { return }
    let lists = ["cats", "label", "labels", "entities"].compactMap { list($0, of: line) }
    guard !lists.isEmpty else {
      error(
        .missingLabels,
        "document has no labels: expected 'cats' or 'label' with names, or 'label' or 'entities' with "
          + "marked words, as doccano exports them as JSONL", at: line)
      return
    }
    var saysOfDocument = line["cats"] != nil
    for items in lists {
      for item in items {
        if let parts = item.items {
          guard parts.count == 3 else {
            error(
              .wrongMember,
              "marked words are \(parts.count.counted("value")), expected start, end, label",
              at: item)
            continue
          }
          span(item, start: parts[0], end: parts[1], label: parts[2], in: &annotation)
        } else if case .object = item.value {
          span(
            item, start: item["start_offset"] ?? item["start"],
            end: item["end_offset"] ?? item["end"], label: item["label"] ?? item,
            in: &annotation)
        } else {
          saysOfDocument = true
          grade(item, in: &annotation)
        }
      }
    }
    if !saysOfDocument { annotation.gradeBySpans() }
    add(annotation)
  }

  // MARK: Prodigy

  /// A line of `prodigy db-out`: `accept` with the options taken, `spans` with marked words, and the
  /// `answer`, of which only acceptance says anything of the document. Tasks have none: what they accept is
  /// what was suggested.
  mutating func readProdigy(_ line: JSONNode) {
    guard let answer = line["answer"] else { return skip() }
    switch answer.string {
    case "accept": break
    case "reject", "ignore": return skip()
    default:
      error(
        .wrongMember,
        "'answer' is \(answer.string.map { "'\($0.shortened(to: 60))'" } ?? answer.kind), expected "
          + "'accept', 'reject' or 'ignore'", at: answer)
      return
    }
    let carried = [line["meta"], line].compactMap { $0 }
    guard var annotation = document(line, text: line["text"], carried: carried),
      isSameText(annotation, at: line)
    else { return }
    let (options, spans) = (list("accept", of: line), list("spans", of: line))
    if options == nil, spans == nil {
      error(
        .missingLabels,
        "document has no labels: expected 'accept' with names or 'spans' with marked words",
        at: line)
      return
    }
    for option in options ?? [] { grade(option, in: &annotation) }
    for item in spans ?? [] {
      guard let label = item["label"] else { continue }
      span(item, start: item["start"], end: item["end"], label: label, in: &annotation)
    }
    if line["accept"] == nil { annotation.gradeBySpans() }
    add(annotation)
  }

  // MARK: Both

  /// The items of a member that has to be a list where it is there; empty where it is something else.
  private func list(_ name: String, of line: JSONNode) -> [JSONNode]? {
    guard let member = line[name] else { return nil }
    guard let items = member.items else {
      error(.wrongMember, "'\(name)' is \(member.kind), expected a list of labels", at: member)
      return []
    }
    return items
  }
}
