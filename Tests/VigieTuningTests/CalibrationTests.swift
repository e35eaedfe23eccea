import Testing
import VigieCore

@testable import VigieTuning

struct CalibrationTests {
  struct Reference: Decodable {
    struct Drawn: Decodable, CustomTestStringConvertible {
      var name: String
      var scores: [Double]
      var places: [Double]
      var grades: [Int]
      var weights: [Double]
      var poolSlope: Double
      var poolIntercept: Double
      var poolCentral: Double
      var slope: Double
      var intercept: Double
      var central: Double
      var testDescription: String { name }

      var samples: [ScoredSample] {
        scores.indices.map {
          ScoredSample(
            score: scores[$0], grade: Grade(rawValue: grades[$0])!, weight: weights[$0])
        }
      }
    }
    struct Group: Decodable, CustomTestStringConvertible {
      var name: String
      var first: [Double]
      var second: [Double]
      var places: [Double]
      var grades: [Int]
      var weights: [Double]
      var slopes: [Double]
      var intercept: Double
      var central: Double
      var testDescription: String { name }

      var samples: [GroupSample] {
        first.indices.map {
          GroupSample(
            first: first[$0], second: second[$0], place: places[$0],
            grade: Grade(rawValue: grades[$0])!, weight: weights[$0])
        }
      }
    }
    var drawn: [Drawn]
    var groups: [Group]

    static func load() throws -> Reference { try ReferenceFile.load("calibration.json") }
  }

  @Test("a tag's calibration, as minimised by scipy", arguments: try Reference.load().drawn)
  func drawn(example: Reference.Drawn) {
    let pool = PlattFit(slope: example.poolSlope, intercept: example.poolIntercept)
    let fit = DrawnCalibration(example.samples, drawnTo: pool)
    #expect(agree(fit.slope, example.slope, within: 1e-7))
    #expect(agree(fit.intercept, example.intercept, within: 1e-7))
    let rows = zip(example.samples, example.places).compactMap { sample, place in
      CentralIntercept.Row(
        points: sample.score, place: place, grade: sample.grade, weight: sample.weight)
    }
    let central = CentralIntercept(rows, prior: example.poolCentral)
    #expect(agree(central.value, example.central, within: 1e-7))
    var generator = SplitMix64(seed: 3)
    #expect(DrawnCalibration(example.samples.shuffled(using: &generator), drawnTo: pool) == fit)
    #expect(fit.slope >= DrawnCalibration.leastSlope)
  }

  @Test("a group's calibration, as minimised by scipy", arguments: try Reference.load().groups)
  func groups(example: Reference.Group) {
    let fit = GroupFit(example.samples)
    let values = fit.parameters
    #expect(agree([values.first, values.second], example.slopes, within: 1e-7))
    #expect(agree(values.intercept, example.intercept, within: 1e-7))
    #expect(agree(values.centralIntercept, example.central, within: 1e-7))
    var generator = SplitMix64(seed: 4)
    #expect(GroupFit(example.samples.shuffled(using: &generator)) == fit)
    #expect(values.first >= 0 && values.second >= 0)
  }

  @Test("without samples a tag is calibrated as its group; many of them bring it to its own line")
  func pull() throws {
    let pool = PlattFit(slope: 1.3, intercept: -0.5)
    let alone = DrawnCalibration([], drawnTo: pool)
    #expect(agree(alone.slope, 1.3) && agree(alone.intercept, -0.5))
    let example = try #require(try Reference.load().drawn.first)
    func distance(_ times: Double) -> Double {
      let samples = example.samples.map {
        ScoredSample(score: $0.score, grade: $0.grade, weight: $0.weight * times)
      }
      return abs(
        DrawnCalibration(samples, drawnTo: pool).slope
          - PlattFit(samples).slope)
    }
    #expect(distance(1) < distance(0.01) && distance(1_000) < 1e-3)
  }

  @Test("a threshold goes from the authors' decisions to the best F1 as samples come in")
  func thresholds() {
    let outcomes = Outcomes(
      [0.9, 0.8, 0.6, 0.3, 0.1].map { Outcome(confidence: $0, isPositive: $0 > 0.5) })
    let best = outcomes.f1Threshold!
    func threshold(_ positives: Double) -> Double {
      DrawnThreshold.threshold(outcomes, written: logit(0.1), positives: positives)
    }
    #expect(agree(threshold(0), 0.1))
    #expect(abs(threshold(1e6) - best) < 1e-4)
    #expect(agree(logit(threshold(10)), (logit(0.1) + logit(best)) / 2))
    #expect(DrawnThreshold.threshold(Outcomes([]), written: -30, positives: 0) == 0.01)
  }
}
