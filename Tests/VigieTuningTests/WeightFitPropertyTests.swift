import Testing
import VigieCore

@testable import VigieTuning

struct WeightFitPropertyTests {
  typealias Case = WeightFitTests.Case

  private func sample(
    _ id: String, _ grade: Grade, _ activations: [Int: Double], weight: Double = 1
  ) -> WeightFitSample {
    WeightFitSample(
      id: id, grade: grade, weight: weight,
      activations: activations.map { .init(rule: RuleIndex(rawValue: $0.key), value: $0.value) })
  }

  private func rule(
    _ index: Int, _ strength: Double, bundle: Int? = nil, isLocked: Bool = false
  ) -> WrittenRule {
    WrittenRule(
      rule: RuleIndex(rawValue: index), strength: strength, bundle: bundle ?? index,
      isLocked: isLocked)
  }

  @Test("the order of samples, rules and hits changes no bit", arguments: try Case.all())
  func order(example: Case) {
    let expected = example.fit
    var generator = SplitMix64(seed: 5)
    for _ in 0..<3 {
      var samples = example.samples.shuffled(using: &generator)
      for index in samples.indices { samples[index].activations.shuffle(using: &generator) }
      let fit = WeightFit(
        samples, rules: example.rules.shuffled(using: &generator), settings: example.settings)
      #expect(fit.rules == expected.rules)
      #expect(fit.prior == expected.prior && fit.scores == expected.scores)
    }
  }

  @Test("a sign is kept, whatever the samples say", arguments: try Case.all())
  func signs(example: Case) {
    for (rule, written) in zip(example.fit.rules, example.written) {
      #expect(rule.weight * written >= 0)
      #expect(rule.weight.isFinite)
    }
  }

  @Test(
    "rules that never fire, and locked ones, keep the scaled strength", arguments: try Case.all())
  func unmoved(example: Case) {
    for (rule, written) in zip(example.fit.rules, example.rules)
    where rule.firings == 0 || written.isLocked {
      #expect(rule.weight == example.slope * written.strength)
      #expect(rule.weight == rule.prior)
    }
  }

  @Test("a strong penalty keeps what was written")
  func strongPenalty() throws {
    let example = try #require(try Case.all().first)
    var settings = example.settings
    settings.weightPenalty = 1e9
    for rule in WeightFit(example.samples, rules: example.rules, settings: settings).rules {
      #expect(abs(rule.weight - rule.prior) < 1e-6)
    }
  }

  @Test("each further positive document raises a rule's weight, each negative one lowers it")
  func monotone() {
    func weight(positive: Int, negative: Int) -> Double {
      let samples =
        (0..<positive).map { sample("p\($0)", .central, [0: 1]) }
        + (0..<negative).map { sample("n\($0)", .absent, [0: 1]) }
        + (0..<20).map { sample("o\($0)", .absent, [:]) }
      return WeightFit(
        samples, rules: [rule(0, 2.5)], settings: WeightFitSettings(slope: 1, prior: -2)
      ).rules[0].weight
    }
    let rising = (0..<6).map { weight(positive: $0, negative: 2) }
    let falling = (0..<6).map { weight(positive: 2, negative: $0) }
    #expect(zip(rising, rising.dropFirst()).allSatisfy { $0 < $1 })
    #expect(zip(falling, falling.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test("a standard error shrinks as documents come in")
  func standardError() throws {
    func error(_ documents: Int) throws -> Double {
      let samples = (0..<documents).map {
        sample("\($0)", $0 % 3 == 0 ? .absent : .mentioned, $0 % 2 == 0 ? [0: 1] : [:])
      }
      let fit = WeightFit(
        samples, rules: [rule(0, 1.2)], settings: WeightFitSettings(slope: 1, prior: 0))
      return try #require(fit.rules[0].standardError)
    }
    #expect(agree(try error(0), 0.5.squareRoot()))
    #expect(try error(10) < error(0))
    #expect(try error(40) < error(10))
  }

  @Test("collinear rules share, a weight of 0 takes a sample out, an unfired bundle is left alone")
  func corners() {
    let settings = WeightFitSettings(slope: 1, prior: -1)
    let samples = (0..<40).map {
      sample("\($0)", $0 % 4 == 0 ? .central : .absent, $0 % 2 == 0 ? [0: 1, 1: 1] : [:])
    }
    let rules = [rule(0, 1.2), rule(1, 1.2), rule(2, 0.5, bundle: 7), rule(3, 4, bundle: 7)]
    let fit = WeightFit(samples, rules: rules, settings: settings)
    #expect(agree(fit.rules[0].weight, fit.rules[1].weight))
    #expect(fit.rules[2].weight == 0.5 && fit.rules[3].weight == 4)

    let ghost = sample("ghost", .central, [0: 1, 2: 1], weight: 0)
    let haunted = WeightFit(samples + [ghost], rules: rules, settings: settings)
    #expect(haunted.rules == fit.rules && haunted.prior == fit.prior)
    #expect(haunted.scores.last?.leaveOneOut == haunted.scores.last?.fitted)
  }

  @Test("rules of a small bundle move together; without a slope they have nothing to move")
  func pooled() {
    let samples = (0..<20).map {
      sample("\($0)", $0 < 6 ? .mentioned : .absent, $0 % 3 == 0 ? [0: 1] : [1: 1])
    }
    let rules = [rule(0, 2.5, bundle: 1), rule(1, 0.5, bundle: 1)]
    let fit = WeightFit(samples, rules: rules, settings: WeightFitSettings(slope: 0.8, prior: -1))
    #expect(fit.rules.allSatisfy { $0.isPooled })
    #expect(agree(fit.rules[0].weight / fit.rules[1].weight, 5))
    #expect(fit.rules[0].weight != fit.rules[0].prior)

    let flat = WeightFit(samples, rules: rules, settings: WeightFitSettings(slope: 0, prior: -1))
    #expect(flat.rules.map(\.weight) == [0, 0])
    #expect(flat.rules.map(\.standardError) == [nil, nil])
  }

  @Test("without samples or rules there is only the prior")
  func nothing() {
    let settings = WeightFitSettings(slope: 0.5, prior: -2)
    let unfitted = WeightFit([], rules: [rule(0, 4)], settings: settings)
    #expect(unfitted.prior == -2 && unfitted.rules[0].weight == 2 && unfitted.isConverged)
    let bare = WeightFit([sample("a", .central, [:])], rules: [], settings: settings)
    #expect(bare.prior > -2 && bare.rules.isEmpty)
  }
}
