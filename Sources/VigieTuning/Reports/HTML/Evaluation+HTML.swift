internal import VigieCore
internal import VigieOutput

extension Evaluation {
  /// The report as one page that needs nothing else.
  package func html() -> String {
    let report = HTMLReport(evaluation: self)
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      + "<title>Rules measured on \(samples.count.counted("sample"))</title>\n"
      + "<style>\n\(ReportStyle.css)\n</style>\n</head>\n<body>\n\(report.body)</body>\n</html>\n"
  }
}

/// The parts of the page.
struct HTMLReport {
  let evaluation: Evaluation
  let rules: RuleSet
  let scorecard: Scorecard
  /// By sample id, the anchor of the document on the page.
  let anchors: [String: String]

  init(evaluation: Evaluation) {
    self.evaluation = evaluation
    rules = evaluation.rules
    scorecard = evaluation.scorecard
    let shown = Set(evaluation.disagreements?.map(\.tagged.sample.id) ?? [])
    anchors = Dictionary(
      uniqueKeysWithValues: evaluation.samples.filter { shown.contains($0.sample.id) }.enumerated()
        .map { ($0.element.sample.id, "document-\($0.offset + 1)") })
  }

  var body: String {
    var sections: [(id: String, title: String, html: String)] = [("tags", "Tags", tags)]
    let charts = self.charts
    if !charts.isEmpty { sections.append(("curves", "Curves", charts)) }
    if let report = evaluation.ruleReport { sections.append(("rules", "Rules", table(of: report))) }
    if let confusions, !confusions.isEmpty {
      sections.append(("confusions", "Confusions", confusions))
    }
    if let disagreements = evaluation.disagreements {
      sections.append(("disagreements", "Disagreements", list(disagreements)))
      sections.append(("documents", "Documents", documents))
    }
    let links = sections.map { "<li><a href=\"#\($0.id)\">\($0.title)</a></li>" }.joined()
    return "<a class=\"skip\" href=\"#tags\">To the figures</a>\n"
      + "<header><h1>Rules measured on labelled samples</h1>"
      + "<p class=\"faint\">\(Markup.escape(evaluation.heading))</p>"
      + "<nav aria-label=\"Sections\"><ul>\(links)</ul></nav></header>\n<main>\n\(tiles)"
      + sections.map { section in
        "<section aria-labelledby=\"\(section.id)\"><h2 id=\"\(section.id)\">\(section.title)</h2>\n"
          + section.html + "</section>\n"
      }.joined() + "</main>\n"
  }

  private var tiles: String {
    var tiles = ""
    func add(_ name: String, _ figure: Figure?) {
      guard let figure else { return }
      let range = figure.interval == nil ? "" : "<small>95 %: \(figure.range)</small>"
      tiles += "<div><dt>\(name)</dt><dd>\(figure.value.twoDecimals)\(range)</dd></div>"
    }
    if !scorecard.groups.isEmpty, !scorecard.leaves.isEmpty {
      add("F1, hierarchical", scorecard.hierarchical.f1)
    }
    if !scorecard.groups.isEmpty { add("F1, groups, macro", scorecard.groupAverages.macroF1) }
    if !scorecard.leaves.isEmpty {
      let averages = scorecard.leafAverages
      add("F1, tags, micro", averages.micro.f1)
      add("F1, tags, macro over \(averages.macroTags)", averages.macroF1)
      add(
        "F1, macro over \(averages.supportedTags) tags with \(TagScores.fewest) documents",
        averages.supportedMacroF1)
      add("F1 of a document", averages.perDocumentF1)
    }
    return "<dl class=\"tiles\">\(tiles)</dl>\n"
  }
}
