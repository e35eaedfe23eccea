internal import VigieCore
internal import VigieOutput

extension HTMLReport {
  func table(of report: RuleReport) -> String {
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
      ])
    var last: TagIndex?
    for scores in shown.sorted(by: {
      ($0.tag, -$0.fires, $0.rule.rawValue) < ($1.tag, -$1.fires, $1.rule.rawValue)
    }) {
      if scores.tag != last {
        table.add(heading: Markup.escape(rules.taxonomy[scores.tag].id))
      }
      last = scores.tag
      let remarks = Markup.escape(scores.remarks(rules))
      table.add(
        "<span title=\"\(Markup.escape(rules[scores.rule].summary))\">"
          + "\(breakable(rules[scores.rule].id))</span>"
          + (remarks.isEmpty ? "" : "<small class=\"remark\">\(remarks)</small>"),
        [
          "\(scores.fires)", "\(scores.right)", "\(scores.wrong)",
          scores.precision?.twoDecimals ?? "–",
          scores.precisionInterval.map { "\($0.lower.twoDecimals)–\($0.upper.twoDecimals)" } ?? "",
          scores.lift?.decimals(1) ?? "–", "\(scores.unique)", "\(scores.harm)",
          "\(scores.overlap)",
        ], style: "leaf")
    }
    return "<p>\(report.summary)</p>" + table.html + silentRules(report)
  }

  /// An id that may be broken behind its points.
  private func breakable(_ id: String) -> String {
    Markup.escape(id).split(separator: ".").joined(separator: ".<wbr>")
  }

  private func silentRules(_ report: RuleReport) -> String {
    let silent = report.scores.filter { $0.flag == .neverFires }
    guard !silent.isEmpty else { return "" }
    let ids = silent.map { "<li>\(Markup.escape(rules[$0.rule].id))</li>" }.joined()
    return "<details><summary>\(silent.count.counted("rule")) without a hit here</summary>"
      + "<ul class=\"names\">\(ids)</ul></details>\n"
  }

  var confusions: String? {
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
}
