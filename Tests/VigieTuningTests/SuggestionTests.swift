import Foundation
import TestSupport
import Testing
import VigieCore
import VigieOutput
import VigieRules

@testable import VigieTuning

/// `Fixtures/suggest`: samples in which one phrase tells what is missed, and another what is wrong.
struct SuggestionTests {
  private var rules: RuleSet { TuningFixture.rules }

  private func suggestions(
    jobs: Int = 2, order: (inout [Sample]) -> Void = { _ in }
  ) async throws -> [TagSuggestions] {
    var samples = try TuningFixture.samples("suggest/samples.ndjson").samples
    order(&samples)
    let finder = await SuggestionFinder(
      SampleSet(samples), options: .init(), pool: TaggerPool(rules, jobs: jobs))
    return await finder.suggestions(for: rules.taxonomy.leaves)
  }

  private func check(_ text: String, _ name: String) throws {
    let difference = try GoldenFile.difference(
      between: text, and: TuningFixture.folder.appending(path: "suggest/\(name)"))
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func text() async throws {
    try check(
      try await suggestions().text(rules.taxonomy, style: Style(isColoured: false), width: 90),
      "report.txt")
  }

  @Test("the phrase comes first, its parts are merged into it, and it costs nothing")
  func phrases() async throws {
    let found = try await suggestions()
    let english = try #require(
      found.first {
        $0.tag == TuningFixture.tag("elections/intimidation") && $0.language == .english
      })
    let first = try #require(english.phrases.first)
    #expect(first.phrase == "poll watchers" && first.support == 3 && first.cost == 0)
    // "poll" and "watchers" stand elsewhere too.
    #expect(english.phrases.allSatisfy { $0.phrase != "poll" && $0.phrase != "watchers" })
    let japanese = try #require(found.first { $0.language == .japanese })
    #expect(japanese.phrases.first?.phrase == "有権者が脅迫")
    #expect(japanese.phrases.first?.support == 3 && japanese.phrases.first?.cost == 0)
    #expect(japanese.phrases.first?.variants.contains("脅迫") == true)
  }

  @Test("an exception that overlaps every wrong hit is a `not`")
  func exclusions() async throws {
    let found = try await suggestions()
    let meddling = try #require(found.first { $0.tag == TuningFixture.tag("elections/meddling") })
    #expect(meddling.wrong == 3 && meddling.right == 6)
    let first = try #require(meddling.exclusions.first)
    #expect(first.use == .not && first.phrase == "radio interference")
    #expect(first.support == 3 && first.cost == 0)
  }

  @Test("what is suggested may be written into a rule, and then sets right what it came from")
  func yaml() async throws {
    let intimidation = TuningFixture.tag("elections/intimidation")
    let suggestion = try #require(
      try await suggestions().first { $0.tag == intimidation && $0.language == .english })
    let text = try String(
      contentsOf: TuningFixture.folder.appending(path: "rules.yaml"), encoding: .utf8)
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    let rule = """
        - id: en.intimidation.suggested
          tag: elections/intimidation
          description: what was suggested
          strength: strong
      \(suggestion.yaml)    examples: {match: ['Poll watchers.'], no-match: ['Calm.']}

      """
    try (text + rule).write(to: file, atomically: true, encoding: .utf8)
    let better = try RuleSet(contentsOf: file.path)
    let samples = try TuningFixture.samples("suggest/samples.ndjson")
    for tagged in await TaggerPool(better, jobs: 2).tag(samples)
    where tagged.sample.id.hasPrefix("m") {
      #expect(tagged[intimidation].isAssigned)
    }
  }

  @Test("neither the number of workers nor the order of samples is of effect")
  func determinism() async throws {
    let one = try await suggestions(jobs: 1).json(rules.taxonomy)
    let three = try await suggestions(jobs: 3) { $0.reverse() }.json(rules.taxonomy)
    #expect(one == three)
    let value = try JSONSerialization.jsonObject(with: Data(one))
    let pretty = try JSONSerialization.data(
      withJSONObject: value, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    try check(String(decoding: pretty, as: UTF8.self) + "\n", "report.json")
  }

  @Test("phrases end at punctuation, and neither begin nor end with small words")
  func finder() {
    let document = Document(
      text: "The attack-on the polls, in 2024; officers' don't-ask rule. 選挙に介入した。COVID対策も。",
      metadata: .init(language: .english))
    let finder = PhraseFinder(document: document)
    let found = Set(finder.phrases(in: finder.sentences).keys)
    #expect(found.isSuperset(of: ["attack", "attack on the polls", "polls", "don't ask rule"]))
    #expect(found.isSuperset(of: ["選挙", "選挙に介入", "介入", "covid対策"]))
    #expect(
      found.isDisjoint(with: ["the attack", "attack on", "2024", "polls in 2024", "介入し", "に介入"]))
  }

  @Test("nested phrases of the same documents are one; others are not")
  func merging() {
    func candidate(_ phrase: String, _ documents: Set<Int>, cost: Int = 0) -> PhraseChoice.Candidate
    {
      .init(
        phrase: phrase, documents: documents, cost: cost,
        odds: LogOdds(first: documents.count, of: 5, second: cost, of: 50))
    }
    let best = PhraseChoice.best(
      [
        candidate("poll", [1, 2, 3], cost: 1), candidate("poll watchers", [1, 2, 3]),
        candidate("masked poll watchers", [1, 2]),
        candidate("watchers chased", [1, 2, 3], cost: 1),
        candidate("watchers chased off", [1, 2, 3]), candidate("ferry", [1, 2]),
      ], most: 2)
    #expect(best.map(\.candidate.phrase) == ["poll watchers", "ferry"])
    #expect(
      Set(best[0].variants) == [
        "poll", "masked poll watchers", "watchers chased", "watchers chased off",
      ])
  }

  private struct LogOddsCase: Decodable {
    var counts: [Int]
    var ratio: Double
    var z: Double
  }

  @Test("log-odds are those of an independent computation")
  func logOdds() throws {
    for expected in try ReferenceFile.load("log-odds.json") as [LogOddsCase] {
      let counts = expected.counts
      let odds = LogOdds(first: counts[0], of: counts[1], second: counts[2], of: counts[3])
      #expect(agree(odds.ratio, expected.ratio) && agree(odds.z, expected.z), "\(counts)")
    }
  }
}
