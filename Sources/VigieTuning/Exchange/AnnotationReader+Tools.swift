internal import Diagnostics
internal import VigieCore
internal import VigieInput

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
    var saysOfDocument = line["cats"] != nil
    for key in ["cats", "label", "labels", "entities"] {
      for item in line[key]?.items ?? [] {
        if let parts = item.items {
          guard parts.count == 3 else {
            error(
              .wrongMember, "marked words are \(parts.count) values, expected start, end, label",
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
  /// `answer`, of which only acceptance says anything of the document.
  mutating func readProdigy(_ line: JSONNode) {
    if let answer = line["answer"]?.string, answer != "accept" { return skip() }
    let carried = [line["meta"], line].compactMap { $0 }
    guard var annotation = document(line, text: line["text"], carried: carried),
      isSameText(annotation, at: line)
    else { return }
    for option in line["accept"]?.items ?? [] { grade(option, in: &annotation) }
    for item in line["spans"]?.items ?? [] {
      guard let label = item["label"] else { continue }
      span(item, start: item["start"], end: item["end"], label: label, in: &annotation)
    }
    if line["accept"] == nil { annotation.gradeBySpans() }
    add(annotation)
  }
}
