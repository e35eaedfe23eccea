import Foundation
import TestSupport
import Testing
import VigieCore
import VigieOutput
import VigieRules

@testable import VigieTuning

struct ModelFitTests {
  let rules = FitFixture.rules
  let meddling = FitFixture.tag("elections/meddling")

  @Test("the diff and the file are as they were")
  func golden() async throws {
    var settings = FitSettings()
    settings.date = "2026-03-01"
    let fit = await FitFixture.fit(FitFixture.samples(80), settings: settings)
    for (text, name) in [
      (fit.text(style: Style(isColoured: false)), "diff.txt"),
      (FitFixture.file(fit), "weights.yaml"),
    ] {
      let difference = try GoldenFile.difference(
        between: text, and: FitFixture.folder.appending(path: name))
      #expect(difference == nil, "\(difference ?? "")")
    }
  }

  @Test("the order of samples, the number of workers and an earlier fit change no byte")
  func repeatable() async {
    let samples = FitFixture.samples(80)
    let one = await FitFixture.fit(samples)
    let file = FitFixture.file(one)
    var generator = VigieTuning.SplitMix64(seed: 8)
    let shuffled = SampleSet(samples.samples.shuffled(using: &generator))
    #expect(FitFixture.file(await FitFixture.fit(shuffled, jobs: 2)) == file)
    let again = await ModelFit(samples, rules: one.fitted, jobs: 3)
    #expect(FitFixture.file(again) == file)
  }

  @Test("a score is the prior and, rule by rule, weight times activation times share")
  func scores() async {
    let samples = FitFixture.samples(60)
    let fit = await FitFixture.fit(samples)
    let written = await TaggerPool(fit.written, jobs: 1).tag(samples)
    let fitted = await TaggerPool(fit.fitted, jobs: 1).tag(samples)
    var compared = 0
    for (before, after) in zip(written, fitted) {
      for (tag, ledger) in after.ledger.tags {
        let parameters = fit.fitted.scoring.tags[tag.rawValue]
        let sum = ledger.activations.reduce(parameters.prior) {
          $0 + fit.fitted.scoring.weight(of: $1.rule, for: tag) * $1.value * $1.share
        }
        #expect(agree(ledger.score, sum, within: 1e-12))
        let points = ledger.entries.reduce(parameters.prior) { $0 + $1.points }
        #expect(agree(ledger.score, points, within: 1e-12))
        // What is not behind a gate was found alike, whatever the weights.
        guard fit.written.taxonomy[tag].gate == nil else { continue }
        #expect(ledger.activations == before.ledger.tags[tag]?.activations)
        compared += ledger.activations.count
      }
    }
    #expect(compared > 50)
  }

  @Test("what was fitted is what is used: the fit's own scores are those of the tagger")
  func deployed() async throws {
    let samples = FitFixture.samples(80)
    let fit = await FitFixture.fit(samples)
    let entry = try #require(fit.model.tags[meddling])
    let slope = entry.parameters.slope
    let tagged = await TaggerPool(fit.written, jobs: 1).tag(samples)
    let own = tagged.map {
      TagSample($0, meddling, rules: fit.written, weight: 1)!
    }
    let group = ["elections/meddling", "elections/leak", "elections/never"].flatMap { id in
      tagged.compactMap {
        TagSample($0, FitFixture.tag(id), rules: fit.written, weight: 1)?.scored
      }
    }
    let calibration = DrawnCalibration(
      own.map(\.scored), drawnTo: PlattFit(group))
    let weights = WeightFit(
      own.map {
        WeightFitSample(id: $0.id, grade: $0.grade, activations: $0.activations)
      },
      rules: rules.rules.indices.filter { rules.rules[$0].tags.contains(meddling) }.map {
        WrittenRule(
          rule: RuleIndex(rawValue: $0), strength: rules.rules[$0].strength,
          bundle: rules.rules[$0].bundle, isLocked: rules.rules[$0].isLocked)
      },
      settings: WeightFitSettings(
        slope: slope, prior: slope * logit(0.1) + calibration.intercept))
    let after = await TaggerPool(fit.fitted, jobs: 1).tag(samples)
    for (score, sample) in zip(weights.scores, after) {
      #expect(abs(logistic(score.fitted) - sample[meddling].confidence) < 1e-3)
    }
  }

