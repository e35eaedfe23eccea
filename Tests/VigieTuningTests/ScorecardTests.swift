import Diagnostics
import Testing
import VigieCore

@testable import VigieTuning

struct ScorecardTests {
  struct Reference: Decodable {
    struct Document: Decodable {
      var id: String
      var cluster: String
      var weight: Double
      var labels: [String: Int]
      var disputed: [String]
      var confidence: [Double]
      var assigned: [Bool]
    }
    struct Value: Decodable {
      var value: Double
      var lower: Double
      var upper: Double
    }
    struct Agreements: Decodable {
      var precision: Value?
      var recall: Value?
      var f1: Value?
    }
    struct Means: Decodable {
      var micro: Agreements
      var macroF1: Value?
      var macroTags: Int
      var supportedMacroF1: Value?
      var supportedTags: Int
      var perDocumentF1: Value?
    }
    struct Scores: Decodable {
      struct Measures: Decodable {
        var precision: Value?
        var recall: Value?
        var f1: Value?
        var centralRecall: Value?
        var averagePrecision: Value?
        var brier: Double
        var logLoss: Double
        var calibrationError: Double
      }
      var tag: String
      var documents: Int
      var disputed: Int
      var support: Int
      var central: Int
      var centralFound: Int
      var found: Int
      var missed: Int
      var wrong: Int
      var trueNegatives: Double
      var measures: Measures?
    }
    var tags: [String]
    var documents: [Document]
    var scores: [Scores]
    var leafAverages: Means
    var groupAverages: Means
    var hierarchical: Agreements
  }

  let reference: Reference
  let taxonomy: Taxonomy
  let documents: [JudgedDocument]
  let bootstrap = Bootstrap(replicates: 200)

  init() throws {
    let reference: Reference = try ReferenceFile.load("scorecard.json")
    let taxonomy = MultiTagTests.taxonomy(reference.tags)
    self.reference = reference
    self.taxonomy = taxonomy
    documents = reference.documents.map { document in
      let sample = Sample(
        id: document.id, document: Document(text: "x"),
        labels: Dictionary(
          uniqueKeysWithValues: document.labels.map {
            (taxonomy.index(of: $0.key)!, Grade(rawValue: $0.value)!)
          }), disputed: Set(document.disputed.map { taxonomy.index(of: $0)! }), quotes: [],
        weight: document.weight, cluster: document.cluster,
        location: SourceLocation(file: "s.ndjson", line: 1, column: 1))
      return JudgedDocument(
        id: document.id, cluster: document.cluster, weight: document.weight,
        observations: reference.tags.indices.map { number in
          Observation(
            confidence: document.confidence[number], central: 0,
            status: document.assigned[number] ? .assigned : .review, score: 0,
            grade: sample.grade(of: TagIndex(rawValue: number), in: taxonomy))
        })
    }
  }

  private func agree(_ figure: Figure?, _ expected: Reference.Value?) -> Bool {
    guard let figure, let expected else { return figure == nil && expected == nil }
    return close(
      [figure.value, figure.interval?.lower ?? .nan, figure.interval?.upper ?? .nan],
      [expected.value, expected.lower, expected.upper])
  }

