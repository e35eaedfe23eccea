package import VigieOutput

extension RecordChanges {
  /// The report for a reader at a terminal.
  ///
  /// - Parameter limit: how many documents to list; `nil` for all.
  package func text(old: String, new: String, limit: Int?, style: Style) -> String {
    var text = style.bold(
      "\(documents.counted("document")), \(changedDocuments) with other tags; old \(old), new \(new)"
    )
    text += "\n\n"
    var table = TextTable([.left] + Array(repeating: .right, count: 4))
    table.add(["", "old", "new", "gained", "lost"].map { .init($0, style: style.dim) })
    for (tag, count) in tagsInOrder {
      table.add([
        .init(tag, style: { isGroup(tag) ? style.bold($0) : style.cyan($0) }),
        .init("\(count.before)"), .init("\(count.after)"),
        .init("\(count.gained)", style: { count.gained > 0 ? style.green($0) : $0 }),
        .init("\(count.lost)", style: { count.lost > 0 ? style.red($0) : $0 }),
      ])
    }
    text += table.rendered() + "\n"
    guard !changes.isEmpty else { return text + "No document gets or loses a tag.\n" }
    var shown = 0
    var last: String?
    for change in changes {
      if change.document != last {
        if let limit, shown == limit { break }
        shown += 1
        text += style.bold(change.document.printable()) + "\n"
      }
      last = change.document
      text += "  " + change.line(style, tag: style.cyan(change.tag))
    }
    let more = changedDocuments - shown
    if more > 0 {
      text += style.dim(
        "and \(more) more \(more == 1 ? "document" : "documents"); --limit 0 lists all\n")
    }
    return text
  }
}
