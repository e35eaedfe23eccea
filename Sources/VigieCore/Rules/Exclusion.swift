public import Diagnostics

/// An exception to rules, kept apart from them.
public struct Exclusion: Sendable {
  /// The rules it silences.
  public var rules: [RuleIndex]
  /// Only hits that overlap this are cancelled; without it the rules are off.
  public var condition: Condition?
  public var reason: String
  /// Texts in which it must, or must not, cancel a hit; what is marked is what its own condition finds.
  public var examples: [Rule.Example]
  public var location: SourceLocation

  package init(
    rules: [RuleIndex], condition: Condition?, reason: String, examples: [Rule.Example] = [],
    location: SourceLocation
  ) {
    self.rules = rules
    self.condition = condition
    self.reason = reason
    self.examples = examples
    self.location = location
  }

  /// Whether the examples of a rule are to be found with this exclusion in place. They show what the rule
  /// does by itself: whoever turns it off, or excludes hits of it from another file, does not make it wrong.
  func bearsOnExamples(of rule: Rule) -> Bool {
    condition != nil && location.file == rule.location.file
  }
}
