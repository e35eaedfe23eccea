public import VigieCore

extension RuleSet {
  /// A page for a tag: labels in all languages, the chosen one first, scope, false friends, mappings,
  /// rules, examples.
  public func markdownPage(of index: TagIndex, in first: Language = .english) -> String {
    let tag = taxonomy[index]
    var lines = ["# \(tag.label(in: first))", "", "`\(tag.id)`", ""]
    lines += ["| Language | Label | Scope |", "|---|---|---|"]
    for language in [first] + taxonomy.languages.filter({ $0 != first }) {
      lines.append(
        "| \(language) | \((tag.labels[language] ?? "").inTable) | \((tag.scopes[language] ?? "").inTable) |"
      )
    }
    if !tag.falseFriends.isEmpty {
      lines += ["", "## Not to be confused with", ""] + tag.falseFriends.map { "- \($0)" }
    }
    if !tag.mappings.isEmpty {
      lines += ["", "## Mappings", "", "| Scheme | Id | Name |", "|---|---|---|"]
      lines += tag.mappings.map { "| \($0.scheme) | `\($0.id)` | \(($0.name ?? "").inTable) |" }
    }
    let own = rules.filter { $0.tags.contains(index) && $0.status != .retired }
    if !own.isEmpty { lines += ["", "## Rules", ""] }
    for rule in own {
      lines += ["### `\(rule.id)`", "", "\(rule.summary) (\(rule.strengthInWords))", ""]
      lines += rule.examples.map { "- \($0.shouldMatch ? "finds" : "leaves"): \($0.text)" }
      lines.append("")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  fileprivate var inTable: String {
    var result = ""
    for character in self {
      result += character == "|" ? "\\|" : character.isNewline ? " " : String(character)
    }
    return result
  }
}

extension Rule {
  /// `strong`, or the number where no word fits.
  var strengthInWords: String {
    Self.namedStrengths.first { $0.points == strength }?.name ?? "\(strength)"
  }
}
