internal import Diagnostics
internal import VigieCore

/// Looks for rules that are well formed and cannot do what they are for.
struct RuleLint {
  let bag: DiagnosticBag
  let taxonomy: Taxonomy

  func check(_ linked: LinkedRules) {
    let rules = linked.rules
    for rule in rules {
      if rule.status == .retired { continue }
      if let reason = unreachable(rule, in: rules, isComplete: linked.isComplete) {
        add(.unreachableRule, "the rule can never hit: \(reason)", to: rule)
      }
    }
    checkShadowed(rules)
  }

  private func add(
    _ code: Diagnostic.Code, _ message: String, to rule: Rule,
    notes: [Diagnostic.Note] = []
  ) {
    bag.add(
      Diagnostic(
        .warning, code, message, at: rule.location, length: rule.id.unicodeScalars.count,
        notes: notes))
  }

  /// Two rules of one tag that ask for the same thing: the second adds nothing to the first.
  private func checkShadowed(_ rules: [Rule]) {
    struct Key: Hashable {
      var condition: Condition
      var tag: TagIndex
      var language: Language?
    }
    var seen: [Key: Rule] = [:]
    // A rule has each of its tags once, so it never meets itself.
    for rule in rules.sorted(by: { $0.location < $1.location }) where rule.status == .stable {
      for tag in rule.tags {
        let key = Key(condition: rule.condition, tag: tag, language: rule.language)
        guard let first = seen[key] else {
          seen[key] = rule
          continue
        }
        guard first.zones.isSuperset(of: rule.zones), first.not == nil || first.not == rule.not
        else { continue }
        add(
          .shadowedRule,
          "'\(rule.id)' looks for the same as '\(first.id)' and for the same tag, "
            + "so it adds nothing; delete one of them", to: rule,
          notes: [Diagnostic.Note("the other rule is here", at: first.location)])
      }
    }
  }
}
