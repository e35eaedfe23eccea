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
