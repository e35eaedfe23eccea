/// A range that holds the true value with a given probability, as a rule 95 %.
package struct Interval: Sendable, Hashable {
  package var lower: Double
  package var upper: Double

  package init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  package func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// The normal quantile of a two-sided 95 % interval.
  package static let standardQuantile = 1.959_963_984_540_054

  /// The score interval for a share (Wilson, JASA 22, 1927): 10 of 10 gives 0.72 … 1.
  ///
  /// - Parameters:
  ///   - successes: within 0 … `trials`.
  ///   - quantile: of the normal distribution, for the level.
  /// - Returns: `nil` where there are no trials.
  package static func wilson(
    successes: Double, trials: Double, quantile z: Double = standardQuantile
  ) -> Interval? {
    guard trials > 0 else { return nil }
    let share = successes / trials
    let square = z * z
    let centre = (share + square / (2 * trials)) / (1 + square / trials)
    let spread = (share * (1 - share) / trials + square / (4 * trials * trials)).squareRoot()
    let half = z * spread / (1 + square / trials)
    // At the ends the bound is exactly 0 or 1, which rounding would miss.
    return Interval(
      lower: successes <= 0 ? 0 : max(0, centre - half),
      upper: successes >= trials ? 1 : min(1, centre + half))
  }
}
