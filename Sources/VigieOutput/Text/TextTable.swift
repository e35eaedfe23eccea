/// A table for a terminal: columns as wide as their widest cell.
package struct TextTable {
  package struct Cell {
    package var text: String
    /// Colours the cell once its width is known.
    package var style: (String) -> String

    package init(_ text: String, style: @escaping (String) -> String = { $0 }) {
      self.text = text
      self.style = style
    }
  }

  package enum Alignment { case left, right }

  private let alignments: [Alignment]
  private var rows: [[Cell]] = []

  package init(_ alignments: [Alignment]) { self.alignments = alignments }

  /// A row may have fewer cells than there are columns; its last one may then be of any width.
  package mutating func add(_ row: [Cell]) { rows.append(row) }

  package mutating func add(_ row: [String]) { add(row.map { Cell($0) }) }

  /// An empty line.
  package mutating func addBreak() { rows.append([]) }

  package func rendered() -> String {
    var widths = [Int](repeating: 0, count: alignments.count)
    for row in rows {
      for (column, cell) in row.enumerated()
      where row.count == alignments.count || column + 1 < row.count {
        widths[column] = max(widths[column], cell.text.count)
      }
    }
    return rows.map { row in
      let line = row.enumerated().map { column, cell in
        let isLast = column + 1 == row.count
        switch alignments[column] {
        case .left:
          return cell.style(isLast ? cell.text : cell.text.padded(to: widths[column]))
        case .right:
          // A short row ends with a text, not with a number.
          let isNumber = !isLast || row.count == alignments.count
          return cell.style(isNumber ? cell.text.aligned(to: widths[column]) : cell.text)
        }
      }.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }
}