  @Test("signs are kept, locked rules stay, silent rules stay, rare tags keep their weights")
  func bounds() async throws {
    let fit = await FitFixture.fit(FitFixture.samples(80))
    for (tag, entry) in fit.model.tags {
      for (rule, weight) in entry.parameters.weights {
        #expect(weight * rules[rule].strength >= 0)
        let isStill =
          rules[rule].isLocked || entry.firings[rule, default: 0] == 0 || entry.positives < 5
        if isStill { #expect(agree(weight, rules[rule].strength, within: 1e-4)) }
      }
      #expect((0.01...0.99).contains(entry.parameters.threshold))
      #expect(rules.taxonomy[tag].group != nil)
    }
    let entry = try #require(fit.model.tags[meddling])
    #expect(entry.parameters.weights[FitFixture.rule("en.meddling.locked")] == 1.2)
    #expect(entry.firings[FitFixture.rule("en.meddling.locked")]! > 5)
    #expect(entry.errors[FitFixture.rule("en.meddling.locked")] == nil)
    // The samples know nothing of board games, for or against.
    let games = entry.parameters.weights[FitFixture.rule("en.meddling.board-game")]!
    #expect(games > -1.5 && games <= 0)
    let never = try #require(fit.model.tags[FitFixture.tag("elections/never")])
    #expect(never.positives == 0 && never.errors.isEmpty)
  }

  @Test("a group is never less likely than its best member, nor central more than mentioned")
  func groups() async {
    let samples = FitFixture.samples(90, seed: 5)
    let fit = await FitFixture.fit(FitFixture.samples(80))
    let taxonomy = rules.taxonomy
    for tagged in await TaggerPool(fit.fitted, jobs: 1).tag(samples) {
      for group in taxonomy.groups {
        let whole = tagged[group]
        #expect(whole.central <= whole.confidence)
        for leaf in taxonomy.leaves(of: group) where tagged[leaf].status != .vetoed {
          guard tagged.ledger.tags[leaf] != nil else { continue }
          #expect(whole.confidence >= tagged[leaf].confidence)
          #expect(whole.central >= tagged[leaf].central)
        }
      }
    }
  }

  @Test("tags behind a gate are fitted after those that open it")
  func stages() {
    let stages = ModelFit.stages(of: rules).map { $0.map { rules.taxonomy[$0].id } }
    #expect(
      stages == [
        ["elections/meddling", "elections/leak", "elections/never"], ["response/sanctions"],
      ])
  }

  @Test("a base rate moves the intercepts by its log-odds, and no weight")
  func baseRate() async throws {
    let samples = FitFixture.samples(80)
    let plain = await FitFixture.fit(samples)
    var settings = FitSettings()
    settings.baseRates = [.init(tag: nil, share: 0.05), .init(tag: meddling, share: 0.02)]
    let shifted = await FitFixture.fit(samples, settings: settings)
    // What a gate lets through may depend on the rate of the tags that open it.
    for (tag, entry) in plain.model.tags where rules.taxonomy[tag].gate == nil {
      let other = try #require(shifted.model.tags[tag]).parameters
      #expect(other.prior == entry.parameters.prior && other.slope == entry.parameters.slope)
      #expect(other.weights == entry.parameters.weights)
      #expect(other.intercept < entry.parameters.intercept)
    }
    let known = samples.samples.filter { $0.grade(of: meddling, in: rules.taxonomy) != nil }
    let positive = known.count { $0.labels[meddling] != nil }
    let sampled = (Double(positive) + 0.5) / (Double(known.count) + 1)
    let moved = shifted.model.tags[meddling]!.parameters.intercept
    #expect(agree(moved, logit(0.02) - logit(sampled), within: 1e-4))
  }

  @Test("thresholds by cost are the same for all tags")
  func costs() async {
    var settings = FitSettings()
    settings.threshold = .costRatio(3)
    let fit = await FitFixture.fit(FitFixture.samples(40), settings: settings)
    #expect(fit.model.tags.values.allSatisfy { $0.parameters.threshold == 0.75 })
  }

  @Test("a file read back gives the same model, and the same file")
  func roundTrip() async throws {
    var settings = FitSettings()
    settings.baseRates = [.init(tag: nil, share: 0.05), .init(tag: meddling, share: 0.02)]
    settings.date = "2026-03-01"
    let fit = await FitFixture.fit(FitFixture.samples(80), settings: settings)
    let rulesFile = FitFixture.folder.appending(path: "rules.yaml")
    let result = RuleCompiler().compile([
      ("rules.yaml", [UInt8](try Data(contentsOf: rulesFile))),
      ("weights.yaml", [UInt8](FitFixture.file(fit).utf8)),
    ])
    #expect(result.diagnostics.isEmpty)
    let loaded = try #require(result.ruleSet)
    #expect(loaded.scoring.tags == fit.fitted.scoring.tags)
    #expect(loaded.scoring.groups == fit.fitted.scoring.groups)
    #expect(loaded.scoring.isCalibrated && loaded.scoring.fit?.date == "2026-03-01")
    // A record names the numbers too.
    #expect(loaded.fingerprint != rules.fingerprint)
    #expect(loaded.writtenFingerprint == rules.fingerprint)
    let compiled = try CompiledRules.decode(CompiledRules.encode(loaded))
    #expect(compiled.scoring == loaded.scoring && compiled.fingerprint == loaded.fingerprint)
    #expect(compiled.asWritten.scoring == rules.scoring)
  }

  @Test("many samples of a known law are calibrated")
  func calibrated() async throws {
    let fit = await FitFixture.fit(FitFixture.samples(1_500))
    let fresh = await TaggerPool(fit.fitted, jobs: 2).tag(FitFixture.samples(1_500, seed: 99))
    let stale = await TaggerPool(fit.written, jobs: 2).tag(FitFixture.samples(1_500, seed: 99))
    for tag in [meddling, FitFixture.tag("elections/leak"), FitFixture.tag("elections")] {
      let after = Outcomes(fresh.compactMap { $0.outcome(of: tag) })
      let before = Outcomes(stale.compactMap { $0.outcome(of: tag) })
      #expect(after.equalMassCalibrationError()! < 0.06)
      #expect(after.logLoss! < before.logLoss!)
    }
  }
}
