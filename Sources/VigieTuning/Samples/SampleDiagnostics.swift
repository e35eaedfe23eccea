package import Diagnostics

/// The kinds of mistakes in samples, besides those of any input.
extension Diagnostic.Code {
  /// A sample without `id`: its half could not be told.
  package static let missingID = Self(rawValue: "missing-id")
  /// A document that was not labelled.
  package static let missingLabels = Self(rawValue: "missing-labels")
  /// An id that another sample has.
  package static let duplicateSample = Self(rawValue: "duplicate-sample")
  /// A text that another sample has; a warning.
  package static let duplicateText = Self(rawValue: "duplicate-text")
  /// A key or tag that stands twice in one object.
  package static let duplicateMember = Self(rawValue: "duplicate-key")
  /// A grade that is none.
  package static let invalidGrade = Self(rawValue: "invalid-grade")
  /// A weight that is no number above 0.
  package static let invalidWeight = Self(rawValue: "invalid-weight")
  /// A tag that is not in the taxonomy.
  package static let unknownLabel = Self(rawValue: "unknown-tag")
  /// Evidence that does not stand where it is said to.
  package static let evidenceMismatch = Self(rawValue: "evidence-mismatch")
  /// A value that is not of the type that its key asks for.
  package static let wrongMember = Self(rawValue: "wrong-type")
}
