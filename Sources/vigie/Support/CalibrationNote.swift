import VigieCore

extension RuleSet {
  /// Whose confidences are no probabilities, and why; `nil` where all are.
  var calibrationNote: String? {
    guard !scoring.isCalibrated else { return nil }
    guard let fit = scoring.fit else {
      return "not calibrated: confidences are scores until the weights are fitted on samples"
    }
    guard !fit.isCurrent else {
      return """
        not calibrated: there were too few samples to fit \(Self.first(of: fit.uncalibrated)) on, so that \
        confidences there are scores
        """
    }
    guard fit.edited.isEmpty, fit.removed.isEmpty, !fit.added.isEmpty else {
      return "not calibrated: since the weights were fitted, \(fit.changes)"
    }
    let tags = Set(fit.added.compactMap { rule($0) }.flatMap { self[$0].tags }).sorted()
    let names = tags.map { taxonomy[$0].id }
    return """
      not calibrated: \(Self.first(of: fit.added)) \(fit.added.count == 1 ? "was" : "were") added and \
      \(fit.added.count == 1 ? "counts" : "count") as written, so that confidences of \
      \(Self.first(of: names)) are scores until 'vigie fit' is run with \
      \(fit.added.count == 1 ? "it" : "them")
      """
  }

  /// `a, b, c and 4 more`.
  private static func first(of names: [String]) -> String {
    let shown = names.count <= 4 ? names : Array(names.prefix(3))
    let rest = names.count - shown.count
    if rest > 0 { return shown.joined(separator: ", ") + " and \(rest) more" }
    return shown.count < 2
      ? shown.joined() : shown.dropLast().joined(separator: ", ") + " and " + shown.last!
  }
}
