import VigieCore

/// The threshold of a tag: the one for the best F1, drawn to the decisions that its authors wrote.
///
/// Half of the best F1 (see `Outcomes.f1Threshold`) is chance where few samples have the tag. What the
/// rules decided as written, by contrast, is what their authors wanted. So the log-odds of both are
/// averaged, the first with as much weight as there are positive samples, the second with that of ten.
enum DrawnThreshold {
  static let weightOfWritten = 10.0
  /// Nothing is assigned, or refused, whatever it says.
  static let range = 0.01...0.99

  /// - Parameters:
  ///   - outcomes: of samples that were left out of the fit.
  ///   - written: what was the written threshold is now this, in log-odds.
  ///   - positives: samples that have the tag, by weight.
  static func threshold(_ outcomes: Outcomes, written: Double, positives: Double) -> Double {
    let best = outcomes.f1Threshold.map { logit(min(0.5, max(range.lowerBound, $0))) } ?? written
    let sum = positives * best + weightOfWritten * written
    let threshold = logistic(sum / (positives + weightOfWritten))
    return min(range.upperBound, max(range.lowerBound, threshold))
  }
}
