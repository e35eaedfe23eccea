import Diagnostics
import Foundation
import TestSupport
import Testing
import VigieCore
import VigieOutput

@testable import VigieTuning

#if canImport(FoundationXML)
import FoundationXML
#endif

/// `Fixtures/evaluation`: samples on which the rules of the fixture are right, wrong and silent in
/// every way, and what the reports say of them.
struct EvaluationTests {
  private func evaluation(
    tags: [String] = [], order: (inout [Sample]) -> Void = { _ in }, jobs: Int = 2
  ) async throws -> Evaluation {
    var samples = try TuningFixture.samples("evaluation/samples.ndjson").samples.map { sample in
      var sample = sample
      sample.location.file = "samples.ndjson"
      return sample
    }
    order(&samples)
    return await Evaluation(
      SampleSet(samples), tags: tags.map(TuningFixture.tag), listsErrors: true, listsRules: true,
      pool: TaggerPool(TuningFixture.rules, jobs: jobs))
  }

  private func check(_ text: String, _ name: String) throws {
    let difference = try GoldenFile.difference(
      between: text.replacingOccurrences(of: TuningFixture.folder.path + "/", with: ""),
      and: TuningFixture.folder.appending(path: "evaluation/\(name)"))
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func text() async throws {
    try check(try await evaluation().text(style: Style(isColoured: false)), "report.txt")
  }

  @Test("only some tags")
  func selected() async throws {
    let evaluation = try await evaluation(tags: ["elections/leak", "response"])
    try check(evaluation.text(style: Style(isColoured: false)), "selected.txt")
  }

  @Test func json() async throws {
    let bytes = try await evaluation().json()
    let value = try JSONSerialization.jsonObject(with: Data(bytes))
    let pretty = try JSONSerialization.data(
      withJSONObject: value, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    try check(String(decoding: pretty, as: UTF8.self) + "\n", "report.json")
  }

  @Test func junit() async throws {
    let text = try await evaluation().junit()
    #expect(XMLParser(data: Data(text.utf8)).parse())
    try check(text, "junit.xml")
  }

  @Test("order of samples and number of workers are of no effect on any report")
  func order() async throws {
    let first = try await evaluation(jobs: 1)
    var generator = VigieTuning.SplitMix64(seed: 9)
    let second = try await evaluation(order: { $0.shuffle(using: &generator) }, jobs: 3)
    #expect(first.json() == second.json())
    #expect(first.junit() == second.junit())
    let style = Style(isColoured: true)
    #expect(first.text(style: style) == second.text(style: style))
  }
}
