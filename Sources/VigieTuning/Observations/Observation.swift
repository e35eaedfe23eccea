package import VigieCore

/// What the rules made of one tag in one sample, beside what its labels say.
package struct Observation: Sendable, Hashable {
  /// As in the record, unrounded; without evidence, that of the tag before any.
  package var confidence: Double
  package var central: Double
  package var status: TagStatus
  /// Log-odds; for a group, that of the leaf it has its confidence from.
  package var score: Double
  /// `nil` where the labels are silent or at odds: such a pair counts neither for nor against.
  package var grade: Grade?

  package var isAssigned: Bool { status == .assigned }
}