  @Test("each tag's counts, measures and intervals, as scikit-learn, disputed pairs left out")
  func scores() throws {
    let scorecard = Scorecard(documents, taxonomy: taxonomy, bootstrap: bootstrap)
    #expect(scorecard.tags.map(\.tag) == taxonomy.tags.indices.map(TagIndex.init(rawValue:)))
    for expected in reference.scores {
      let scores = try #require(scorecard[taxonomy.index(of: expected.tag)!])
      #expect(scores.documents == expected.documents && scores.disputed == expected.disputed)
      #expect(scores.support == expected.support)
      #expect(scores.central == (expected.central, expected.centralFound))
      #expect(
        [scores.found, scores.missed, scores.wrong]
          == [expected.found, expected.missed, expected.wrong])
      #expect(close(scores.counts.trueNegatives, expected.trueNegatives))
      #expect((scores.measures == nil) == (expected.measures == nil))
      guard let measures = scores.measures, let expected = expected.measures else { continue }
      #expect(agree(measures.agreement.precision, expected.precision))
      #expect(agree(measures.agreement.recall, expected.recall))
      #expect(agree(measures.agreement.f1, expected.f1))
      #expect(agree(measures.centralRecall, expected.centralRecall))
      #expect(agree(measures.averagePrecision, expected.averagePrecision))
      #expect(close(measures.brierScore, expected.brier))
      #expect(close(measures.logLoss, expected.logLoss))
      #expect(close(measures.calibrationError, expected.calibrationError))
    }
    // The data are to show both kinds of tag.
    #expect(Set(reference.scores.map { $0.measures == nil }) == [true, false])
  }

  @Test("macro, micro, per document and hierarchical, with intervals from the same draws")
  func averages() {
    let scorecard = Scorecard(documents, taxonomy: taxonomy, bootstrap: bootstrap)
    for (actual, expected) in [
      (scorecard.leafAverages, reference.leafAverages),
      (scorecard.groupAverages, reference.groupAverages),
    ] {
      #expect(agree(actual.micro.precision, expected.micro.precision))
      #expect(agree(actual.micro.recall, expected.micro.recall))
      #expect(agree(actual.micro.f1, expected.micro.f1))
      #expect(agree(actual.macroF1, expected.macroF1))
      #expect(agree(actual.supportedMacroF1, expected.supportedMacroF1))
      #expect(agree(actual.perDocumentF1, expected.perDocumentF1))
      #expect(actual.macroTags == expected.macroTags)
      #expect(actual.supportedTags == expected.supportedTags)
    }
    #expect(agree(scorecard.hierarchical.precision, reference.hierarchical.precision))
    #expect(agree(scorecard.hierarchical.recall, reference.hierarchical.recall))
    #expect(agree(scorecard.hierarchical.f1, reference.hierarchical.f1))
  }

  @Test("the order of documents is of no effect")
  func order() {
    var generator = VigieTuning.SplitMix64(seed: 3)
    let shuffled = documents.shuffled(using: &generator)
    let first = Scorecard(documents, taxonomy: taxonomy, bootstrap: bootstrap)
    let second = Scorecard(shuffled, taxonomy: taxonomy, bootstrap: bootstrap)
    #expect(first.hierarchical == second.hierarchical)
    #expect(first.leafAverages.macroF1 == second.leafAverages.macroF1)
    for (left, right) in zip(first.tags, second.tags) {
      #expect(left.counts == right.counts)
      #expect(left.measures?.agreement == right.measures?.agreement)
      #expect(left.measures?.averagePrecision == right.measures?.averagePrecision)
    }
  }

  @Test("only the tags named, a group with its leaves")
  func selection() {
    func tags(_ named: [String]) -> [String] {
      Scorecard(
        documents, taxonomy: taxonomy, tags: named.map { taxonomy.index(of: $0)! },
        bootstrap: Bootstrap(replicates: 5)
      ).tags.map { taxonomy[$0.tag].id }
    }
    #expect(tags(["a"]) == ["a", "a/1", "a/2", "a/3"])
    #expect(tags(["b/2", "a/1"]) == ["a/1", "b/2"])
  }

  @Test("no documents, no figures")
  func nothing() {
    let scorecard = Scorecard([], taxonomy: taxonomy)
    #expect(scorecard.hierarchical == Agreement())
    #expect(scorecard.leafAverages.macroF1 == nil && scorecard.tags.count == 9)
  }
}

/// `agree`, under a name that the suite does not use for figures.
private func close(_ actual: Double?, _ expected: Double?) -> Bool { agree(actual, expected) }
private func close(_ actual: [Double], _ expected: [Double]) -> Bool { agree(actual, expected) }
