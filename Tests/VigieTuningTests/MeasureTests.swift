import Testing

@testable import VigieTuning

struct MeasureTests {
  struct Case: Decodable, CustomTestStringConvertible {
    struct Point: Decodable {
      var threshold: Double
      var precision: Double
      var recall: Double
    }
    struct Step: Decodable {
      var lower: Double
      var upper: Double
      var weight: Double
      var mean: Double
      var observed: Double
    }
    var name: String
    var confidences: [Double]
    var grades: [Int]
    var weights: [Double]
    var level: Int
    var threshold: Double
    var support: Double
    var precision: Double
    var recall: Double
    var f1: Double
    var lift: Double
    var averagePrecision: Double
    var curve: [Point]
    var brier: Double
    var logLoss: Double
    var miscalibration: Double
    var discrimination: Double
    var uncertainty: Double
    var steps: [Step]
    var equalMass: Double
    var equalWidth: Double
    var expectedF1: Double

    var testDescription: String { name }

    var list: [Outcome] {
      confidences.indices.map {
        Outcome(
          confidence: confidences[$0], grade: Grade(rawValue: grades[$0])!,
          from: Grade(rawValue: level)!, weight: weights[$0])
      }
    }
    var outcomes: Outcomes { Outcomes(list) }

    static func all() throws -> [Case] { try ReferenceFile.load("measures.json") }
  }

  @Test("decisions at a threshold, as scikit-learn", arguments: try Case.all())
  func decisions(example: Case) {
    let counts = example.outcomes.counts(threshold: example.threshold)
    #expect(agree(counts.support, example.support))
    #expect(agree(example.outcomes.support, example.support))
    // scikit-learn says 0 where nothing was assigned.
    #expect(agree(counts.precision ?? 0, example.precision))
    #expect(agree(counts.recall, example.recall))
    #expect(agree(counts.f1, example.f1))
    #expect(agree(counts.lift ?? 0, example.lift))
    #expect(agree(counts.total, example.weights.reduce(0, +)))
  }

  @Test(
    "average precision and its curve, as scikit-learn, ties included", arguments: try Case.all())
  func averagePrecision(example: Case) {
    let curve = example.outcomes.precisionRecallCurve
    #expect(agree(curve.map(\.threshold), example.curve.map(\.threshold)))
    #expect(agree(curve.map(\.precision), example.curve.map(\.precision)))
    #expect(agree(curve.map(\.recall), example.curve.map(\.recall)))
    #expect(agree(example.outcomes.averagePrecision, example.averagePrecision))
  }

  @Test("Brier score and log loss, as scikit-learn", arguments: try Case.all())
  func probabilityScores(example: Case) {
    #expect(agree(example.outcomes.brierScore, example.brier))
    #expect(agree(example.outcomes.logLoss, example.logLoss))
  }

  @Test("reliability by isotonic regression, as scikit-learn's", arguments: try Case.all())
  func reliability(example: Case) throws {
    let reliability = try #require(Reliability(example.outcomes))
    #expect(agree(reliability.miscalibration, example.miscalibration))
    #expect(agree(reliability.discrimination, example.discrimination))
    #expect(agree(reliability.uncertainty, example.uncertainty))
    let steps = reliability.steps
    #expect(steps.map(\.confidences.lowerBound) == example.steps.map(\.lower))
    #expect(steps.map(\.confidences.upperBound) == example.steps.map(\.upper))
    #expect(agree(steps.map(\.weight), example.steps.map(\.weight)))
    #expect(agree(steps.map(\.meanConfidence), example.steps.map(\.mean)))
    #expect(agree(steps.map(\.observed), example.steps.map(\.observed)))
  }

  @Test(
    "calibration errors and the expected F1, after their definitions", arguments: try Case.all())
  func calibrationErrors(example: Case) {
    #expect(agree(example.outcomes.equalMassCalibrationError(), example.equalMass))
    #expect(agree(example.outcomes.equalWidthCalibrationError(), example.equalWidth))
    #expect(agree(example.outcomes.expectedF1, example.expectedF1))
    #expect(agree(example.outcomes.f1Threshold, example.expectedF1 / 2))
  }

  @Test("without documents, or without positives, there is no figure")
  func undefined() {
    let none = Outcomes([])
    #expect(none.baseRate == nil && none.brierScore == nil && none.logLoss == nil)
    #expect(none.averagePrecision == nil && none.equalMassCalibrationError() == nil)
    #expect(Reliability(none) == nil && none.f1Threshold == nil)

    let negative = Outcomes([Outcome(confidence: 0.4, isPositive: false)])
    #expect(negative.averagePrecision == nil && negative.precisionRecallCurve.isEmpty)
    let counts = negative.counts(threshold: 0.5)
    #expect(counts.precision == nil && counts.recall == nil && counts.f1 == nil)
    #expect(counts.lift == nil)
    #expect(Outcomes([Outcome(confidence: 0, isPositive: false)]).f1Threshold == nil)
  }
}
