internal import VigieOutput

/// A text with marks in it that may lie within and across one another.
struct HighlightedText {
  struct Mark {
    /// In bytes of the text.
    var range: Range<Int>
    /// Whether it is evidence of the rules, or a quote of the labeller.
    var isEvidence: Bool
    var isWrong = false
    /// What it speaks for.
    var tip: String
  }

  /// The text as markup: cut at every end of a mark, so that elements nest.
  static func html(_ text: [UInt8], _ marks: [Mark]) -> String {
    let marks = marks.filter { !$0.range.isEmpty && $0.range.upperBound <= text.count }
    let cuts = Set([0, text.count] + marks.flatMap { [$0.range.lowerBound, $0.range.upperBound] })
      .sorted()
    var result = ""
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      let piece = Markup.escape(String(decoding: text[start..<end], as: UTF8.self))
      let here = marks.filter { $0.range.contains(start) }
      let evidence = here.filter(\.isEvidence)
      var html = piece
      if here.contains(where: { !$0.isEvidence }) { html = "<span class=\"quote\">\(html)</span>" }
      if !here.isEmpty {
        var tips: [String] = []
        for mark in here where !tips.contains(mark.tip) { tips.append(mark.tip) }
        let title = " title=\"\(Markup.escape(tips.joined(separator: "\n")))\""
        if evidence.isEmpty {
          html = "<span\(title)>\(html)</span>"
        } else {
          let isWrong = evidence.allSatisfy(\.isWrong)
          html = "<mark\(isWrong ? " class=\"wrong\"" : "")\(title)>\(html)</mark>"
        }
      }
      result += html
    }
    return result
  }
}
