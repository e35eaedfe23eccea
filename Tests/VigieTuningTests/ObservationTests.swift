import Diagnostics
import Testing
import VigieCore

@testable import VigieTuning

struct ObservationTests {
  let rules = TuningFixture.rules

  private func tag(
    _ texts: [String], labels: [TagIndex: Grade] = [:], jobs: Int = 2
  ) async -> [TaggedSample] {
    let samples = texts.enumerated().map { number, text in
      let id = "s\(number)"
      return Sample(
        id: id, document: Document(text: text, metadata: .init(id: id, language: .english)),
        labels: labels, disputed: [], quotes: [], weight: 1, cluster: id,
        location: .init(file: "s.ndjson", line: number + 1, column: 1))
    }
    return await TaggerPool(rules, jobs: jobs).tag(SampleSet(samples))
  }

  @Test("confidence and status are those of the record, for leaves and groups")
  func records() async throws {
    let texts = [
      "They threatened voters.", "Interference in the vote was met: two men were sanctioned.",
      "Two men were sanctioned.", "Stolen papers from an art gallery.", "Calm.",
      "They hacked the campaign.",
    ]
    var tagger = Tagger(rules)
    for tagged in await tag(texts) {
      let record = tagger.tag(tagged.sample.document)
      for result in record.tags {
        let observation = tagged[TuningFixture.tag(result.tag)]
        #expect(observation.status == result.status)
        #expect(
          observation.status == .vetoed
            || agree(observation.confidence, result.confidence, within: 1e-4))
        #expect(
          observation.status == .vetoed || agree(observation.central, result.central, within: 1e-4))
      }
      for group in record.groups {
        let observation = tagged[TuningFixture.tag(group.tag)]
        #expect(observation.status == group.status)
        #expect(agree(observation.confidence, group.confidence, within: 1e-4))
      }
      let assigned = Set(record.assigned.map(\.tag))
      for leaf in rules.taxonomy.leaves {
        #expect(tagged[leaf].isAssigned == assigned.contains(rules.taxonomy[leaf].id))
      }
    }
  }

  @Test("without evidence, and where it is vetoed, confidence is the prior")
  func prior() async throws {
    let tagged = await tag(["Calm.", "Stolen papers from an art gallery."])
    let leak = TuningFixture.tag("elections/leak")
    #expect(agree(tagged[0][leak].confidence, 0.1))
    #expect(agree(tagged[1][leak].confidence, 0.1))
    #expect(tagged[1][leak].status == .vetoed)
    #expect(agree(tagged[0][TuningFixture.tag("elections")].confidence, 0.1))
  }

  @Test("the number of workers and the order of samples are of no effect")
  func determinism() async throws {
    let words = ["They threatened voters.", "Calm.", "Election meddling.", "It was in the vote."]
    let texts = (0..<60).map { "\(words[$0 % 4]) Number \($0). \(words[$0 / 4 % 4])" }
    let one = await tag(texts, jobs: 1)
    let many = await tag(texts, jobs: 3)
    #expect(one.map(\.sample.id) == many.map(\.sample.id))
    #expect(one.map(\.observations) == many.map(\.observations))
    var generator = SplitMix64(seed: 7)
    let shuffled = SampleSet(one.map(\.sample).shuffled(using: &generator))
    let again = await TaggerPool(rules, jobs: 2).tag(shuffled)
    #expect(again.map(\.sample.id) == one.map(\.sample.id))
    #expect(again.map(\.observations) == one.map(\.observations))
  }

  @Test("a disputed pair has no outcome")
  func outcomes() async throws {
    var tagged = await tag(["Calm."], labels: [TuningFixture.tag("elections/leak"): .mentioned])[0]
    let leak = TuningFixture.tag("elections/leak")
    let outcome = try #require(tagged.outcome(of: leak))
    #expect(outcome.isPositive && agree(outcome.confidence, 0.1))
    #expect(tagged.outcome(of: leak, from: .central)?.isPositive == false)
    var sample = tagged.sample
    sample.labels = [:]
    sample.disputed = [leak]
    tagged = TaggedSample(sample, ledger: tagged.ledger, rules: rules)
    #expect(tagged.outcome(of: leak) == nil)
    #expect(tagged.outcome(of: TuningFixture.tag("elections")) == nil)
  }
}
