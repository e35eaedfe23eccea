package import VigieCore

/// What a user may ask of a fit.
package struct FitSettings: Sendable, Hashable {
  /// How thresholds are set.
  package enum Threshold: Sendable, Hashable {
    /// For the best F1 that can be expected; see `DrawnThreshold`.
    case bestF1
    /// What a wrong tag costs, in missing tags.
    case costRatio(Double)
  }

  package var threshold = Threshold.bestF1
  /// Of the documents to be tagged, where the samples were picked; see `BaseRateShift`.
  package var baseRates: [FittedModel.BaseRate] = []
  /// To be written into the file; nothing else is done with it.
  package var date: String?
  /// Tags with fewer positive samples keep the written weights, and are only calibrated.
  package var leastPositives = 5
  /// Groups with fewer samples that have them, or that do not, are not fitted; see `GroupSupport`.
  package var leastOfEachKind = GroupSupport.leastOfEachKind

  package init() {}
}
