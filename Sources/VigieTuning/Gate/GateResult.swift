package import Diagnostics

/// One floor, held against what was measured.
package struct GateResult: Sendable {
  /// What is measured: a tag, `averages` or `noise`.
  package var subject: String
  package var measure: String
  /// `nil` where it could not be measured, which breaks a floor too.
  package var figure: Figure?
  package var limit: Double
  package var isCeiling: Bool
  /// Whether the worse end of the interval is held against the limit.
  package var usesInterval: Bool
  /// Why it could not be measured.
  package var reason: String?
  package var location: SourceLocation

  package var isBroken: Bool {
    guard let figure else { return true }
    var value = figure.value
    if usesInterval, let interval = figure.interval {
      value = isCeiling ? interval.upper : interval.lower
    }
    return isCeiling ? value > limit : value < limit
  }
}
