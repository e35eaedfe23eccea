internal import Diagnostics
internal import VigieCore
internal import VigieOutput

extension BottomSample<Context> {
  /// A concordance: rule by rule, the words of all lines one under the other.
  ///
  /// - Parameter width: the columns that a line may take; wide characters take two.
  func text(_ rules: RuleSet, style: Style, width: Int) -> String {
    let lines = elements
    var text = style.dim(
      "in context: \(lines.count) of \(total) \(total == 1 ? "hit" : "hits")\n")
    let layout = ConcordanceLayout(names: lines.map(\.document), width: width)
    for rule in Set(lines.map(\.rule)).sorted() {
      text += style.cyan(rules[rule].id) + "\n"
      for line in lines where line.rule == rule { text += layout.line(line, style) + "\n" }
    }
    return text
  }
}

/// Where on a line the parts of a concordance stand.
struct ConcordanceLayout {
  private static let widestName = 20

  private let nameWidth: Int
  private let leftWidth: Int
  private let width: Int

  /// - Parameters:
  ///   - names: of the documents that lines are from.
  ///   - width: the columns that a line may take.
  init(names: [String], width: Int) {
    let widest = names.map { DisplayWidth.columns(of: $0) }.max() ?? 0
    nameWidth = Swift.min(Self.widestName, widest)
    // Two columns before the name, two behind it; the words begin where 45 % of the rest are used.
    let room = Swift.max(20, width - nameWidth - 4)
    self.width = nameWidth + 4 + room
    leftWidth = room * 45 / 100
  }

  func line(_ context: Context, _ style: Style) -> String {
    line(
      context.document, context.before, context.words, context.after,
      isCounted: context.isCounted, style)
  }

  /// - Parameter isCounted: what does not count is marked in another way.
  func line(
    _ document: String, _ before: String, _ middle: String, _ after: String,
    isCounted: Bool = true, _ style: Style
  ) -> String {
    let name = Fitted(end: document.printable(), columns: nameWidth)
    let left = Fitted(end: before.printable(), columns: leftWidth)
    let marks = style.isColoured ? 0 : 2
    var room = width - nameWidth - 4 - leftWidth - marks
    let words = Fitted(middle: middle.printable(), columns: room)
    room -= words.columns
    let right = Fitted(start: after.printable(), columns: room)
    let shown = isCounted ? style.highlight(words.text) : mark(words.text, style)
    return
      ("  " + name.text + name.padding + "  " + left.padding + left.text + shown + right.text)
      .trimmingTrailingSpaces()
  }

  /// What does not count stands in other brackets.
  private func mark(_ text: String, _ style: Style) -> String {
    style.isColoured ? style.yellow(text) : "(\(text))"
  }
}

/// As much of a text as so many columns hold.
private struct Fitted {
  let text: String
  let columns: Int
  let padding: String

  private init(_ text: String, in room: Int) {
    self.text = text
    columns = text.displayColumns
    padding = String(repeating: " ", count: Swift.max(0, room - columns))
  }

  /// Keeps the beginning.
  init(start text: String, columns room: Int) {
    guard text.displayColumns > room else {
      self.init(text, in: room)
      return
    }
    self.init(text.fitting(room - 1) + (room > 0 ? "…" : ""), in: room)
  }

  /// Keeps the end.
  init(end text: String, columns room: Int) {
    guard text.displayColumns > room else {
      self.init(text, in: room)
      return
    }
    let end = String(String(text.reversed()).fitting(room - 1).reversed())
    self.init((room > 0 ? "…" : "") + end, in: room)
  }

  /// Keeps both ends.
  init(middle text: String, columns room: Int) {
    guard text.displayColumns > room else {
      self.init(text, in: room)
      return
    }
    let start = text.fitting((room - 1) / 2)
    let end = String(String(text.reversed()).fitting(room / 2).reversed())
    self.init(start + "…" + end, in: room)
  }
}

extension Character {
  /// Characters joined into one take the room of one.
  fileprivate var displayColumns: Int { Swift.min(2, DisplayWidth.columns(of: String(self))) }
}

extension String {
  fileprivate var displayColumns: Int { reduce(0) { $0 + $1.displayColumns } }

  /// The longest beginning that takes no more columns.
  fileprivate func fitting(_ columns: Int) -> String {
    var room = columns
    return String(
      prefix { character in
        room -= character.displayColumns
        return room >= 0
      })
  }

  fileprivate func trimmingTrailingSpaces() -> String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
