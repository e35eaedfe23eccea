internal import VigieCore
internal import VigieOutput

extension Evaluation {
  /// The report as one page that needs nothing else.
  package func html() -> String {
    let report = HTMLReport(evaluation: self)
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      + "<title>Rules measured on \(samples.count) samples</title>\n"
      + "<style>\n\(ReportStyle.css)\n</style>\n</head>\n<body>\n\(report.body)</body>\n</html>\n"
  }
}

/// The parts of the page.
struct HTMLReport {
  let evaluation: Evaluation
  private let rules: RuleSet
  private let scorecard: Scorecard
  /// By sample id, the anchor of the document on the page.
  private let anchors: [String: String]

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

  // MARK: Tags

  private var tags: String {
    var table = HTMLTable(
      "Figures by tag; with fewer than \(TagScores.fewest) documents, counts only",
      [
        .init(name: "tag"), .init(name: "docs", hint: "documents labelled with the tag"),
        .init(name: "precision"), .init(name: "recall"), .init(name: "F1"),
        .init(name: "95 %", hint: "the range of F1 were other documents drawn"),
        .init(name: "central", hint: "documents mainly about it, and how many were found"),
        .init(name: "AP", hint: "average precision"), .init(name: "Brier"),
        .init(name: "log loss"),
        .init(name: "ECE", hint: "calibration error over ten bins of equal weight"),
      ])
    for scores in scorecard.tags {
      let isGroup = rules.taxonomy[scores.tag].group == nil
      let isUnderGroup = rules.taxonomy[scores.tag].group.map { scorecard[$0] != nil } ?? false
      var name = Markup.escape(rules.taxonomy[scores.tag].id)
      if isUnderGroup { name = String(name.split(separator: "/").last!) }
      if scores.measures != nil { name = "<a href=\"#\(anchor(scores.tag))\">\(name)</a>" }
      table.add(name, cells(scores), style: isGroup ? "group" : "leaf")
    }
    return table.html
  }

  private func cells(_ scores: TagScores) -> [String] {
    guard let measures = scores.measures else {
      let isSilent = scores.support + scores.wrong == 0
      return [
        "\(scores.support)",
        isSilent
          ? "–" : "\(scores.found) found, \(scores.missed) missed, \(scores.wrong) wrong",
      ]
    }
    func two(_ figure: Figure?) -> String { figure?.value.twoDecimals ?? "–" }
    let agreement = measures.agreement
    return [
      "\(scores.support)", two(agreement.precision), two(agreement.recall), two(agreement.f1),
      agreement.f1?.range ?? "",
      scores.central.support == 0 ? "–" : "\(scores.central.found)/\(scores.central.support)",
      two(measures.averagePrecision), measures.brierScore.decimals(3),
      measures.logLoss.decimals(3), measures.calibrationError.decimals(3),
    ]
  }

  private func anchor(_ tag: TagIndex) -> String { "tag-\(tag.rawValue)" }

  private var charts: String {
    scorecard.tags.compactMap { scores -> String? in
      guard let measures = scores.measures else { return nil }
      let threshold = rules.scoring.tags[scores.tag.rawValue].threshold
      func figure(_ caption: String, _ svg: String) -> String {
        "<figure><figcaption>\(caption)</figcaption>\(svg)</figure>"
      }
      return "<h3 id=\"\(anchor(scores.tag))\">\(Markup.escape(rules.taxonomy[scores.tag].id))</h3>"
        + "<p class=\"faint\">\(Markup.escape(rules.taxonomy[scores.tag].label())): "
        + "\(scores.support) of \(scores.documents) documents, \(scores.found) found, "
        + "\(scores.missed) missed, \(scores.wrong) wrong</p><div class=\"charts\">"
        + figure(
          "Precision by recall; the ring is what is decided, dashes are equal F1",
          measures.precisionRecallChart)
        + figure(
          "Reliability: on the diagonal, confidence is probability", measures.reliabilityChart)
        + figure(
          "Documents by confidence, logarithmic; dashes are the threshold",
          measures.histogram(threshold: threshold)) + "</div>\n"
    }.joined()
  }

  // MARK: Rules

