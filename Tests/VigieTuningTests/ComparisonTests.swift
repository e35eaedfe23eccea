import Foundation
import TestSupport
import Testing
import VigieCore
import VigieOutput
import VigieRules

@testable import VigieTuning

/// The rules of the fixture against the same with a rule more and one made worse, on
/// `Fixtures/suggest/samples.ndjson` and `Fixtures/scan/corpus.ndjson`.
struct ComparisonTests {
  private static let new: RuleSet = {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    do {
      let old = try String(
        contentsOf: TuningFixture.folder.appending(path: "rules.yaml"), encoding: .utf8)
      let text =
        old.replacing("'interference in the [election|vote]'", with: "'radio interference'")
        .replacing("['Interference in the election.']", with: "['Radio interference.']")
        .replacing(
          "['Radio interference.'], no-match: ['Radio interference.']",
          with: "['Radio interference.'], no-match: ['Calm.']")
          + """
            - id: en.intimidation.watchers
              tag: elections/intimidation
              description: watchers of the poll
              strength: decisive
              match: {phrases: ['poll watchers']}
              examples: {match: ['Poll watchers.'], no-match: ['Watchers.']}

          """
      try text.write(to: file, atomically: true, encoding: .utf8)
      return try RuleSet(contentsOf: file.path)
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  private func pools(jobs: Int = 2) -> (old: TaggerPool, new: TaggerPool) {
    (TaggerPool(TuningFixture.rules, jobs: jobs), TaggerPool(Self.new, jobs: jobs))
  }

  private func comparison(
    jobs: Int = 2, order: (inout [Sample]) -> Void = { _ in }
  ) async throws -> RuleSetComparison {
    var samples = try TuningFixture.samples("suggest/samples.ndjson").samples
    order(&samples)
    let (old, new) = pools(jobs: jobs)
    return await RuleSetComparison(SampleSet(samples), old: old, new: new)
  }

  private func changes(jobs: Int = 2) async -> RecordChanges {
    let (old, new) = pools(jobs: jobs)
    var changes = RecordChanges(old: old.rules.taxonomy, new: new.rules.taxonomy)
    let documents =
      ScanTests.documents + [
        Document(
          text: "Poll watchers heard radio interference.",
          metadata: .init(id: "h", language: .english))
      ]
    let (before, after) = (await old.decide(documents), await new.decide(documents))
    for (index, document) in documents.enumerated() {
      changes.add(document, before: before[index], after: after[index])
    }
    return changes
  }

  private func check(_ text: String, _ name: String) throws {
    let difference = try GoldenFile.difference(
      between: text, and: TuningFixture.folder.appending(path: "diff/\(name)"))
    #expect(difference == nil, "\(difference ?? "")")
  }

  private func pretty(_ json: [UInt8]) throws -> String {
    let value = try JSONSerialization.jsonObject(with: Data(json))
    let pretty = try JSONSerialization.data(
      withJSONObject: value, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    return String(decoding: pretty, as: UTF8.self) + "\n"
  }

  @Test func text() async throws {
    let style = Style(isColoured: false)
    try check(
      try await comparison().text(old: "old", new: "new", limit: 4, style: style), "report.txt")
    try check(
      await changes().text(old: "old", new: "new", limit: 2, style: style), "unlabelled.txt")
  }

  @Test func json() async throws {
    try check(pretty(try await comparison().json(old: "old", new: "new")), "report.json")
    try check(pretty(await changes().json(old: "old", new: "new")), "unlabelled.json")
  }

  @Test("who gained and lost, and how sure that is")
  func figures() async throws {
    let comparison = try await comparison()
    func tag(_ id: String) -> RuleSetComparison.TagComparison {
      comparison.tags.first { $0.tag == id }!
    }
    let intimidation = tag("elections/intimidation")
    #expect(intimidation.comparison.onlySecond == 3 && intimidation.comparison.onlyFirst == 0)
    #expect(intimidation.changes.map(\.change.document) == ["m1", "m2", "m3"])
    #expect(intimidation.changes.allSatisfy { $0.isRight == true && $0.change.isGained })
    #expect(agree(intimidation.comparison.mcNemar, 0.25))
    // The six right ones are lost, the three wrong ones stay.
    let meddling = tag("elections/meddling")
    #expect(meddling.comparison.onlyFirst == 6 && meddling.comparison.onlySecond == 0)
    #expect(agree(meddling.comparison.mcNemar, 2.0 / 64))
    #expect(meddling.changes.allSatisfy { $0.isRight == false && !$0.change.isGained })
    #expect(meddling.changes[0].change.witnesses[0].rule == "en.meddling.interference")
    // Two tags changed, so that Holm doubles the smaller probability.
    #expect(agree(meddling.adjusted, 4.0 / 64) && agree(intimidation.adjusted, 0.25))
    #expect(!meddling.isWorse && tag("elections/leak").adjusted == nil)
    let micro = comparison.micro
    #expect(agree(micro.first, 12.0 / 21) && agree(micro.second, 6.0 / 18))
  }

  @Test("rules that only make it worse are told as such, and equal ones as equal")
  func verdict() async throws {
    let samples = try TuningFixture.samples("suggest/samples.ndjson")
    let (old, new) = pools()
    let meddling = await RuleSetComparison(
      samples, old: old, new: new, tags: [TuningFixture.tag("elections/meddling")])
    #expect(meddling.tags.map(\.tag) == ["elections/meddling"])
    #expect(meddling.tags[0].isWorse && meddling.isWorse)
    let same = await RuleSetComparison(samples, old: old, new: old)
    #expect(!same.isWorse && same.tags.allSatisfy(\.changes.isEmpty))
    #expect(same.micro.difference == Interval(lower: 0, upper: 0))
    #expect(
      same.text(old: "a", new: "a", limit: nil, style: Style(isColoured: false))
        .contains("No document gets or loses a tag."))
  }

  @Test("neither the number of workers nor the order of samples is of effect")
  func determinism() async throws {
    let one = try await comparison(jobs: 1).json(old: "", new: "")
    let three = try await comparison(jobs: 3) { $0.reverse() }.json(old: "", new: "")
    #expect(one == three)
    #expect(
      await changes(jobs: 1).json(old: "", new: "") == changes(jobs: 3).json(old: "", new: ""))
  }

  @Test("labels that are disputed count neither for nor against")
  func disputes() async throws {
    let comparison = try await comparison {
      let index = $0.firstIndex { $0.id == "m1" }!
      $0[index].labels = [:]
      $0[index].disputed = [TuningFixture.tag("elections/intimidation")]
    }
    let intimidation = comparison.tags.first { $0.tag == "elections/intimidation" }!
    #expect(intimidation.comparison.onlySecond == 2 && intimidation.changes.count == 3)
    #expect(intimidation.changes[0].isRight == nil)
  }
}
