internal import VigieCore
internal import VigieOutput

extension RuleReport {
  /// - Parameter named: the rules that are named though they never fire, where others are counted; `nil`
  ///   for all.
  func text(_ rules: RuleSet, naming named: Set<RuleIndex>?, style: Style) -> String {
    var table = TextTable([.left] + Array(repeating: .right, count: 9) + [.left])
    table.add(
      [
        "", "docs", "right", "wrong", "precision", "95 %", "lift", "unique", "harm", "overlap", "",
      ].map { .init($0, style: style.dim) })
    for (tag, all) in byTag {
      let shown = all.filter(\.isWorthARow)
      guard !shown.isEmpty else { continue }
      table.add([.init(rules.taxonomy[tag].id, style: style.bold)])
      for scores in shown.sorted(by: { ($1.fires, $0.rule) < ($0.fires, $1.rule) }) {
        table.add(scores.row(rules, style: style))
      }
    }
    let silent = scores.filter { scores in
      guard let named else { return scores.flag == .neverFires }
      return !scores.isWorthARow && named.contains(scores.rule)
    }
    var text = table.rendered() + "\n"
    text += Self.key.map { style.dim($0) + "\n" }.joined()
    if !silent.isEmpty {
      text += "\n" + style.bold(named == nil ? "never fire" : "added, and never fire") + "\n"
      text += silent.map { scores in
        let remark = scores.flag == .untested ? "  " + style.yellow(scores.remarks(rules)) : ""
        return "  \(rules[scores.rule].id)\(remark)\n"
      }.joined()
    }
    return text + "\n" + summary + "\n"
  }

  /// How many rules fire, and how many do not.
  var summary: String {
    let silent = scores.count { $0.flag == .neverFires }
    let untested = scores.count { $0.flag == .untested }
    let count = Set(scores.map(\.rule)).count
    return "\(count) \(count == 1 ? "rule" : "rules"): \(scores.count { $0.fires > 0 }) fire, "
      + "\(scores.count { $0.flag == .onlyFalse }) only falsely; \(silent) never fire"
      + (untested > 0 ? "; \(untested) have no sample in their language" : "")
  }

  private var byTag: [(TagIndex, [RuleScores])] {
    Dictionary(grouping: scores, by: \.tag).sorted { $0.key < $1.key }
  }

  private static let key = [
    "docs: documents in which a hit counts. right, wrong: by the labels; a rule against its tag is",
    "right where the tag is absent. lift: precision over chance. unique: right decisions that would",
    "go wrong without the rule. harm: wrong ones that would come right. overlap: documents in which",
    "another rule of the tag counts too.",
  ]
}

extension RuleScores {
  /// Rules that do something, and those that something keeps from it.
  fileprivate var isWorthARow: Bool { flag != .neverFires && flag != .untested }

  fileprivate func row(_ rules: RuleSet, style: Style) -> [TextTable.Cell] {
    typealias Cell = TextTable.Cell
    let range = precisionInterval.map { "\($0.lower.twoDecimals)–\($0.upper.twoDecimals)" } ?? ""
    return [
      Cell("  " + rules[rule].id, style: style.cyan(_:)), Cell("\(fires)"), Cell("\(right)"),
      Cell("\(wrong)"), Cell(precision?.twoDecimals ?? "–"), Cell(range, style: style.dim(_:)),
      Cell(lift.map { $0.decimals(1) } ?? "–"), Cell("\(unique)"), Cell("\(harm)"),
      Cell("\(overlap)"), Cell(remarks(rules), style: style.yellow(_:)),
    ]
  }

  /// All that is to be said of the rule, in words.
  func remarks(_ rules: RuleSet) -> String {
    var remarks = remark(rules).map { [$0] } ?? []
    if rules[rule].status == .trial { remarks.append("on trial") }
    if rules[rule].strength < 0 { remarks.append("against the tag") }
    if vetoes > 0 { remarks.append("vetoes \(vetoes)") }
    if conflict > 0 { remarks.append("conflict \(conflict)") }
    return remarks.joined(separator: "; ")
  }

  /// The flag in words.
  func remark(_ rules: RuleSet) -> String? {
    switch flag {
    case nil: nil
    case .untested: "no sample in its language"
    case .neverFires: "never fires"
    case .onlyFalse: "only false"
    case .swallowed(let other) where other == rule: "never counts: within its own longer hits"
    case .swallowed(let other): "swallowed by \(rules[other].id)"
    case .neverCounts(let reason): "never counts: \(reason.words(rules))"
    }
  }
}

extension RuleScores.Idleness {
  func words(_ rules: RuleSet) -> String {
    switch self {
    case .zone: "in zones where it does not look"
    case .cancelled: "cancelled by its 'not'"
    case .excluded: "excluded"
    case .gate: "the tag's gate is closed"
    case .yielded(let tag): "yields to \(rules.taxonomy[tag].id)"
    case .nested(let rule): "within hits of \(rules[rule].id)"
    case .repeated: "repeated"
    case .damped: "nothing is left beside cues"
    case .vetoed: "the tag is vetoed"
    case .unclaimed: "nothing speaks for the tag"
    }
  }
}
