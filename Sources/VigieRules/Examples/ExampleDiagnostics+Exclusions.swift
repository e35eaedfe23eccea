internal import Diagnostics
internal import VigieCore

extension ExampleDiagnostics {
  /// Tries every example of some exclusions.
  static func checkExclusions(_ exclusions: [Exclusion], of rules: RuleSet) -> [Diagnostic] {
    let exclusions = exclusions.filter { !$0.examples.isEmpty }
    guard !exclusions.isEmpty else { return [] }
    var checker = ExclusionExampleChecker(rules)
    var diagnostics: [Diagnostic] = []
    for exclusion in exclusions {
      for example in exclusion.examples {
        let outcome = checker.check(example, of: exclusion)
        guard let (code, message, note) = complaint(of: outcome, example) else { continue }
        diagnostics.append(
          Diagnostic(
            .error, code, message, at: example.location,
            notes: [
              Diagnostic.Note(note),
              Diagnostic.Note(
                "the exclusion says: \(exclusion.reason.excerpt)", at: exclusion.location),
            ]))
      }
    }
    return diagnostics
  }

  private static func complaint(
    of outcome: ExclusionExampleOutcome, _ example: Rule.Example
  ) -> (code: Diagnostic.Code, message: String, note: String)? {
    let text = example.text.excerpt
    switch outcome {
    case .passed:
      return nil
    case .nothingFound:
      return (
        .exampleMissed, "no rule that is excluded finds anything in the example: '\(text)'",
        "give a text in which one of the rules has a hit, which the exclusion "
          + (example.shouldMatch ? "then cancels" : "then leaves")
      )
    case .left(let found):
      return (
        .exampleMissed, "example is not excluded: '\(text)'",
        "the rules find \(found.quotedList), and what 'match' finds does not overlap that"
      )
    case .cancelled(let found):
      return (
        .exampleHit, "example must not be excluded, and is: '\(text)'",
        "the hits that are cancelled: \(found.quotedList)"
      )
    case .wrongSpan(let marked, let found):
      return (
        .exampleWrongSpan, "example is excluded, but not for the marked '\(marked)'",
        "what 'match' finds: \(found.quotedList)"
      )
    case .undecided(let limit):
      return (
        .exampleUndecided, "example cannot be decided: the \(limit) ended the match",
        "a pattern of the exclusion, or of its rules, needs too many steps"
      )
    }
  }
}
