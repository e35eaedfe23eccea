/// The dense number of a distinct pattern in a rule set.
public struct PatternIndex: RawRepresentable, Hashable, Sendable, Comparable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
  public static func < (left: PatternIndex, right: PatternIndex) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The dense number of a rule in a rule set, in the order of rule ids.
public struct RuleIndex: RawRepresentable, Hashable, Sendable, Comparable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
  public static func < (left: RuleIndex, right: RuleIndex) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What must hold for a rule to hit, over the matches of patterns.
public indirect enum Condition: Hashable, Sendable {
  /// A stretch of the document in which the parts of a condition must come together.
  public enum Scope: String, Hashable, Sendable, CaseIterable {
    case sentence
    case paragraph
    case document
  }

  /// How far apart the parts of `near` may be.
  public enum Distance: Hashable, Sendable {
    /// Words between the first and the last part, by Unicode segmentation; in scripts that write
    /// without spaces two characters count as one word.
    case words(Int)
    /// Characters (Unicode scalars) between the first and the last part.
    case characters(Int)
    case scope(Scope)

    /// The stretch in which parts must begin to be so near.
    var scope: Scope {
      if case .scope(let scope) = self { return scope }
      return .paragraph
    }
  }

  case pattern(PatternIndex)
  case any([Condition])
  case all([Condition], scope: Scope)
  case near([Condition], within: Distance, ordered: Bool)
  case count(Condition, atLeast: Int, scope: Scope)
  case when(Expression)

  /// A condition over whole rules and tags.
  public indirect enum Expression: Hashable, Sendable {
    case rule(RuleIndex)
    /// Some leaf of the tag has a hit.
    case tag(TagIndex)
    case not(Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
  }
}

extension Condition {
  /// Each pattern the condition is made of, in the order written, repeats included.
  package var patterns: [PatternIndex] {
    switch self {
    case .pattern(let pattern): [pattern]
    case .any(let parts), .all(let parts, _), .near(let parts, _, _): parts.flatMap(\.patterns)
    case .count(let part, _, _): part.patterns
    case .when: []
    }
  }
}

extension Condition {
  enum Reference {
    case rule(RuleIndex)
    case tag(TagIndex)
  }

  /// What a condition over rules and tags refers to.
  var expressionReferences: [Reference] {
    guard case .when(let expression) = self else { return [] }
    func references(_ expression: Expression) -> [Reference] {
      switch expression {
      case .rule(let index): [.rule(index)]
      case .tag(let index): [.tag(index)]
      case .not(let part): references(part)
      case .and(let left, let right), .or(let left, let right):
        references(left) + references(right)
      }
    }
    return references(expression)
  }
}

extension Rule {
  /// Each distinct pattern of the rule's conditions.
  package var patterns: Set<PatternIndex> {
    Set(condition.patterns + (not?.patterns ?? []) + (veto?.patterns ?? []))
  }
}
