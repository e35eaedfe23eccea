public import Diagnostics

/// Words beside a hit that change what it says, after the ConText algorithm
/// (Harkema et al., Journal of Biomedical Informatics 42, 2009).
public struct Cue: Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case negation
    case hedging
    case attribution
    case hypothesis
    case history
  }

  /// Where the cue stands, seen from the hit.
  public enum Direction: String, Hashable, Sendable, CaseIterable {
    case before
    case after
    case both
  }

  public var id: String
  public var kind: Kind
  public var direction: Direction
  /// How far its reach goes, never beyond the sentence.
  public var reach: Condition.Distance
  public var condition: Condition
  /// A match of this between cue and hit ends the reach.
  public var terminator: Condition?
  /// Look-alikes: a cue that overlaps one of these is none.
  public var not: Condition?
  /// The leaves it may touch; empty for all.
  public var tags: [TagIndex]
  public var language: Language?
  public var location: SourceLocation

  package init(
    id: String, kind: Kind, direction: Direction, reach: Condition.Distance, condition: Condition,
    terminator: Condition? = nil, not: Condition? = nil, tags: [TagIndex] = [],
    language: Language? = nil, location: SourceLocation
  ) {
    self.id = id
    self.kind = kind
    self.direction = direction
    self.reach = reach
    self.condition = condition
    self.terminator = terminator
    self.not = not
    self.tags = tags
    self.language = language
    self.location = location
  }
}

/// An exception to rules, kept apart from them.
public struct Exclusion: Sendable {
  /// The rules it silences.
  public var rules: [RuleIndex]
  /// Only hits that overlap this are cancelled; without it the rules are off.
  public var condition: Condition?
  public var reason: String
  public var location: SourceLocation

  package init(rules: [RuleIndex], condition: Condition?, reason: String, location: SourceLocation)
  {
    self.rules = rules
    self.condition = condition
    self.reason = reason
    self.location = location
  }

  /// Whether the examples of a rule are to be found with this exclusion in place. They show what the rule
  /// does by itself: whoever turns it off, or excludes hits of it from another file, does not make it wrong.
  func bearsOnExamples(of rule: Rule) -> Bool {
    condition != nil && location.file == rule.location.file
  }
}
