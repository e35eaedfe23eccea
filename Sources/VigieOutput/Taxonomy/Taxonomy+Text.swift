public import VigieCore

extension Taxonomy {
  /// All tags, a line each, under their groups.
  public func overview(in language: Language, style: Style) -> String {
    let width = leaves.map { self[$0].id.count }.max() ?? 0
    var lines: [String] = []
    for group in groups {
      lines.append(style.bold(self[group].id) + "  " + self[group].label(in: language))
      for leaf in leaves(of: group) {
        lines.append(
          "  " + style.cyan(self[leaf].id.padded(to: width)) + "  " + self[leaf].label(in: language)
        )
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }
}

extension RuleSet {
  /// One tag in full: labels, scope, what it is mistaken for, mappings, rules.
  public func page(of index: TagIndex, in language: Language, style: Style) -> String {
    let tag = taxonomy[index]
    var lines = [style.bold(tag.id) + "  " + tag.label(in: language)]
    for other in taxonomy.languages where other != language {
      if let label = tag.labels[other] { lines.append("  \(style.dim(other.rawValue))  \(label)") }
    }
    if let scope = tag.scopes[language] ?? tag.scopes[.english] {
      lines += ["", style.bold("Scope"), "  " + scope]
    }
    if !tag.falseFriends.isEmpty {
      lines += ["", style.bold("Not to be confused with")] + tag.falseFriends.map { "  \($0)" }
    }
    if let gate = tag.gate {
      let required = gate.anyOf.map { taxonomy[$0].id }.joined(separator: ", ")
      lines += ["", style.bold("Gate"), "  \(gate.reach.phrase) one of: \(required)"]
    }
    if !tag.yieldsTo.isEmpty {
      lines += ["", style.bold("Yields to")] + tag.yieldsTo.map { "  \(taxonomy[$0].id)" }
    }
    if !tag.mappings.isEmpty {
      lines += ["", style.bold("Mappings")]
      lines += tag.mappings.map {
        "  \($0.scheme.padded(to: 8))  \($0.id)\($0.name.map { "  \($0)" } ?? "")"
      }
    }
    let own = rules.filter { $0.tags.contains(index) }
    if !own.isEmpty {
      lines += ["", style.bold("Rules")]
      lines += own.map { "  \(style.cyan($0.id))  \($0.summary)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension VigieCore.Tag.Gate.Reach {
  var phrase: String {
    switch self {
    case .sentence: "in the sentence of"
    case .paragraph: "in the paragraph of"
    case .neighbours: "in the paragraph of, or beside that of,"
    case .document: "in a document with"
    }
  }
}
