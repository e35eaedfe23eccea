import Diagnostics
import Foundation
import TestSupport
import Testing
import VigieCore
import VigieInput
import VigieOutput
import VigieRules

@testable import VigieTuning

struct GateTests {
  static let fixtures: [URL] =
    (try? GoldenFile.files(in: "Fixtures/floors", extension: "yaml", beside: #filePath)) ?? []

  private static let folder = TuningFixture.folder.appending(path: "floors")

  private func check(_ text: String, _ name: String) throws {
    let difference = try GoldenFile.difference(
      between: text.replacingOccurrences(of: Self.folder.path + "/", with: ""),
      and: Self.folder.appending(path: name))
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test("every mistake in a floor file is said at its place", arguments: fixtures)
  func mistakes(fixture: URL) throws {
    let result = FloorFile.read(fixture.path, taxonomy: TuningFixture.rules.taxonomy)
    #expect((result.file == nil) == !result.diagnostics.isEmpty)
    let shown = DiagnosticRenderer(sources: result.sources).render(result.diagnostics)
    try check(shown, fixture.deletingPathExtension().lastPathComponent + ".out")
  }

  private func gate(noise: Bool = true) async throws -> Gate {
    let rules = TuningFixture.rules
    let path = Self.folder.appending(path: "good.yaml").path
    let file = try #require(FloorFile.read(path, taxonomy: rules.taxonomy).file)
    let pool = TaggerPool(rules, jobs: 2)
    let evaluation = await Evaluation(
      try TuningFixture.samples("evaluation/samples.ndjson"), pool: pool)
    var count = NoiseCount(rules.taxonomy)
    if noise {
      let reader = DocumentReader(paths: [Self.folder.appending(path: "ordinary.ndjson").path])
      var documents: [Document] = []
      while let next = reader.next() { documents.append(try next.get()) }
      await count.add(documents, pool: pool)
    }
    return Gate(
      file, scorecard: evaluation.scorecard, noise: noise ? count : nil, taxonomy: rules.taxonomy)
  }

  @Test("floors that hold, that are broken, and that cannot be measured")
  func text() async throws {
    try check(try await gate().text(style: Style(isColoured: false)), "gate.txt")
    #expect(try await gate().isBroken)
  }

  @Test func junit() async throws { try check(try await gate().junit(), "gate.xml") }

  @Test func json() async throws {
    try check(String(decoding: try await gate().json(), as: UTF8.self) + "\n", "gate.json")
  }

  @Test("a noise limit that is not measured is broken")
  func withoutNoise() async throws {
    let noise = try await gate(noise: false).results.filter { $0.subject == "noise" }
    #expect(noise.count == 3 && noise.allSatisfy { $0.isBroken && $0.reason != nil })
  }

  @Test("the value or the worse end of its interval is held against the limit")
  func bounds() {
    func isBroken(_ limit: Double, isCeiling: Bool, usesInterval: Bool) -> Bool {
      GateResult(
        subject: "t", measure: "m",
        figure: Figure(value: 0.8, interval: Interval(lower: 0.7, upper: 0.9)), limit: limit,
        isCeiling: isCeiling, usesInterval: usesInterval,
        location: SourceLocation(file: "f.yaml", line: 1, column: 1)
      ).isBroken
    }
    #expect(!isBroken(0.8, isCeiling: false, usesInterval: false))
    #expect(isBroken(0.81, isCeiling: false, usesInterval: false))
    #expect(isBroken(0.71, isCeiling: false, usesInterval: true))
    #expect(!isBroken(0.8, isCeiling: true, usesInterval: false))
    #expect(isBroken(0.85, isCeiling: true, usesInterval: true))
    #expect(!isBroken(0.9, isCeiling: true, usesInterval: true))
  }
}
