import Foundation
import Testing
import VigieCore
import VigieOutput
import VigieRules

@testable import VigieTuning

/// What becomes of groups that there are too few samples for.
struct GroupSupportTests {
  let rules = FitFixture.rules
  let response = FitFixture.tag("response")
  let sanctions = FitFixture.tag("response/sanctions")

  /// Samples of which only so many have the tag of the second group.
  private func samples(withSanctions count: Int) -> SampleSet {
    var left = count
    return SampleSet(
      FitFixture.samples(80).samples.map { sample in
        var sample = sample
        if sample.labels[sanctions] != nil {
          left -= 1
          if left < 0 { sample.labels[sanctions] = nil }
        }
        return sample
      })
  }

  private func load(_ file: String) throws -> RuleSet {
    let path = FitFixture.folder.appending(path: "rules.yaml")
    let result = RuleCompiler().compile([
      ("rules.yaml", [UInt8](try Data(contentsOf: path))), ("weights.yaml", [UInt8](file.utf8)),
    ])
    #expect(result.diagnostics.isEmpty)
    return try #require(result.ruleSet)
  }

  @Test("ten samples of each kind are enough, nine of either are not")
  func least() {
    let some = FitFixture.samples(300).samples
    func isEnough(_ positives: Int, _ negatives: Int) -> Bool {
      let have = some.filter { $0.grade(of: response, in: rules.taxonomy) != .absent }
      let lack = some.filter { $0.grade(of: response, in: rules.taxonomy) == .absent }
      let samples = SampleSet(have.prefix(positives) + lack.prefix(negatives))
      let support = GroupSupport.all(in: samples, rules: rules).first { $0.group == response }!
      #expect((support.positives, support.negatives) == (positives, negatives))
      return support.isEnough && !support.isTooFew
    }
    #expect(isEnough(10, 10) && isEnough(12, 30))
    #expect(!isEnough(9, 40) && !isEnough(40, 9) && !isEnough(1, 1) && !isEnough(0, 0))
  }

  @Test("a label that is not known counts on neither side")
  func unknown() {
    let elections = FitFixture.tag("elections")
    let known = GroupSupport.all(in: FitFixture.samples(80), rules: rules)[0]
    #expect(known.group == elections && known.positives == 35 && known.negatives < 80 - 35)
  }

  @Test("a group with too few samples counts as written, and nothing is then calibrated")
  func asWritten() async throws {
    let fit = await FitFixture.fit(samples(withSanctions: 9))
    #expect(fit.tooFew.map(\.group) == [response] && fit.tooFew[0].positives == 9)
    #expect(fit.model.tags[sanctions] == nil && fit.model.groups[response] == nil)
    #expect(fit.fitted.scoring.tags[sanctions.rawValue] == rules.scoring.tags[sanctions.rawValue])
    #expect(!fit.fitted.scoring.isCalibrated)
    // The other group is fitted as it would be otherwise.
    let whole = await FitFixture.fit(FitFixture.samples(80))
    let meddling = FitFixture.tag("elections/meddling")
    #expect(fit.model.tags[meddling] == whole.model.tags[meddling])

    let file = FitFixture.file(fit)
    #expect(file.contains("\n  uncalibrated: [response]\n") && !file.contains("sanctions"))
    let loaded = try load(file)
    #expect(loaded.scoring.tags == fit.fitted.scoring.tags)
    #expect(loaded.scoring.fit?.isCurrent == true && !loaded.scoring.isCalibrated)
    let compiled = try CompiledRules.decode(CompiledRules.encode(loaded))
    #expect(compiled.scoring == loaded.scoring)
    let text = fit.text(style: Style(isColoured: false))
    let reason = "9 samples have a tag of it and 71 have none, where 10 of each are needed"
    #expect(text.contains("\nresponse  not fitted: \(reason)\n"))
  }

  @Test("a group that was fitted before keeps what it has, and is calibrated as before")
  func kept() async throws {
    let before = await FitFixture.fit(FitFixture.samples(80))
    var stale = before.model
    stale.origin.uncalibrated = rules.taxonomy.groups
    for (present, isCalibrated) in [(before.model, true), (stale, false)] {
      let fit = await ModelFit(
        samples(withSanctions: 9), rules: rules, present: present, jobs: 1)
      #expect(fit.tooFew.count == 1)
      #expect(fit.model.tags[sanctions] == before.model.tags[sanctions])
      #expect(fit.model.groups[response] == before.model.groups[response])
      #expect(fit.fitted.scoring.isCalibrated == isCalibrated)
      #expect(try load(FitFixture.file(fit)).scoring.isCalibrated == isCalibrated)
    }
  }

  @Test("what is edited in a group that was left as written is not told as new")
  func staleness() async throws {
    let file = FitFixture.file(await FitFixture.fit(samples(withSanctions: 9)))
    let path = FitFixture.folder.appending(path: "rules.yaml")
    let text = try String(contentsOf: path, encoding: .utf8)
    let edited = text.replacingOccurrences(of: "foreign hands]", with: "foreign hand]")
    let result = RuleCompiler(options: .init(warns: false)).compile([
      ("rules.yaml", [UInt8](edited.utf8)), ("weights.yaml", [UInt8](file.utf8)),
    ])
    let fit = try #require(result.ruleSet?.scoring.fit)
    #expect(!fit.isCurrent && fit.edited == ["en.meddling.locked"] && fit.added.isEmpty)
  }

  @Test("cross-validation tells in how many fits a group was left alone")
  func folds() async {
    let validation = await CrossValidation(
      samples(withSanctions: 10), rules: rules, folds: 5, jobs: 1)
    let fits = validation.unfitted[response]
    #expect(validation.fits == 5 && validation.unfitted.count == 1 && (fits ?? 0) > 0)
    #expect(
      validation.text(style: Style(isColoured: false)).contains(
        "response: left as written in \(fits ?? 0) of 5 fits"))
  }
}
