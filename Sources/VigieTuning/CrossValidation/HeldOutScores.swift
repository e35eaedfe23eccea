package import VigieCore

/// Figures of one tag, or means over several, from documents that were left out of the fit.
package struct HeldOutScores: Sendable, Hashable {
  package var f1: Double?
  /// Of pairs of document and tag whose label is known.
  package var averagePrecision: Double?
  package var brierScore: Double?
  package var logLoss: Double?
  package var calibrationError: Double?
  /// The calibration error that the same confidences would show by chance, were they the very
  /// probabilities: the mean over labels drawn from them.
  package var chanceError: Double?

  /// - Parameter tags: their decisions and outcomes are taken together.
  package init(_ documents: [JudgedDocument], of tags: [TagIndex]) {
    var counts = DecisionCounts()
    var outcomes: [Outcome] = []
    for document in documents {
      for tag in tags {
        let observation = document[tag]
        guard let grade = observation.grade else { continue }
        counts.add(
          decided: observation.isAssigned, labelled: grade > .absent, weight: document.weight)
        outcomes.append(
          Outcome(
            confidence: observation.confidence, grade: grade, from: .mentioned,
            weight: document.weight))
      }
    }
    let all = Outcomes(outcomes)
    f1 = counts.f1
    averagePrecision = all.averagePrecision
    brierScore = all.brierScore
    logLoss = all.logLoss
    calibrationError = all.equalMassCalibrationError()
    chanceError = all.calibrationErrorByChance()
  }

  /// The mean of each figure over those that have it.
  package init(meanOf scores: [HeldOutScores]) {
    func mean(_ figure: (HeldOutScores) -> Double?) -> Double? {
      let known = scores.compactMap(figure)
      return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
    }
    f1 = mean(\.f1)
    averagePrecision = mean(\.averagePrecision)
    brierScore = mean(\.brierScore)
    logLoss = mean(\.logLoss)
    calibrationError = mean(\.calibrationError)
    chanceError = mean(\.chanceError)
  }
}

extension Outcomes {
  /// The mean equal-mass calibration error of labels that are drawn from the confidences themselves:
  /// what a perfect model shows. From a fixed seed.
  func calibrationErrorByChance(draws: Int = 100) -> Double? {
    var generator = SplitMix64(seed: 20_261_121)
    var sum = 0.0
    for _ in 0..<draws {
      let drawn = Outcomes(
        sorted.map { outcome in
          var drawn = outcome
          drawn.isPositive = Double(generator.next() >> 11) / 0x1p53 < outcome.confidence
          return drawn
        })
      guard let error = drawn.equalMassCalibrationError() else { return nil }
      sum += error
    }
    return sum / Double(draws)
  }
}
