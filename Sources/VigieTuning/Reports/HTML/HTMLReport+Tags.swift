internal import VigieCore
internal import VigieOutput

extension HTMLReport {
  var tags: String {
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

  var charts: String {
    scorecard.tags.compactMap { scores -> String? in
      guard let measures = scores.measures else { return nil }
      let threshold = rules.scoring.tags[scores.tag.rawValue].threshold
      func figure(_ caption: String, _ svg: String) -> String {
        "<figure><figcaption>\(caption)</figcaption>\(svg)</figure>"
      }
      return "<h3 id=\"\(anchor(scores.tag))\">\(Markup.escape(rules.taxonomy[scores.tag].id))</h3>"
        + "<p class=\"faint\">\(Markup.escape(rules.taxonomy[scores.tag].label())): "
        + "\(scores.support) of \(scores.documents.counted("document")), \(scores.found) found, "
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
}
