import Diagnostics
import Testing
import VigieCore

@testable import VigieTuning

struct MultiTagTests {
  struct Reference: Decodable {
    struct Document: Decodable {
      var id: String
      var cluster: String
      var weight: Double
      var labelled: [String]
      var first: [String]
      var second: [String]
    }
    struct Scores: Decodable {
      var precision: Double
      var recall: Double
      var f1: Double
    }
    struct Pair: Decodable {
      var tag: String
      var onlyFirst: Int
      var onlySecond: Int
      var mcNemar: Double
      var lower: Double
      var upper: Double
      var probability: Double
    }
    var tags: [String]
    var documents: [Document]
    var macroF1: Double
    var micro: Scores
    var perDocumentF1: Double
    var hierarchical: Scores
    var microF1Interval: [Double]
    var pairs: [Pair]
  }

  let reference: Reference
  let taxonomy: Taxonomy
  let documents: [DecidedDocument]

  init() throws {
    let reference: Reference = try ReferenceFile.load("tags.json")
    let taxonomy = Self.taxonomy(reference.tags)
    func indices(_ tags: [String]) -> Set<TagIndex> { Set(tags.map { taxonomy.index(of: $0)! }) }
    self.reference = reference
    self.taxonomy = taxonomy
    documents = reference.documents.map {
      DecidedDocument(
        id: $0.id, cluster: $0.cluster, labelled: indices($0.labelled), assigned: indices($0.first),
        weight: $0.weight)
    }
  }

  static func taxonomy(_ ids: [String]) -> Taxonomy {
    let place = SourceLocation(file: "taxonomy.yaml", line: 1, column: 1)
    return Taxonomy(
      id: "test", version: 1,
      tags: ids.map { id in
        let group = id.split(separator: "/").first.map(String.init)
        let index = id.contains("/") ? ids.firstIndex(of: group!) : nil
        return Tag(
          id: id, group: index.map(TagIndex.init(rawValue:)), labels: [:], scopes: [:],
          location: place)
      })
  }

  @Test("macro, micro and per document, as scikit-learn")
  func averages() {
    let counts = MultiTagCounts(documents, tags: taxonomy.leaves)
    #expect(agree(counts.macroF1, reference.macroF1))
    #expect(agree(counts.micro.precision, reference.micro.precision))
    #expect(agree(counts.micro.recall, reference.micro.recall))
    #expect(agree(counts.micro.f1, reference.micro.f1))
    #expect(agree(counts.perDocumentF1, reference.perDocumentF1))
    // Nothing is labelled or assigned with it, so it has no part in the mean.
    #expect(counts.tags[taxonomy.index(of: "c/1")!]?.f1 == nil)
  }

  @Test("hierarchical precision and recall over ancestors, as scikit-learn on the closure")
  func hierarchical() {
    let closed = documents.map { $0.withAncestors(in: taxonomy) }
    let counts = MultiTagCounts(closed, tags: taxonomy.tags.indices.map(TagIndex.init(rawValue:)))
    #expect(agree(counts.micro.precision, reference.hierarchical.precision))
    #expect(agree(counts.micro.recall, reference.hierarchical.recall))
    #expect(agree(counts.micro.f1, reference.hierarchical.f1))
  }

  @Test("a wrong leaf of the right group is half right")
  func halfRight() {
    let document = DecidedDocument(
      id: "d", labelled: [taxonomy.index(of: "a/1")!], assigned: [taxonomy.index(of: "a/2")!])
    let tags = taxonomy.tags.indices.map(TagIndex.init(rawValue:))
    #expect(MultiTagCounts([document], tags: tags).micro.f1 == 0)
    let closed = document.withAncestors(in: taxonomy)
    #expect(MultiTagCounts([closed], tags: tags).micro.f1 == 0.5)
  }

  @Test("the bootstrap interval of micro F1, drawn alike in Python, in any order of documents")
  func interval() throws {
    func interval(_ documents: [DecidedDocument]) throws -> Interval {
      try #require(
        Bootstrap().interval(of: documents) {
          MultiTagCounts($0, tags: taxonomy.leaves, multiplicities: $1).micro.f1
        })
    }
    let expected = try interval(documents)
    #expect(agree([expected.lower, expected.upper], reference.microF1Interval))
    #expect(try interval(documents.reversed()) == expected)
    let counts = MultiTagCounts(documents.reversed(), tags: taxonomy.leaves)
    #expect(counts.micro == MultiTagCounts(documents, tags: taxonomy.leaves).micro)
    let f1 = try #require(counts.micro.f1)
    #expect(expected.contains(f1))
  }

  @Test("two rule sets compared, drawn alike in Python", arguments: [0, 1])
  func pairs(number: Int) throws {
    let expected = reference.pairs[number]
    let decisions = reference.documents.map {
      PairedDecision(
        id: $0.id, cluster: $0.cluster, isPositive: $0.labelled.contains(expected.tag),
        first: $0.first.contains(expected.tag), second: $0.second.contains(expected.tag),
        weight: $0.weight)
    }
    let comparison = PairedComparison(decisions)
    #expect(comparison.onlyFirst == expected.onlyFirst)
    #expect(comparison.onlySecond == expected.onlySecond)
    #expect(agree(comparison.mcNemar, expected.mcNemar))
    let interval = try #require(comparison.f1Difference)
    #expect(agree(interval.lower, expected.lower) && agree(interval.upper, expected.upper))
    #expect(agree(comparison.f1Probability, expected.probability))
    #expect(PairedComparison(decisions.reversed()).f1Difference == interval)
  }

  @Test("equal rule sets do not differ")
  func equal() {
    let decisions = (0..<20).map {
      PairedDecision(id: "\($0)", isPositive: $0 < 8, first: $0 % 3 == 0, second: $0 % 3 == 0)
    }
    let comparison = PairedComparison(decisions)
    #expect(comparison.f1Difference == Interval(lower: 0, upper: 0))
    #expect(comparison.f1Probability == 1 && comparison.mcNemar == 1)
    #expect(PairedComparison([]).f1Difference == nil)
  }
}
