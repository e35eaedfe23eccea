import Testing
import VigieCore

@testable import VigieTuning

/// Thresholds and the correction for picked samples.
struct DecisionTests {
  @Test("the threshold of least cost")
  func leastCost() {
    #expect(ThresholdChoice.leastCost(falsePositive: 1, falseNegative: 1) == 0.5)
    #expect(ThresholdChoice.leastCost(falsePositive: 1, falseNegative: 4) == 0.2)
    #expect(ThresholdChoice.leastCost(falsePositive: 0, falseNegative: 1) == 0)
    #expect(ThresholdChoice.leastCost(falsePositive: 1, falseNegative: 0) == 1)
  }

  @Test("half the expected F1, by hand")
  func bestF1() throws {
    let outcomes = Outcomes(
      [0.9, 0.6, 0.2, 0.1].map { Outcome(confidence: $0, isPositive: false) })
    // Σp = 1.8: 2 · 0.9 / 2.8, 2 · 1.5 / 3.8, 2 · 1.7 / 4.8, 2 · 1.8 / 5.8.
    #expect(agree(outcomes.expectedF1, 3 / 3.8))
    #expect(agree(outcomes.f1Threshold, 1.5 / 3.8))
    // All in doubt: tag all of them, at a threshold below each.
    let doubtful = Outcomes(Array(repeating: Outcome(confidence: 0.1, isPositive: true), count: 9))
    let threshold = try #require(doubtful.f1Threshold)
    #expect(threshold < 0.1)
  }

  @Test("a threshold never above ½, reached where all is certain", arguments: 1...20)
  func f1Bound(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let outcomes = Outcomes(
      (0..<30).map { _ in
        Outcome(confidence: Double(generator.index(below: 1_001)) / 1_000, isPositive: false)
      })
    let threshold = try #require(outcomes.f1Threshold)
    #expect((0...0.5).contains(threshold))
    #expect(Outcomes([Outcome(confidence: 1, isPositive: true)]).f1Threshold == 0.5)
  }

  @Test("a shifted prior: half of the samples positive, a tenth of the documents")
  func shift() {
    let shift = PriorShift.logOdds(sampled: 0.5, deployed: 0.1)
    #expect(agree(shift, logit(0.1)))
    #expect(agree(PriorShift.probability(0.5, sampled: 0.5, deployed: 0.1), 0.1))
    #expect(PriorShift.probability(0, sampled: 0.5, deployed: 0.1) == 0)
    #expect(PriorShift.probability(1, sampled: 0.5, deployed: 0.1) == 1)
    // By Bayes: odds times the ratio of the priors' odds.
    let odds = 0.8 / 0.2 * (0.3 / 0.7) / (0.6 / 0.4)
    #expect(
      agree(PriorShift.probability(0.8, sampled: 0.6, deployed: 0.3), odds / (1 + odds)))
  }

  @Test("weights of samples are inverse to the chance of being drawn, with a mean of 1")
  func weights() {
    let weights = PriorShift.weights(samplingProbabilities: [1, 0.5, 0.1, 0.5])
    #expect(agree(weights.reduce(0, +), 4))
    #expect(agree(weights[2] / weights[0], 10) && weights[1] == weights[3])
    #expect(PriorShift.weights(samplingProbabilities: []).isEmpty)
  }

  @Test("weights and shift lead to about the same fit")
  func bothForms() {
    // Positives were all kept, negatives one in five.
    let scores = (0..<400).map { Double($0 % 40) / 5 - 4 }
    let samples = scores.enumerated().map { index, score in
      (score: score, isPositive: Double(index * 7_919 % 400) / 400 < logistic(score))
    }
    let kept = 0.2
    let weighted = PlattFit(
      samples.map {
        ScoredSample(
          score: $0.score, grade: $0.isPositive ? .mentioned : .absent,
          weight: $0.isPositive ? 1 : 1 / kept)
      })
    let plain = PlattFit(
      samples.map { ScoredSample(score: $0.score, grade: $0.isPositive ? .mentioned : .absent) })
    let positives = Double(samples.count { $0.isPositive })
    let negatives = Double(samples.count) - positives
    let shift = PriorShift.logOdds(
      sampled: positives / (positives + negatives),
      deployed: positives / (positives + negatives / kept))
    #expect(abs(weighted.intercept - (plain.intercept + shift)) < 0.25)
    #expect(abs(weighted.slope - plain.slope) < 0.15)
  }
}
