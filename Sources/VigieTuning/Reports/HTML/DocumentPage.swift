internal import Diagnostics
internal import VigieCore
internal import VigieOutput

/// One sample in the HTML report: its tags, and its text with the evidence marked.
struct DocumentPage {
  let tagged: TaggedSample
  let rules: RuleSet
  /// The leaves that the report looks at.
  let leaves: [TagIndex]
  let anchor: String

  var html: String {
    let document = tagged.sample.document
    let metadata = document.metadata
    let name = metadata.title ?? tagged.sample.id
    let facts = [tagged.sample.id, metadata.date, metadata.place, metadata.source].compactMap(
      \.self)
    let place = "\(tagged.sample.location.file):\(tagged.sample.location.line)"
    let body = HighlightedText.html(document.original, marks(in: .text))
    let title =
      metadata.title.map { HighlightedText.html(Array($0.utf8), marks(in: .title)) }
      ?? Markup.escape(name)
    return "<article id=\"\(anchor)\"><h3>\(title)</h3>"
      + "<p class=\"faint\">\(Markup.escape((facts + [place]).joined(separator: " · ")))</p>"
      + "<ul class=\"badges\">\(badges)</ul>"
      + "<details><summary>Text with evidence</summary>"
      + "<div class=\"body\"\(language)>\(body)</div></details></article>\n"
  }

  private var language: String {
    tagged.sample.document.languages.first.map { " lang=\"\(Markup.escape($0.rawValue))\"" } ?? ""
  }

  private var badges: String {
    leaves.compactMap { tag in
      let observation = tagged[tag]
      let grade = observation.grade
      guard observation.isAssigned || (grade ?? .absent) > .absent else { return nil }
      let style: String
      let word: String
      switch (grade, tagged.kind(of: tag)) {
      case (nil, _): (style, word) = ("", "disputed")
      case (_, .missed): (style, word) = ("missed", "missed")
      case (_, .wrong): (style, word) = ("wrong", "wrong")
      case (_, nil): (style, word) = ("right", "right")
      }
      let central = grade == .central ? ", central" : ""
      return "<li class=\"\(style)\">\(word)\(central): \(Markup.escape(rules.taxonomy[tag].id)) "
        + "\(observation.confidence.twoDecimals)</li>"
    }.joined()
  }

  private func marks(in field: Document.Field) -> [HighlightedText.Mark] {
    var marks: [HighlightedText.Mark] = []
    for tag in leaves {
      guard tagged[tag].isAssigned, let ledger = tagged.ledger.tags[tag] else { continue }
      for entry in ledger.entries where entry.outcome == .counted {
        let place = tagged.sample.document.evidenceRange(of: entry.hit.range)
        guard place.field == field else { continue }
        marks.append(
          HighlightedText.Mark(
            range: place.range, isEvidence: true, isWrong: tagged.kind(of: tag) == .wrong,
            tip: "\(rules.taxonomy[tag].id)\n\(rules[entry.hit.rule].id), "
              + "\(entry.points.twoDecimals) points"))
      }
    }
    guard field == .text else { return marks }
    return marks
      + tagged.sample.quotes.filter { leaves.contains($0.tag) }.compactMap { quote in
        quote.range.map {
          HighlightedText.Mark(
            range: $0, isEvidence: false, tip: "labelled for \(rules.taxonomy[quote.tag].id)")
        }
      }
  }
}
