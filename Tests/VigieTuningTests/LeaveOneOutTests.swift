import Foundation
import Testing
import VigieCore
import VigieRules

@testable import VigieTuning

struct LeaveOneOutTests {
  /// The fixture's rules with one of them retired.
  private func rules(without id: String) throws -> RuleSet {
    let file = TuningFixture.folder.appending(path: "rules.yaml")
    var lines = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    let start = try #require(lines.firstIndex(of: "  - id: \(id)"))
    let end = lines[(start + 1)...].firstIndex { $0.hasPrefix("  - id: ") } ?? lines.count
    lines[start..<end].removeAll { $0.hasPrefix("    status: ") }
    lines.insert("    status: retired\n    reason: a test", at: start + 1)
    let bytes = Array(lines.joined(separator: "\n").utf8)
    return try #require(RuleCompiler().compile([("rules.yaml", bytes)]).ruleSet)
  }

  @Test("a tag without a rule is what it is where the rule is retired")
  func retired() async throws {
    let all = TuningFixture.rules
    let samples = try TuningFixture.samples("evaluation/samples.ndjson")
    let tagged = await TaggerPool(all, jobs: 2).tag(samples)
    var changes = 0
    for number in all.rules.indices {
      let index = RuleIndex(rawValue: number)
      var tagger = Tagger(try rules(without: all[index].id))
      for sample in tagged {
        let truth = tagger.ledger(for: sample.sample.document)
        let leaveOneOut = LeaveOneOut(rules: all, document: sample.sample.document)
        for tag in all[index].tags {
          guard let ledger = sample.ledger.tags[tag] else { continue }
          let actual = leaveOneOut.ledger(ledger, of: tag, without: index)
          // Without any hit there is no ledger; the score is then that of no evidence.
          let status = truth.tags[tag]?.status ?? .insufficient
          let score = truth.tags[tag]?.score ?? all.scoring.tags[tag.rawValue].prior
          #expect(actual.status == status, "\(all[index].id) in \(sample.sample.id)")
          #expect(agree(actual.score, score), "\(all[index].id) in \(sample.sample.id)")
          if actual.status != ledger.status { changes += 1 }
        }
      }
    }
    #expect(changes >= 12)
  }
}
