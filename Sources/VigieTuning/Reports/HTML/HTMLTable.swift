internal import VigieOutput

/// A table for the HTML report, in a frame that scrolls where the page is narrow.
struct HTMLTable {
  struct Column {
    var name: String
    /// What it means, where a pointer rests on it.
    var hint: String?
    var isText = false
  }

  private let caption: String
  private let columns: [Column]
  private var rows = ""

  init(_ caption: String, _ columns: [Column]) {
    self.caption = caption
    self.columns = columns
  }

  /// A row that is a heading for those below it.
  ///
  /// - Parameter head: markup.
  mutating func add(heading head: String) {
    rows +=
      "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"\(columns.count)\">\(head)</th></tr>\n"
  }

  /// - Parameters:
  ///   - head: markup for the first cell, which names the row.
  ///   - cells: markup for the others; the last one may span what is left.
  mutating func add(_ head: String, _ cells: [String], style: String = "") {
    rows += "<tr\(style.isEmpty ? "" : " class=\"\(style)\"")><th scope=\"row\">\(head)</th>"
    for (index, cell) in cells.enumerated() {
      let isText = columns[index + 1].isText
      let left = columns.count - 1 - index
      let spans = index + 1 == cells.count && left > 1
      var attributes = isText || spans ? " class=\"text\(isText ? "" : " faint")\"" : ""
      if spans { attributes += " colspan=\"\(left)\"" }
      rows += "<td\(attributes)>\(cell)</td>"
    }
    rows += "</tr>\n"
  }

  var html: String {
    let head = columns.map { column in
      let hint = column.hint.map { " title=\"\(Markup.escape($0))\"" } ?? ""
      return "<th scope=\"col\"\(column.isText ? " class=\"text\"" : "")\(hint)>"
        + "\(Markup.escape(column.name))</th>"
    }.joined()
    return
      "<p class=\"faint\">\(Markup.escape(caption))</p>"
      + "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(Markup.escape(caption))\">"
      + "<table><caption class=\"unseen\">\(Markup.escape(caption))</caption><thead><tr>\(head)</tr></thead>"
      + "<tbody>\n\(rows)</tbody></table></div>\n"
  }
}
