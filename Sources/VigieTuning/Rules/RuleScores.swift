package import VigieCore

/// What one rule does for one of its tags, over a set of samples.
package struct RuleScores: Sendable {
  package var rule: RuleIndex
  package var tag: TagIndex
  /// Documents that the rule is written for.
  package var documents = 0
  /// Documents in which a hit of it counts; on trial, in which one would.
  package var fires = 0
  /// Of these, by the label: documents for which it speaks rightly and wrongly. A rule against the tag
  /// is right where the tag is absent. Disputed ones are neither.
  package var right = 0
  package var wrong = 0
  /// Right decisions that would go wrong without it.
  package var unique = 0
  /// Wrong decisions that would come right without it.
  package var harm = 0
  /// Documents in which another rule of the tag counts too.
  package var overlap = 0
  /// Documents in which it counts, and a rule of the other sign does too.
  package var conflict = 0
  /// Documents that its `veto` silenced.
  package var vetoes = 0
  /// Hits that do not count, by the reason.
  package var idle: [Idleness: Int] = [:]
  /// The share of documents, of known label, that its firing should find.
  package var baseRate = 0.0

  /// Why a hit does not count.
  package enum Idleness: Hashable, Sendable {
    case zone
    case cancelled
    case excluded
    case gate
    case yielded(to: TagIndex)
    case nested(in: RuleIndex)
    case repeated
    case damped
    /// A rule's `veto` silenced the tag.
    case vetoed
    /// It speaks against the tag, and nothing speaks for it.
    case unclaimed
  }

  /// `nil` where it fires in no document of known label.
  package var precision: Double? {
    right + wrong > 0 ? Double(right) / Double(right + wrong) : nil
  }

  package var precisionInterval: Interval? {
    .wilson(successes: Double(right), trials: Double(right + wrong))
  }

  /// Precision over what chance would give.
  package var lift: Double? {
    guard let precision, baseRate > 0 else { return nil }
    return precision / baseRate
  }
}

extension RuleScores {
  /// What a rule author should look at.
  package enum Flag: Hashable, Sendable {
    /// No sample is in its language.
    case untested
    case neverFires
    /// Its hits never count, mostly since longer hits of another rule hold them.
    case swallowed(by: RuleIndex)
    /// Its hits never count, mostly for this reason.
    case neverCounts(Idleness)
    case onlyFalse
  }

  package var flag: Flag? {
    if documents == 0 { return .untested }
    if fires > 0 { return right == 0 && wrong > 0 ? .onlyFalse : nil }
    if vetoes > 0 { return nil }
    guard let reason = idle.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else {
      return .neverFires
    }
    if case .nested(let holder) = reason { return .swallowed(by: holder) }
    return .neverCounts(reason)
  }
}

extension RuleScores.Idleness: Comparable {
  package static func < (left: Self, right: Self) -> Bool { left.order < right.order }

  /// What comes first among equals.
  private var order: (Int, Int) {
    switch self {
    case .nested(let rule): (0, rule.rawValue)
    case .yielded(let tag): (1, tag.rawValue)
    case .gate: (2, 0)
    case .cancelled: (3, 0)
    case .excluded: (4, 0)
    case .zone: (5, 0)
    case .damped: (6, 0)
    case .repeated: (7, 0)
    case .vetoed: (8, 0)
    case .unclaimed: (9, 0)
    }
  }
}
