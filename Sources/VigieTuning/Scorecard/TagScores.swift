package import VigieCore

/// How good the rules are at one tag.
package struct TagScores: Sendable {
  /// With fewer positive documents than this, only counts are given: other figures would be chance.
  package static let fewest = 10

  package var tag: TagIndex
  /// Documents whose label for the tag is known.
  package var documents: Int
  /// Documents that were left aside.
  package var disputed: Int
  /// Documents that have the tag.
  package var support: Int
  /// Of these, documents of which it is a main subject, and how many of those were found.
  package var central: (support: Int, found: Int)
  /// How many were found, missed and wrongly assigned, unweighted.
  package var found: Int
  package var missed: Int
  package var wrong: Int
  /// The same by weight.
  package var counts: DecisionCounts
  /// Measures; `nil` where there are too few positive documents.
  package var measures: Measures?

  package struct Measures: Sendable {
    package var agreement: Agreement
    /// The share of those labelled central that were found; `nil` where there is none.
    package var centralRecall: Figure?
    package var averagePrecision: Figure
    package var brierScore: Double
    package var logLoss: Double
    /// Over ten bins of equal weight.
    package var calibrationError: Double
    package var reliability: Reliability
    package var outcomes: Outcomes
  }
}
