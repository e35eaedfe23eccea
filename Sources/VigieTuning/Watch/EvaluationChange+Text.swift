package import VigieCore
package import VigieOutput
package import VigieRules

extension EvaluationChange {
  /// What an edit did, for its author.
  package func text(_ rules: RuleSet, changes: RuleChanges, style: Style) -> String {
    var lines = ["  " + changes.summary(rules)]
    for change in tags {
      lines.append("  " + style.cyan(rules.taxonomy[change.tag].id))
      lines += change.gained.map { line(style.green("gained"), $0, change.tag, style) }
      lines += change.lost.map { line(style.red("lost  "), $0, change.tag, style) }
      lines.append("    " + counts(change))
    }
    if tags.isEmpty {
      lines.append(
        movedDocuments == 0
          ? "  nothing changes in these samples"
          : "  no decision changes; confidences do in \(movedDocuments) "
            + (movedDocuments == 1 ? "document" : "documents"))
    } else {
      lines.append("  " + averages)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(
    _ word: String, _ tagged: TaggedSample, _ tag: TagIndex, _ style: Style
  ) -> String {
    let observation = tagged[tag]
    let verdict: String
    switch (observation.grade, observation.isAssigned) {
    case (nil, _): verdict = "disputed"
    case (.absent?, true): verdict = style.red("wrongly")
    case (.absent?, false): verdict = style.green("rightly")
    case (_, true): verdict = style.green("rightly")
    case (_, false): verdict = style.red("wrongly")
    }
    let title = tagged.sample.document.metadata.title.map { "  \($0.printable())" } ?? ""
    return "    \(word)  \(verdict)  \(tagged.sample.id.printable())"
      + "  \(observation.confidence.twoDecimals)\(style.dim(title))"
  }

  private func counts(_ change: TagChange) -> String {
    func step(_ name: String, _ before: String, _ after: String) -> String {
      before == after ? "\(name) \(after)" : "\(name) \(before) → \(after)"
    }
    var parts = [
      step("found", "\(change.before.found)", "\(change.after.found)"),
      step("missed", "\(change.before.missed)", "\(change.after.missed)"),
      step("wrong", "\(change.before.wrong)", "\(change.after.wrong)"),
    ]
    if let before = change.before.measures?.agreement, let after = change.after.measures?.agreement
    {
      func two(_ figure: Figure?) -> String { figure?.value.twoDecimals ?? "–" }
      parts += [
        step("precision", two(before.precision), two(after.precision)),
        step("recall", two(before.recall), two(after.recall)),
        step("F1", two(before.f1), two(after.f1)),
      ]
    }
    return parts.joined(separator: ", ")
  }

  /// F1 over all that is looked at.
  private var averages: String {
    func step(_ name: String, _ before: Figure?, _ after: Figure?) -> String {
      let (old, new) = (before?.value.decimals(3) ?? "–", after?.value.decimals(3) ?? "–")
      return old == new ? "\(name) \(new)" : "\(name) \(old) → \(new)"
    }
    var parts = [step("micro", before.leafAverages.micro.f1, after.leafAverages.micro.f1)]
    parts.append(step("macro", before.leafAverages.macroF1, after.leafAverages.macroF1))
    if !after.groups.isEmpty {
      parts.append(step("hierarchical", before.hierarchical.f1, after.hierarchical.f1))
    }
    return "F1: " + parts.joined(separator: ", ")
  }
}

extension RuleChanges {
  /// Names are listed up to so many.
  private static let mostNames = 5

  /// `changed en.a, en.b; added en.c`.
  func summary(_ rules: RuleSet) -> String {
    var parts: [String] = []
    func add(_ word: String, _ ids: [String]) {
      guard !ids.isEmpty else { return }
      let more = ids.count - Self.mostNames
      parts.append(
        "\(word) \(ids.prefix(Self.mostNames).joined(separator: ", "))"
          + (more > 0 ? " and \(more) more" : ""))
    }
    add("changed", changed.map { rules[$0].id })
    add("added", added.map { rules[$0].id })
    add("removed", removed)
    if isElsewhere { parts.append("changed: taxonomy, cues, exclusions or weights") }
    if parts.isEmpty { add("examples of", reworded.map { rules[$0].id }) }
    return parts.isEmpty ? "rules do the same as before" : parts.joined(separator: "; ")
  }
}
