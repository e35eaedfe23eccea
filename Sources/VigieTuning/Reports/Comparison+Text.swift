internal import VigieCore
package import VigieOutput

extension RuleSetComparison {
  /// The report for a reader at a terminal.
  ///
  /// - Parameter limit: how many changed documents to list for a tag; `nil` for all.
  package func text(old: String, new: String, limit: Int?, style: Style) -> String {
    var text = style.bold("\(samples.counted("sample")); old \(old), new \(new)") + "\n\n"
    text += table(style)
    for (which, names) in [("old", onlyOld), ("new", onlyNew)] where !names.isEmpty {
      text += style.dim("tags of the \(which) rules only: \(names.joined(separator: ", "))") + "\n"
    }
    let changed = tags.filter { !$0.isGroup && !$0.changes.isEmpty }
    for tag in changed { text += "\n" + tag.list(limit: limit, style) }
    if changed.isEmpty { text += "\nNo document gets or loses a tag.\n" }
    if isWorse { text += "\n" + style.red("worse beyond chance") + ": \(reasons)\n" }
    return text
  }

  /// What makes the new rules worse.
  private var reasons: String {
    var reasons = tags.filter(\.isWorse).map {
      "\($0.tag), p \(($0.adjusted ?? 1).decimals(3))"
    }
    if let range = micro.difference, range.upper < 0 {
      reasons.append(
        "F1 over all tags, by \((-range.upper).decimals(4)) to \((-range.lower).decimals(4))")
    }
    return reasons.joined(separator: "; ")
  }

  private func table(_ style: Style) -> String {
    var table = TextTable(
      [.left] + Array(repeating: .right, count: 9))
    table.add(
      ["", "docs", "F1 old", "new", "change", "95 %", "better", "worse", "p", "p (Holm)"].map {
        .init($0, style: style.dim)
      })
    table.add([
      "tags, micro", "", micro.first?.twoDecimals ?? "–", micro.second?.twoDecimals ?? "–",
      Self.change(micro.first, micro.second), micro.difference.map(Self.range) ?? "", "", "", "",
      "",
    ])
    for tag in tags where !tag.changes.isEmpty {
      let comparison = tag.comparison
      let isMeasured = tag.support >= TagScores.fewest
      let (first, second) = isMeasured ? (comparison.first.f1, comparison.second.f1) : (nil, nil)
      let hasTest = comparison.onlyFirst + comparison.onlySecond > 0
      table.add([
        .init(tag.tag, style: { tag.isGroup ? style.bold($0) : style.cyan($0) }),
        .init("\(tag.support)"), .init(first?.twoDecimals ?? "–"),
        .init(second?.twoDecimals ?? "–"),
        .init(Self.change(first, second)),
        .init(isMeasured ? comparison.f1Difference.map(Self.range) ?? "" : "", style: style.dim),
        .init("\(comparison.onlySecond)", style: style.green),
        .init("\(comparison.onlyFirst)", style: style.red),
        .init(hasTest ? comparison.mcNemar.decimals(3) : "–"),
        .init(tag.adjusted?.decimals(3) ?? "–"),
      ])
    }
    return table.rendered()
      + style.dim(
        """
        docs: labelled with the tag; F1 only from \(TagScores.fewest) on. 95 %: the range of the \
        change were other documents drawn.
        better, worse: documents that only the new, only the old rules decide rightly. p: McNemar's \
        exact test;
        + and -: a document gained and lost. Holm: corrected for all tags that changed. Tags that did not change are left out.

        """)
  }

  private static func change(_ first: Double?, _ second: Double?) -> String {
    guard let first, let second else { return "–" }
    return (second - first).signedDecimals
  }

  private static func range(_ interval: Interval) -> String {
    "\(interval.lower.signedDecimals) to \(interval.upper.signedDecimals)"
  }
}

extension RuleSetComparison.TagComparison {
  fileprivate func list(limit: Int?, _ style: Style) -> String {
    var text = style.bold(tag) + "\n"
    for change in changes.prefix(limit ?? .max) {
      let verdict =
        switch change.isRight {
        case true?: style.green("better")
        case false?: style.red("worse ")
        case nil: style.dim("unknown")
        }
      text += "  \(verdict)  " + change.change.line(style)
    }
    let more = changes.count - (limit ?? .max)
    if more > 0 { text += style.dim("  and \(more) more\n") }
    return text
  }
}

extension TagChange {
  /// `+ id  0.31 → 0.77  rule “words”`, and a line break.
  func line(_ style: Style, tag: String? = nil) -> String {
    let sign = isGained ? style.green("+") : style.red("-")
    func shown(_ confidence: Double?) -> String { confidence?.twoDecimals ?? "–" }
    var text = "\(sign) \(tag ?? style.bold(document.printable()))"
    text += "  \(shown(before)) → \(shown(after))"
    for witness in witnesses.prefix(2) {
      let words = style.highlight(witness.words.shortened(to: 60).printable())
      text += "  \(style.dim(witness.rule)) “\(words)”"
    }
    return text + "\n"
  }
}

extension Double {
  /// As `+0.03`, `-0.10` or `0.00`.
  fileprivate var signedDecimals: String {
    let text = twoDecimals
    return self > 0 && text != "0.00" ? "+" + text : text
  }
}
