import VigieCore

/// Corrections for samples that were picked so as to hold more positives than there are.
///
/// One of the two is enough: weights while fitting, or a shift of what was fitted without them.
package enum PriorShift {
  /// What to add to log-odds: logit π − logit π′ (Saerens, Latinne and Decaestecker, Neural
  /// Computation 14, 2002). It belongs into the intercept.
  ///
  /// - Parameters:
  ///   - sampled: the share of positives among the samples.
  ///   - deployed: the share among the documents to be tagged.
  /// - Precondition: both are between 0 and 1, both excluded.
  package static func logOdds(sampled: Double, deployed: Double) -> Double {
    precondition(0 < sampled && sampled < 1 && 0 < deployed && deployed < 1, "shares are open")
    return logit(deployed) - logit(sampled)
  }

  /// A probability corrected so.
  package static func probability(
    _ probability: Double, sampled: Double, deployed: Double
  ) -> Double {
    logistic(logit(probability) + logOdds(sampled: sampled, deployed: deployed))
  }

  /// Weights for samples that were drawn with different probabilities: their inverse (Horvitz and
  /// Thompson, JASA 47, 1952), scaled to a mean of 1, so that penalties keep their meaning.
  ///
  /// - Precondition: probabilities are above 0 and at most 1.
  package static func weights(samplingProbabilities: [Double]) -> [Double] {
    precondition(samplingProbabilities.allSatisfy { $0 > 0 && $0 <= 1 }, "each could be drawn")
    let inverse = samplingProbabilities.map { 1 / $0 }
    // Summed in order of size, so that the scale does not depend on the order of samples.
    let mean = inverse.sorted().reduce(0, +) / Double(max(1, inverse.count))
    return inverse.map { $0 / mean }
  }
}
