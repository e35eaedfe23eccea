package import VigieCore
package import VigieOutput

extension Evaluation {
  /// The report for a reader at a terminal.
  ///
  /// - Parameter added: the rules that the user put beside others, to be named whether they fire or not.
  package func text(naming added: Set<RuleIndex> = [], style: Style) -> String {
    var text = style.bold(heading) + "\n\n"
    text += scorecard.table(rules.taxonomy, style: style) + "\n"
    text += scorecard.averages(style: style) + "\n" + Self.key.map { style.dim($0) + "\n" }.joined()
    if let ruleReport {
      text += "\n" + ruleReport.text(rules, naming: isPartial ? nil : added, style: style)
    }
    if let disagreements {
      text += "\n" + Disagreement.text(disagreements, taxonomy: rules.taxonomy, style: style)
    }
    return text
  }

  /// Whether only some tags were asked for.
  private var isPartial: Bool { scorecard.tags.count < rules.taxonomy.tags.count }

  /// `48 samples, tune half; rules sha256:…; not calibrated`.
  var heading: String {
    let count = "\(samples.count) \(samples.count == 1 ? "sample" : "samples")"
    let which = half.map { ", \($0.rawValue) half" } ?? ""
    return "\(count)\(which); rules \(rules.fingerprint.rawValue.prefix(19)); "
      + (rules.scoring.isCalibrated ? "calibrated" : "not calibrated")
  }

  private static let key = [
    "docs: documents labelled with the tag; with fewer than \(TagScores.fewest), counts only.",
    "95 %: the range of F1 were other documents drawn. central: of the documents that are mainly",
    "about it, those found. AP: average precision. ECE: calibration error over ten bins (it is",
    "above 0 even for a perfect model). Disputed labels count neither for nor against.",
  ]
}

extension Scorecard {
  fileprivate func table(_ taxonomy: Taxonomy, style: Style) -> String {
    var table = TextTable([.left] + Array(repeating: .right, count: 10))
    var header = ["", "docs"]
    if tags.contains(where: { $0.measures != nil }) {
      header += ["precision", "recall", "F1", "95 %", "central", "AP", "Brier", "log loss", "ECE"]
    } else {
      header.append("found by the rules")
    }
    table.add(header.map { .init($0, style: style.dim) })
    for scores in tags {
      let isGroup = taxonomy[scores.tag].group == nil
      let id = taxonomy[scores.tag].id
      let isUnderGroup = taxonomy[scores.tag].group.map { self[$0] != nil } ?? false
      let name = isUnderGroup ? "  \(id.split(separator: "/").last!)" : id
      table.add(scores.row(name, isGroup: isGroup, style: style))
    }
    return table.rendered()
  }

  fileprivate func averages(style: Style) -> String {
    var table = TextTable([.left, .right, .right, .right, .right])
    table.add(["", "precision", "recall", "F1", "95 %"].map { .init($0, style: style.dim) })
    func add(_ name: String, _ agreement: Agreement) {
      table.add([
        name, agreement.precision?.value.twoDecimals ?? "–",
        agreement.recall?.value.twoDecimals ?? "–", agreement.f1?.value.twoDecimals ?? "–",
        agreement.f1?.range ?? "",
      ])
    }
    func add(_ name: String, _ figure: Figure?) {
      guard let figure else { return }
      table.add([name, "", "", figure.value.twoDecimals, figure.range])
    }
    let least = TagScores.fewest
    if !groups.isEmpty {
      add("groups, micro", groupAverages.micro)
      add("groups, macro over \(groupAverages.macroTags)", groupAverages.macroF1)
    }
    if !leaves.isEmpty {
      add("tags, micro", leafAverages.micro)
      add("tags, macro over all \(leafAverages.macroTags)", leafAverages.macroF1)
      add(
        "tags, macro over \(leafAverages.supportedTags) with \(least) documents or more",
        leafAverages.supportedMacroF1)
      add("tags, by document", leafAverages.perDocumentF1)
    }
    if !groups.isEmpty, !leaves.isEmpty { add("hierarchical", hierarchical) }
    return table.rendered()
  }
}

extension TagScores {
  fileprivate func row(_ name: String, isGroup: Bool, style: Style) -> [TextTable.Cell] {
    typealias Cell = TextTable.Cell
    let start = [
      Cell(name, style: { isGroup ? style.bold($0) : style.cyan($0) }), Cell("\(support)"),
    ]
    guard let measures else {
      let isSilent = support + wrong == 0
      let counts = isSilent ? "–" : "\(found) found, \(missed) missed, \(wrong) wrong"
      return start + [Cell(counts, style: style.dim(_:))]
    }
    let agreement = measures.agreement
    let precision = agreement.precision?.value.twoDecimals ?? "–"
    let recall = agreement.recall?.value.twoDecimals ?? "–"
    let f1 = agreement.f1?.value.twoDecimals ?? "–"
    let found = central.support == 0 ? "–" : "\(central.found)/\(central.support)"
    return start + [
      Cell(precision), Cell(recall), Cell(f1),
      Cell(agreement.f1?.range ?? "", style: style.dim(_:)), Cell(found),
      Cell(measures.averagePrecision.value.twoDecimals), Cell(measures.brierScore.decimals(3)),
      Cell(measures.logLoss.decimals(3)), Cell(measures.calibrationError.decimals(3)),
    ]
  }
}

extension Figure {
  /// `0.84–0.95`.
  var range: String {
    interval.map { "\($0.lower.twoDecimals)–\($0.upper.twoDecimals)" } ?? ""
  }
}
