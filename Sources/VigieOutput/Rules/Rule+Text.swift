public import VigieCore

extension RuleSet {
  /// Rules, a line each.
  public func list(_ chosen: [Rule], style: Style) -> String {
    let width = chosen.map(\.id.count).max() ?? 0
    return chosen.map { rule in
      let tags = rule.tags.map { taxonomy[$0].id }.joined(separator: ", ")
      let status = rule.status == .stable ? "" : style.yellow("[\(rule.status.rawValue)] ")
      return "\(style.cyan(rule.id.padded(to: width)))  \(rule.strengthInWords.padded(to: 8))  "
        + "\(style.dim(tags))  \(status)\(rule.summary)\n"
    }.joined()
  }

  /// One rule in full, with the patterns that its phrases and fragments became.
  public func page(of rule: Rule, style: Style) -> String {
    var lines = [style.bold(rule.id), "  \(rule.summary)", ""]
    func add(_ name: String, _ value: String?) {
      if let value { lines.append("  \(style.dim(name.padded(to: 10)))  \(value)") }
    }
    add("tags", rule.tags.map { taxonomy[$0].id }.joined(separator: ", "))
    add("strength", "\(rule.strengthInWords) (\(rule.strength) log-odds)")
    add("language", rule.language?.rawValue ?? "any")
    add("status", rule.status.rawValue + (rule.reason.map { ": \($0)" } ?? ""))
    add("bundle", rule.bundleName == rule.id ? nil : rule.bundleName)
    add("zones", Zone.allCases.filter(rule.zones.contains).map(\.rawValue).joined(separator: ", "))
    add("case", rule.isCaseSensitive ? "sensitive" : nil)
    add("place", "\(rule.location)")
    add("notes", rule.notes)
    for reference in rule.references { add("reference", reference) }
    lines += ["", style.bold("match")] + rule.condition.outline(in: self, depth: 1)
    if let not = rule.not { lines += ["", style.bold("not")] + not.outline(in: self, depth: 1) }
    if let veto = rule.veto {
      lines += ["", style.bold("veto")] + veto.outline(in: self, depth: 1)
    }
    for (title, shouldMatch) in [("finds", true), ("leaves", false)] {
      let examples = rule.examples.filter { $0.shouldMatch == shouldMatch }
      if !examples.isEmpty { lines += ["", style.bold(title)] + examples.map { "  \($0.text)" } }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Condition {
  /// The condition as an indented list.
  fileprivate func outline(in rules: RuleSet, depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    func nested(_ title: String, _ parts: [Condition]) -> [String] {
      [indent + title] + parts.flatMap { $0.outline(in: rules, depth: depth + 1) }
    }
    switch self {
    case .pattern(let index): return [indent + rules.patternSource(of: index)]
    case .any(let parts): return nested("any of", parts)
    case .all(let parts, let scope): return nested("all in one \(scope.rawValue)", parts)
    case .near(let parts, let distance, let ordered):
      return nested("near, \(distance.phrase)\(ordered ? ", in this order" : "")", parts)
    case .count(let part, let least, let scope):
      return nested("at least \(least) in one \(scope.rawValue)", [part])
    case .when(let expression): return [indent + "when " + expression.text(in: rules)]
    }
  }
}

extension Condition.Expression {
  fileprivate func text(in rules: RuleSet) -> String {
    switch self {
    case .rule(let index): rules[index].id
    case .tag(let index): "tag:" + rules.taxonomy[index].id
    case .not(let part): "not " + part.text(in: rules)
    case .and(let left, let right): "(\(left.text(in: rules)) and \(right.text(in: rules)))"
    case .or(let left, let right): "(\(left.text(in: rules)) or \(right.text(in: rules)))"
    }
  }
}
