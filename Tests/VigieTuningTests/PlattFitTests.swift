import Testing
import VigieCore

@testable import VigieTuning

struct PlattFitTests {
  struct Case: Decodable, CustomTestStringConvertible {
    var name: String
    var scores: [Double]
    var grades: [Int]
    var weights: [Double]
    var slope: Double
    var intercept: Double

    var testDescription: String { name }

    var samples: [ScoredSample] {
      scores.indices.map {
        ScoredSample(
          score: scores[$0], grade: Grade(rawValue: grades[$0])!, weight: weights[$0])
      }
    }

    static func all() throws -> [Case] { try ReferenceFile.load("platt.json") }
  }

  @Test("slope and intercept, as minimised by scipy", arguments: try Case.all())
  func reference(example: Case) {
    let fit = PlattFit(example.samples)
    #expect(agree(fit.slope, example.slope, within: 1e-7))
    #expect(agree(fit.intercept, example.intercept, within: 1e-7))
  }

  @Test("order changes no bit; the slope is never below 0", arguments: try Case.all())
  func properties(example: Case) {
    let fit = PlattFit(example.samples)
    var generator = SplitMix64(seed: 9)
    for _ in 0..<3 {
      #expect(PlattFit(example.samples.shuffled(using: &generator)) == fit)
    }
    #expect(fit.slope >= 0)
  }

  @Test("a weight of two is the sample twice, of zero none", arguments: try Case.all())
  func weights(example: Case) {
    let weighted = example.samples.enumerated().map { index, sample in
      ScoredSample(score: sample.score, grade: sample.grade, weight: Double(index % 3))
    }
    let repeated = weighted.flatMap { sample in
      (0..<Int(sample.weight)).map { _ in ScoredSample(score: sample.score, grade: sample.grade) }
    }
    let (left, right) = (PlattFit(weighted), PlattFit(repeated))
    #expect(agree(left.slope, right.slope, within: 1e-7))
    #expect(agree(left.intercept, right.intercept, within: 1e-7))
  }

  @Test("one class leaves the slope as written, and moves the intercept")
  func oneClass() {
    let scores = [-2.0, -1, 0, 1.5]
    let absent = PlattFit(scores.map { ScoredSample(score: $0, grade: .absent) })
    #expect(absent.slope == 1)
    // The mean probability is that of the smoothed target, 1 / (N + 2).
    let mean = scores.reduce(0) { $0 + logistic($1 + absent.intercept) } / 4
    #expect(agree(mean, 1.0 / 6))

    let central = PlattFit(scores.map { ScoredSample(score: $0, grade: .central) })
    #expect(central.slope == 1 && central.intercept > 0)
    let both = scores.map { ScoredSample(score: $0, grade: $0 > -1.5 ? .mentioned : .absent) }
    #expect(PlattFit(both).slope != 1)
  }

  @Test("no samples leave scores as they are")
  func none() {
    let fit = PlattFit([])
    #expect(fit.slope == 1 && fit.intercept == 0)
    let weightless = PlattFit([ScoredSample(score: 3, grade: .central, weight: 0)])
    #expect(weightless == fit)
  }

  @Test("many samples bring back the line they were drawn from")
  func recovery() {
    var generator = SplitMix64(seed: 77)
    func uniform() -> Double { Double(generator.next() >> 11) / 0x1p53 }
    let samples = (0..<4_000).map { _ in
      let score = 8 * uniform() - 4
      let grade: Grade = uniform() < logistic(0.6 * score + 0.5) ? .mentioned : .absent
      return ScoredSample(score: score, grade: grade)
    }
    let fit = PlattFit(samples)
    #expect(abs(fit.slope - 0.6) < 0.05)
    #expect(abs(fit.intercept - 0.5) < 0.1)
  }
}
