extension Outcomes {
  /// The mean gap between confidence and share of positives over bins of equal weight.
  ///
  /// Biased: a perfectly calibrated model scores above 0 too, the more the fewer documents there are
  /// in a bin (Roelofs et al., AISTATS 2022); compare only figures from as many documents. Equal
  /// confidences stay in one bin, that of their middle rank, so the order of documents is of no
  /// effect.
  ///
  /// - Precondition: `bins` is above 0.
  package func equalMassCalibrationError(bins: Int = 10) -> Double? {
    let total = total
    var before = 0.0
    return calibrationError(bins: bins) { tie in
      defer { before += tie.weight }
      return Int(Double(bins) * (before + tie.weight / 2) / total)
    }
  }

  /// The same over bins of equal width, the usual form (Naeini et al., AAAI 2015); a bin holds its
  /// lower end, the last one both.
  package func equalWidthCalibrationError(bins: Int = 10) -> Double? {
    calibrationError(bins: bins) { Int($0.confidence * Double(bins)) }
  }

  private func calibrationError(bins: Int, bin: (Tie) -> Int) -> Double? {
    precondition(bins > 0, "there is at least one bin")
    let total = total
    guard total > 0 else { return nil }
    // Expected minus observed positives of each bin.
    var gaps = [Double](repeating: 0, count: bins)
    for tie in ties.reversed() {
      gaps[min(bins - 1, bin(tie))] += tie.confidence * tie.weight - tie.positive
    }
    return gaps.reduce(0) { $0 + abs($1) } / total
  }
}
