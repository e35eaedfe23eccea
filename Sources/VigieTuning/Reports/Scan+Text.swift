internal import VigieCore
package import VigieOutput

extension ScanReport {
  /// The report for a reader at a terminal.
  ///
  /// - Parameter width: the columns that lines in context may take.
  package func text(style: Style, width: Int) -> String {
    var parts = [style.bold(heading) + "\n"]
    let spoken = tags.filter { scan[$0].documentsWithHits > 0 }
    if !spoken.isEmpty { parts.append(tagTable(spoken, style)) }
    if !speaking.isEmpty { parts.append(ruleTable(style)) }
    if !excesses.isEmpty { parts.append(excessList(style)) }
    parts.append(silentList(style))
    let contexts = scan.contexts
    if !contexts.elements.isEmpty {
      parts.append(contexts.text(scan.rules, style: style, width: width))
    }
    if let costs { parts.append(costTable(costs, style)) }
    return parts.joined(separator: "\n")
  }

  /// So many rules without a hit are named without being asked for.
  private static let fewSilent = 5

  private var heading: String {
    var text = "\(scan.documents.counted("document")), \(scan.tagged) with a tag"
    if scan.incomplete > 0 { text += ", \(scan.incomplete) incomplete" }
    return text + "; rules \(scan.rules.fingerprint.rawValue.prefix(19)); "
      + (scan.rules.scoring.isCalibrated ? "calibrated" : "not calibrated")
  }

  private func tagTable(_ tags: [TagIndex], _ style: Style) -> String {
    var table = TextTable([.left, .right, .right, .right, .right])
    table.add(
      ["tags", "documents", "per 1,000", "with hits", "hits"].map {
        .init($0, style: style.dim)
      })
    let taxonomy = scan.rules.taxonomy
    for tag in tags {
      let count = scan[tag]
      let isGroup = taxonomy[tag].group == nil
      let isUnderGroup = taxonomy[tag].group.map(tags.contains) ?? false
      let id = taxonomy[tag].id
      let name = isUnderGroup ? "  \(id.split(separator: "/").last!)" : id
      table.add([
        .init(name, style: { isGroup ? style.bold($0) : style.cyan($0) }),
        .init("\(count.documents)"), .init(Self.perThousand(scan.share(of: tag))),
        .init("\(count.documentsWithHits)"), .init("\(count.hits)"),
      ])
    }
    return table.rendered()
  }

  private func ruleTable(_ style: Style) -> String {
    var table = TextTable([.left, .right, .right, .right, .right, .left])
    table.add(
      ["rules", "documents", "per 1,000", "hits", "counted", "words"].map {
        .init($0, style: style.dim)
      })
    let speaking = speaking
    for rule in speaking.prefix(mostRules ?? .max) {
      let count = scan[rule]
      let forms = count.topForms(forms).map { "\($0.form.shortened(to: 48)) \($0.count)" }
      table.add([
        .init(scan.rules[rule].id, style: style.cyan), .init("\(count.documents)"),
        .init(Self.perThousand(scan.share(of: rule))), .init("\(count.hits)"),
        .init("\(count.counted)"), .init(forms.joined(separator: " · ").printable()),
      ])
    }
    var text = table.rendered()
    let more = speaking.count - (mostRules ?? .max)
    if more > 0 {
      text += style.dim("and \(more.counted("more rule")) with hits; --all lists them\n")
    }
    return text
      + style.dim(
        "per 1,000: of the documents in the rule's language. counted: hits that count for a tag.\n")
  }

  private func excessList(_ style: Style) -> String {
    var table = TextTable([.left, .right, .left])
    table.add([
      .init("over budget", style: style.bold), .init("documents", style: style.dim),
    ])
    for excess in excesses {
      table.add([
        .init(excess.name, style: style.yellow), .init("\((excess.share * 100).decimals(1)) %"),
        .init("allowed \((excess.allowed * 100).decimals(1)) %", style: style.dim),
      ])
    }
    guard excesses.contains(where: { budget.limit(for: $0.name) == nil }) else {
      return table.rendered()
    }
    let standard = (NoiseBudget.standard * 100).decimals(0)
    return table.rendered()
      + style.dim("\(standard) % is what is allowed where no --budget says otherwise.\n")
  }

  private func silentList(_ style: Style) -> String {
    let silent = silent
    let tried = rules.count { scan.eligible(for: $0) > 0 && scan.rules[$0].status != .retired }
    var text = "\(silent.count) of \(tried.counted("rule")) without a hit"
    if !untried.isEmpty { text += "; no document in the language of \(untried.count) more" }
    text += "\n"
    if listsSilent || silent.count <= Self.fewSilent {
      for rule in silent { text += "  \(style.cyan(scan.rules[rule].id))\n" }
    }
    return text
  }

  private func costTable(_ costs: RuleCosts, _ style: Style) -> String {
    var table = TextTable([.left, .right, .right, .right, .right, .left])
    table.add(
      ["cost", "ms", "share", "tried on", "hits in", ""].map { .init($0, style: style.dim) })
    for rule in costliest.prefix(mostRules ?? .max) {
      let cost = costs.rules[rule.rawValue]
      table.add([
        .init(scan.rules[rule].id, style: style.cyan),
        .init((Double(cost.nanoseconds) / 1e6).decimals(2)),
        .init("\(((costs.share(of: rule) ?? 0) * 100).decimals(1)) %"),
        .init("\(cost.candidates)"), .init("\(cost.documents)"),
        .init(
          scan.rules.isPrefiltered(rule) ? "" : "tried on every text: no word must be there",
          style: style.yellow),
      ])
    }
    let total = (Double(costs.ruleNanoseconds) / 1e6).decimals(1)
    let search = (Double(costs.searchNanoseconds) / 1e6).decimals(1)
    return table.rendered()
      + style.dim(
        "all rules \(total) ms, the search for words that they share \(search) ms, over "
          + "\(costs.documents.counted("document")) of \(costs.bytes / 1024) KB; one core. Times "
          + "differ from run to run.\n")
  }
}

extension RuleSet {
  /// Whether a text can be passed over without trying the rule, for want of a word.
  func isPrefiltered(_ rule: RuleIndex) -> Bool {
    self[rule].condition.patterns.contains { patterns.isPrefiltered($0) }
  }
}

extension String {
  /// With its middle left out where it is longer.
  func shortened(to most: Int) -> String {
    count <= most ? self : "\(prefix(most / 2))…\(suffix(most - most / 2 - 1))"
  }
}
