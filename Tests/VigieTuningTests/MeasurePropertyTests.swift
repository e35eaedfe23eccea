import Testing

@testable import VigieTuning

struct MeasurePropertyTests {
  typealias Case = MeasureTests.Case

  /// Each figure there is of some outcomes.
  private func figures(_ outcomes: Outcomes) -> [Double?] {
    let counts = outcomes.counts(threshold: 0.4)
    let reliability = Reliability(outcomes)
    return [
      counts.precision, counts.recall, counts.f1, counts.lift, outcomes.averagePrecision,
      outcomes.brierScore, outcomes.logLoss, outcomes.equalMassCalibrationError(),
      outcomes.equalWidthCalibrationError(), outcomes.expectedF1, reliability?.miscalibration,
      reliability?.discrimination, reliability?.uncertainty,
    ]
  }

  @Test("the order of documents changes no bit", arguments: try Case.all())
  func order(example: Case) {
    var generator = SplitMix64(seed: 3)
    let before = figures(example.outcomes)
    for _ in 0..<5 {
      #expect(figures(Outcomes(example.list.shuffled(using: &generator))) == before)
    }
  }

  @Test("a weight of two is the document twice, of zero none", arguments: try Case.all())
  func weights(example: Case) {
    let doubled = example.list.enumerated().map { index, outcome in
      var outcome = outcome
      outcome.weight = Double(index % 3)
      return outcome
    }
    let repeated = doubled.flatMap { outcome in
      (0..<Int(outcome.weight)).map { _ in
        Outcome(confidence: outcome.confidence, isPositive: outcome.isPositive)
      }
    }
    for (left, right) in zip(figures(Outcomes(doubled)), figures(Outcomes(repeated))) {
      #expect(agree(left, right))
    }
  }

  @Test("figures stay within their bounds", arguments: try Case.all())
  func bounds(example: Case) throws {
    let outcomes = example.outcomes
    let counts = outcomes.counts(threshold: example.threshold)
    for share in [
      counts.precision, counts.recall, counts.f1, outcomes.averagePrecision, outcomes.brierScore,
      outcomes.equalMassCalibrationError(), outcomes.equalWidthCalibrationError(),
      outcomes.expectedF1,
    ] {
      #expect((0...1 + 1e-12).contains(share ?? 0))
    }
    let reliability = try #require(Reliability(outcomes))
    #expect(reliability.miscalibration >= 0 && reliability.discrimination >= 0)
    let sum = reliability.miscalibration - reliability.discrimination + reliability.uncertainty
    #expect(agree(outcomes.brierScore, sum))
    let steps = reliability.steps
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.observed < $1.observed })
    #expect(
      zip(steps, steps.dropFirst()).allSatisfy {
        $0.confidences.upperBound < $1.confidences.lowerBound
      })
    let curve = outcomes.precisionRecallCurve
    #expect(zip(curve, curve.dropFirst()).allSatisfy { $0.recall <= $1.recall })
    #expect(curve.last?.recall == 1)
  }

  @Test(
    "a rising map of the confidences leaves average precision as it is", arguments: try Case.all())
  func rankOnly(example: Case) {
    let mapped = example.list.map { outcome in
      var outcome = outcome
      outcome.confidence = outcome.confidence * outcome.confidence
      return outcome
    }
    #expect(agree(Outcomes(mapped).averagePrecision, example.averagePrecision))
  }

  @Test("recalibrated by its own steps, nothing is miscalibrated", arguments: try Case.all())
  func recalibrated(example: Case) throws {
    let reliability = try #require(Reliability(example.outcomes))
    let mapped = example.list.map { outcome in
      var outcome = outcome
      outcome.confidence =
        reliability.steps.first {
          $0.confidences.contains(outcome.confidence)
        }!.observed
      return outcome
    }
    let again = try #require(Reliability(Outcomes(mapped)))
    #expect(again.miscalibration < 1e-12)
    #expect(agree(again.discrimination, reliability.discrimination))
  }

  @Test("isotonic regression pools what falls")
  func isotonic() {
    func values(_ observations: [(value: Double, weight: Double)]) -> [Double] {
      IsotonicRegression.blocks(observations).flatMap { block in
        block.range.map { _ in block.value }
      }
    }
    #expect(values([(1, 1), (2, 1), (3, 1)]) == [1, 2, 3])
    #expect(values([(3, 1), (1, 1), (2, 1)]) == [2, 2, 2])
    #expect(values([(0, 1), (4, 3), (0, 1), (5, 1)]) == [0, 3, 3, 5])
    #expect(values([]).isEmpty)
  }
}
