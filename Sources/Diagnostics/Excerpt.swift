/// A line of a source with a caret under the place of interest.
struct Excerpt {
  /// The line as it is shown: tabs are spaces, and what lies far from the caret is left out.
  let text: String
  /// Spaces, then `^~~~`.
  let caret: String

  /// A character as shown.
  private struct Cell {
    var text: String
    var width: Int
  }

  private static let tabWidth = 4
  private static let ellipsis = "…"

  /// - Parameters:
  ///   - column: the place, in Unicode scalars from 1; one behind the end is fine.
  ///   - length: how many scalars to underline.
  ///   - width: how many columns of the terminal the line may take.
  init(line: Substring, column: Int, length: Int, width: Int) {
    let cells = Self.cells(of: line)
    let start = min(max(0, column - 1), cells.count)
    let end = min(max(start + 1, start + length), max(cells.count, start + 1))
    let window = Self.window(cells, around: start..<end, width: width)

    var text = window.lowerBound > 0 ? Self.ellipsis : ""
    let before = cells[window.lowerBound..<min(start, window.upperBound)]
    let shift = (window.lowerBound > 0 ? 1 : 0) + before.reduce(0) { $0 + $1.width }
    text += cells[window].map(\.text).joined()
    if window.upperBound < cells.count { text += Self.ellipsis }
    while text.last == " " { text.removeLast() }

    let underlined = cells[min(start, window.upperBound)..<min(max(start, end), window.upperBound)]
    let span = max(1, underlined.reduce(0) { $0 + $1.width })
    self.text = text
    self.caret =
      String(repeating: " ", count: shift) + "^" + String(repeating: "~", count: span - 1)
  }

  private static func cells(of line: Substring) -> [Cell] {
    var position = 0
    return line.unicodeScalars.map { scalar in
      let cell: Cell
      if scalar == "\t" {
        let width = tabWidth - position % tabWidth
        cell = Cell(text: String(repeating: " ", count: width), width: width)
      } else if scalar.properties.generalCategory == .control {
        cell = Cell(text: "\u{FFFD}", width: 1)
      } else {
        cell = Cell(text: String(scalar), width: DisplayWidth.columns(of: scalar))
      }
      position += cell.width
      return cell
    }
  }

  /// The characters to show: all, or those around the place of interest.
  private static func window(
    _ cells: [Cell], around focus: Range<Int>, width: Int
  ) -> Range<Int> {
    let total = cells.reduce(0) { $0 + $1.width }
    guard total > width else { return cells.indices }
    // Two columns for the ellipses; what is underlined first, then evenly what is around it.
    var room = width - 2
    var low = min(focus.lowerBound, cells.count)
    var high = low
    while high < min(focus.upperBound, cells.count), room >= cells[high].width {
      room -= cells[high].width
      high += 1
    }
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      if low > 0, room >= cells[low - 1].width {
        low -= 1
        room -= cells[low].width
        isGrowing = true
      }
      if high < cells.count, room >= cells[high].width {
        room -= cells[high].width
        high += 1
        isGrowing = true
      }
    }
    return low..<high
  }
}
