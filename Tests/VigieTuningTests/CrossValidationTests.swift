import Testing
import VigieCore
import VigieOutput

@testable import VigieTuning

struct CrossValidationTests {
  @Test("a sample stays in its fold whatever else there is; equal texts stay together")
  func folds() {
    let samples = FitFixture.samples(200).samples
    var sizes = [Int](repeating: 0, count: 5)
    for sample in samples {
      let fold = sample.fold(of: 5, round: 0)
      sizes[fold] += 1
      var twin = sample
      twin.id = "another"
      #expect(twin.fold(of: 5, round: 0) == fold)
    }
    #expect(sizes.allSatisfy { $0 > 20 && $0 < 60 })
    #expect(samples.contains { $0.fold(of: 5, round: 0) != $0.fold(of: 5, round: 1) })
  }

  @Test("each document is tagged once, by a fit that has not seen it")
  func heldOut() async throws {
    let samples = FitFixture.samples(60)
    let validation = await CrossValidation(
      samples, rules: FitFixture.rules, folds: 3, rounds: 2, jobs: 2)
    #expect(validation.rounds.count == 2)
    for round in validation.rounds {
      #expect(round.fitted.map(\.id) == samples.samples.map(\.id))
      #expect(round.written.map(\.id) == samples.samples.map(\.id))
    }
    // The first fold by hand.
    let held = SampleSet(samples.samples.filter { $0.fold(of: 3, round: 1) == 0 })
    let others = SampleSet(samples.samples.filter { $0.fold(of: 3, round: 1) != 0 })
    let fit = await FitFixture.fit(others)
    for tagged in await TaggerPool(fit.fitted, jobs: 1).tag(held) {
      let judged = try #require(validation.rounds[1].fitted.first { $0.id == tagged.sample.id })
      #expect(judged.observations == tagged.observations)
    }
  }

  @Test("the report is the same whatever the order and the number of workers")
  func repeatable() async {
    let samples = FitFixture.samples(60)
    var generator = SplitMix64(seed: 2)
    let shuffled = SampleSet(samples.samples.shuffled(using: &generator))
    let one = await CrossValidation(samples, rules: FitFixture.rules, folds: 4, jobs: 1)
    let two = await CrossValidation(shuffled, rules: FitFixture.rules, folds: 4, jobs: 3)
    let style = Style(isColoured: false)
    #expect(one.text(style: style) == two.text(style: style))
    #expect(one.rows.map(\.name).first == "elections")
  }

  @Test("folds that are empty, and that hold everything, are borne")
  func few() async {
    let samples = FitFixture.samples(2)
    let validation = await CrossValidation(samples, rules: FitFixture.rules, folds: 9, jobs: 1)
    #expect(validation.rounds[0].fitted.count == 2)
    #expect(!validation.text(style: Style(isColoured: false)).isEmpty)
  }

  @Test("the error by chance is what a perfect model shows")
  func chance() {
    var generator = SplitMix64(seed: 12)
    func uniform() -> Double { Double(generator.next() >> 11) / 0x1p53 }
    let perfect = Outcomes(
      (0..<200).map { _ in
        let confidence = uniform()
        return Outcome(confidence: confidence, isPositive: uniform() < confidence)
      })
    let (error, chance) = (
      perfect.equalMassCalibrationError()!, perfect.calibrationErrorByChance()!
    )
    #expect(abs(error - chance) < 0.03 && chance > 0.03)
    #expect(Outcomes([]).calibrationErrorByChance() == nil)
    let certain = Outcomes([Outcome(confidence: 1, isPositive: true)])
    #expect(certain.calibrationErrorByChance() == 0)
  }
}
