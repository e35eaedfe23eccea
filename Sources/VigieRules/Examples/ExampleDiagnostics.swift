public import Diagnostics
public import VigieCore

/// Runs every example of every rule and exclusion and says which fail.
public enum ExampleDiagnostics {
  public static func check(_ rules: RuleSet) -> [Diagnostic] {
    check(rules, only: rules.rules.indices.map(RuleIndex.init(rawValue:)))
      + checkExclusions(rules.exclusions, of: rules)
  }

  /// Runs the examples that may come out otherwise than before.
  package static func check(_ rules: RuleSet, after changes: RuleChanges) -> [Diagnostic] {
    check(rules, only: changes.added + changes.changed + changes.reworded)
      + checkExclusions(changes.exclusions.map { rules.exclusions[$0] }, of: rules)
  }

  /// Runs the examples of some rules.
  private static func check(_ rules: RuleSet, only chosen: [RuleIndex]) -> [Diagnostic] {
    guard !chosen.isEmpty else { return [] }
    var checker = ExampleChecker(rules)
    var diagnostics: [Diagnostic] = []
    for index in chosen where rules[index].status != .retired {
      let rule = rules[index]
      for example in rule.examples {
        let outcome = checker.check(example, of: index)
        guard var diagnostic = diagnostic(for: outcome, example: example, rule: rule) else {
          continue
        }
        if case .missed = outcome, let plain = example.withoutSingleBrackets,
          checker.check(plain, of: index) == .passed
        {
          diagnostic.notes.insert(
            .init("without '[' and ']' it would match; what is found is marked as '[[…]]'"), at: 1)
        }
        diagnostics.append(diagnostic)
      }
    }
    return diagnostics
  }

  private static func diagnostic(
    for outcome: ExampleOutcome, example: Rule.Example, rule: Rule
  ) -> Diagnostic? {
    let ruleNote = Diagnostic.Note("the rule is '\(rule.id)'", at: rule.location)
    func error(_ code: Diagnostic.Code, _ message: String, _ note: String) -> Diagnostic {
      Diagnostic(
        .error, code, message, at: example.location, notes: [Diagnostic.Note(note), ruleNote])
    }
    switch outcome {
    case .passed:
      return nil
    case .missed(let why):
      return error(
        .exampleMissed, "example does not match: '\(example.text.excerpt)'", why)
    case .wrongSpan(let marked, let found):
      return error(
        .exampleWrongSpan, "example matches, but not exactly at the marked '\(marked)'",
        "it matches at \(found.quotedList)")
    case .hit(let found):
      return error(
        .exampleHit, "example must not match, and does: '\(example.text.excerpt)'",
        "it matches at \(found.quotedList)")
    case .undecided(let limit):
      return error(
        .exampleUndecided, "example cannot be decided: the \(limit) ended the match",
        "a pattern of the rule needs too many steps")
    }
  }
}

extension String {
  /// The beginning, for a message of one line.
  var excerpt: String { count <= 70 ? self : prefix(69) + "…" }
}

extension [String] {
  var quotedList: String { map { "'\($0)'" }.joined(separator: ", ") }
}
