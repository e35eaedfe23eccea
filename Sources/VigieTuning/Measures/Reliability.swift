/// How well confidences keep their word: a reliability diagram without arbitrary bins, and the
/// Brier score taken apart (CORP: Dimitriadis, Gneiting and Jordan, PNAS 118, 2021).
///
///     brier score = miscalibration − discrimination + uncertainty
package struct Reliability: Sendable, Hashable {
  /// Confidences that isotonic regression treats alike.
  package struct Step: Sendable, Hashable {
    package var confidences: ClosedRange<Double>
    package var meanConfidence: Double
    /// The share of positives: where it is the mean confidence, confidence is probability.
    package var observed: Double
    /// Documents, by weight.
    package var weight: Double
  }

  /// By rising confidence; `observed` rises too.
  package var steps: [Step]
  /// What the Brier score would gain if each step gave what was observed. 0 or more, 0 is best.
  package var miscalibration: Double
  /// What the confidences are better, so corrected, than the base rate. 0 or more, more is better.
  package var discrimination: Double
  /// The Brier score of the base rate: π (1 − π).
  package var uncertainty: Double

  /// `nil` where there are no documents.
  package init?(_ outcomes: Outcomes) {
    guard let brier = outcomes.brierScore, let baseRate = outcomes.baseRate else { return nil }
    let ties = Array(outcomes.ties.reversed())
    let blocks = IsotonicRegression.blocks(
      ties.lazy.map { (value: $0.positive / $0.weight, weight: $0.weight) })
    steps = blocks.map { block in
      let members = ties[block.range]
      return Step(
        confidences: members.first!.confidence...members.last!.confidence,
        meanConfidence: members.reduce(0) { $0 + $1.confidence * $1.weight } / block.weight,
        observed: min(1, block.value), weight: block.weight)
    }
    // Within a step the corrected Brier score is the variance of its labels.
    let corrected = steps.reduce(0) { $0 + $1.weight * $1.observed * (1 - $1.observed) }
    let best = corrected / outcomes.total
    uncertainty = baseRate * (1 - baseRate)
    miscalibration = max(0, brier - best)
    discrimination = max(0, uncertainty - best)
  }
}
