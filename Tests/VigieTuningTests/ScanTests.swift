import Foundation
import TestSupport
import Testing
import VigieCore
import VigieInput
import VigieOutput

@testable import VigieTuning

/// `Fixtures/scan`: unlabelled documents, and what the reports say of them.
struct ScanTests {
  static let documents: [Document] = TuningFixture.documents("scan/corpus.ndjson")

  private var rules: RuleSet { TuningFixture.rules }

  private func report(
    _ documents: [Document] = documents, rules chosen: [String] = [], contexts: Int = 0,
    jobs: Int = 2, seed: UInt64 = 1
  ) async -> ScanReport {
    let all = rules.rules.indices.map(RuleIndex.init(rawValue:))
    let wanted = chosen.isEmpty ? all : all.filter { chosen.contains(rules[$0].id) }
    var scan = Scan(rules, contexts: contexts)
    let pool = TaggerPool(rules, jobs: jobs)
    for document in await pool.scan(documents, quoting: Set(wanted), seed: seed) {
      scan.add(document)
    }
    return ScanReport(
      scan, rules: wanted,
      tags: chosen.isEmpty
        ? rules.taxonomy.tags.indices.map(TagIndex.init(rawValue:)) : rules[wanted[0]].tags)
  }

  private func check(_ text: String, _ name: String) throws {
    let difference = try GoldenFile.difference(
      between: text, and: TuningFixture.folder.appending(path: "scan/\(name)"))
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func text() async throws {
    var report = await report()
    report.budget = NoiseBudget(["20%", "elections*=60%"].compactMap(NoiseBudget.Limit.init))
    report.listsSilent = true
    try check(report.text(style: Style(isColoured: false), width: 80), "report.txt")
  }

  @Test("words in context stand one under the other, wide characters counted")
  func contexts() async throws {
    let report = await report(
      rules: ["en.meddling.meddling", "en.meddling.interference", "en.leak.stolen-papers"],
      contexts: 20)
    let text = report.text(style: Style(isColoured: false), width: 72)
    try check(text, "contexts.txt")
    let coloured = report.text(style: Style(isColoured: true), width: 72)
    #expect(coloured.contains("\u{1B}[1;33mstolen campaign papers\u{1B}[0m"))
  }

  @Test func json() async throws {
    let bytes = await report(contexts: 3).json()
    let value = try JSONSerialization.jsonObject(with: Data(bytes))
    let pretty = try JSONSerialization.data(
      withJSONObject: value, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    try check(String(decoding: pretty, as: UTF8.self) + "\n", "report.json")
  }

  @Test func csv() async throws { try check(await report().csv(), "rules.csv") }

  @Test("the number of workers is of no effect; the order only on that of the lines")
  func determinism() async {
    let many = (0..<40).flatMap { number in
      Self.documents.map { document in
        var document = document
        document.metadata.id = "\(document.metadata.id ?? "")-\(number)"
        return document
      }
    }
    let one = await report(many, contexts: 10, jobs: 1)
    let three = await report(many, contexts: 10, jobs: 3)
    #expect(one.json() == three.json())
    let backwards = await report(many.reversed(), contexts: 10)
    #expect(one.csv() == backwards.csv())
    func drawn(_ report: ScanReport) -> Set<UInt64> {
      Set(report.scan.contexts.elements.map(\.key))
    }
    #expect(drawn(one) == drawn(backwards) && drawn(one).count == 10)
    let other = await report(many, contexts: 10, seed: 2)
    #expect(drawn(one) != drawn(other))
  }

  @Test("rules are counted over the documents in their language")
  func languages() async {
    let report = await report()
    let rule = rules.rule("en.meddling.interference")!
    #expect(report.scan.documents == 7 && report.scan.eligible(for: rule) == 6)
    #expect(report.scan.share(of: rule) == 2.0 / 6)
  }

  @Test("the words of a rule leave out what it does not speak of")
  func forms() async {
    let scan = await report().scan
    func forms(_ id: String) -> [String: Int] { scan[rules.rule(id)!].forms }
    #expect(forms("en.leak.stolen-papers") == ["stolen … papers": 1, "stolen papers": 2])
    #expect(forms("en.meddling.interference")["interference in the election"] == 2)
  }

  @Test("costs are those of every document, and hits those of the scan")
  func costs() async {
    let scan = await report().scan
    var profiler = RuleProfiler(rules)
    for document in Self.documents { profiler.add(document) }
    let costs = RuleCosts(profiler)
    #expect(costs.documents == 7 && costs.bytes > 700 && costs.searchNanoseconds > 0)
    for index in rules.rules.indices {
      let rule = RuleIndex(rawValue: index)
      #expect(costs.rules[index].documents == scan[rule].documents)
      #expect(costs.rules[index].candidates >= costs.rules[index].documents)
    }
    var report = ScanReport(
      scan, rules: rules.rules.indices.map(RuleIndex.init(rawValue:)), tags: [])
    report.costs = costs
    #expect(report.costliest.count == costs.rules.count { $0.candidates > 0 })
    #expect(report.text(style: Style(isColoured: false), width: 80).contains("all rules "))
    #expect(report.csv().hasPrefix("kind,") && report.csv().contains(",candidates\n"))
  }

  @Test("budgets: the last that fits holds")
  func budgets() {
    let limits = ["2%", "threat/*=0.5", "threat/leak=100%"].compactMap(NoiseBudget.Limit.init)
    let budget = NoiseBudget(limits)
    #expect(budget.share(for: "en.rule") == 0.02)
    #expect(budget.share(for: "threat/vote") == 0.5)
    #expect(budget.share(for: "threat/leak") == 1)
    #expect(NoiseBudget().share(for: "en.rule") == NoiseBudget.standard)
    for wrong in ["", "%", "two", "120%", "-1%", "a=b=1%", "=2%", "nan", "a="] {
      #expect(NoiseBudget.Limit(wrong) == nil, "\(wrong)")
    }
  }
}