  private func table(of report: RuleReport) -> String {
    let shown = report.scores.filter { $0.flag != .neverFires && $0.flag != .untested }
    var table = HTMLTable(
      "Rules that hit anything, by tag",
      [
        .init(name: "rule"), .init(name: "docs", hint: "documents in which a hit counts"),
        .init(name: "right"), .init(name: "wrong"), .init(name: "precision"),
        .init(name: "95 %", hint: "Wilson interval"),
        .init(name: "lift", hint: "precision over chance"),
        .init(name: "unique", hint: "right decisions that would go wrong without the rule"),
        .init(name: "harm", hint: "wrong decisions that would come right without the rule"),
        .init(name: "overlap", hint: "documents in which another rule of the tag counts too"),
        .init(name: "remark", isText: true),
      ])
    var last: TagIndex?
    for scores in shown.sorted(by: {
      ($0.tag, -$0.fires, $0.rule.rawValue) < ($1.tag, -$1.fires, $1.rule.rawValue)
    }) {
      if scores.tag != last {
        table.add(heading: Markup.escape(rules.taxonomy[scores.tag].id))
      }
      last = scores.tag
      table.add(
        "<span title=\"\(Markup.escape(rules[scores.rule].summary))\">"
          + "\(Markup.escape(rules[scores.rule].id))</span>",
        [
          "\(scores.fires)", "\(scores.right)", "\(scores.wrong)",
          scores.precision?.twoDecimals ?? "–",
          scores.precisionInterval.map { "\($0.lower.twoDecimals)–\($0.upper.twoDecimals)" } ?? "",
          scores.lift?.decimals(1) ?? "–", "\(scores.unique)", "\(scores.harm)",
          "\(scores.overlap)", Markup.escape(scores.remarks(rules)),
        ], style: "leaf")
    }
    return "<p>\(report.summary)</p>" + table.html
  }

  private var confusions: String? {
    let pairs = Confusion.all(in: evaluation.samples, of: scorecard.leaves.map(\.tag)).prefix(40)
    guard !pairs.isEmpty else { return nil }
    var table = HTMLTable(
      "Documents that got one tag in place of another",
      [
        .init(name: "labelled, missed"), .init(name: "assigned, not labelled", isText: true),
        .init(name: "docs"),
      ])
    for pair in pairs {
      table.add(
        Markup.escape(rules.taxonomy[pair.missed].id),
        [Markup.escape(rules.taxonomy[pair.wrong].id), "\(pair.documents)"])
    }
    return table.html
  }

  // MARK: Documents

  private func list(_ disagreements: [Disagreement]) -> String {
    guard !disagreements.isEmpty else { return "<p>There are none.</p>" }
    var html = ""
    var last: TagIndex?
    for disagreement in disagreements {
      if disagreement.tag != last {
        html += last == nil ? "" : "</ul>\n"
        html +=
          "<h3>\(Markup.escape(rules.taxonomy[disagreement.tag].id))</h3><ul class=\"list\">\n"
      }
      last = disagreement.tag
      html += item(disagreement)
    }
    return html + "</ul>\n"
  }

  private func item(_ disagreement: Disagreement) -> String {
    let sample = disagreement.tagged.sample
    let observation = disagreement.observation
    let title = Markup.escape(sample.document.metadata.title ?? sample.id)
    let grade = observation.grade == .central ? "central" : "mentioned"
    let what =
      disagreement.kind == .missed ? "labelled \(grade), not assigned" : "assigned, not labelled"
    var details = disagreement.quotes.map {
      "labelled for <q class=\"quote\">\(Markup.escape($0.text))</q>"
    }
    if let reason = disagreement.entry?.reason { details.append(Markup.escape(reason)) }
    for hit in disagreement.entry?.entries ?? [] {
      let words = "<mark>\(Markup.escape(hit.evidence.text))</mark>"
      let why =
        hit.reason.map { "does not count: \(Markup.escape($0))" }
        ?? "\(hit.evidence.points.twoDecimals) points"
      details.append("\(words) \(Markup.escape(hit.evidence.rule)), \(why)")
    }
    for miss in disagreement.nearMisses.prefix(5) {
      details.append("near miss of \(Markup.escape(miss.rule)): \(Markup.escape(miss.reason))")
    }
    if disagreement.kind == .missed, disagreement.entry == nil, disagreement.nearMisses.isEmpty {
      details.append("no rule of the tag has a hit, and none comes near")
    }
    return
      "<li class=\"\(disagreement.kind.rawValue)\"><strong>\(disagreement.kind.rawValue)</strong> "
      + "<a href=\"#\(anchors[sample.id] ?? "")\">\(title)</a> "
      + "<span class=\"faint\">\(Markup.escape(sample.id)): \(what), "
      + "\(observation.status.rawValue) at \(observation.confidence.twoDecimals)</span>"
      + "<ul>\(details.map { "<li>\($0)</li>" }.joined())</ul></li>\n"
  }

  private var documents: String {
    let shown = evaluation.samples.filter { anchors[$0.sample.id] != nil }
    guard !shown.isEmpty else { return "<p>No document is decided otherwise than labelled.</p>" }
    return "<p>The \(shown.count) documents with a disagreement. Marked: <mark>evidence</mark>, "
      + "<mark class=\"wrong\">evidence for a tag that is not labelled</mark>, "
      + "<span class=\"quote\">what the labeller quoted</span>.</p>\n"
      + shown.map { tagged in
        DocumentPage(
          tagged: tagged, rules: rules, leaves: scorecard.leaves.map(\.tag),
          anchor: anchors[tagged.sample.id]!
        ).html
      }.joined()
  }
}
