import Diagnostics
import Foundation
import TestSupport
import Testing
import VigieCore
import VigieInput

@testable import VigieTuning

struct SampleReaderTests {
  static let fixtures: [URL] =
    (try? GoldenFile.files(in: "Fixtures/samples", extension: "ndjson", beside: #filePath)) ?? []

  @Test("each mistake is said at its place, and then there are no samples", arguments: fixtures)
  func diagnostics(of fixture: URL) throws {
    let result = TuningFixture.read("samples/" + fixture.lastPathComponent)
    let errors = result.diagnostics.count { $0.severity == .error }
    #expect((result.samples == nil) == (errors > 0))
    let shown = TuningFixture.shown(result.diagnostics) + "\(errors) errors\n"
    let golden = fixture.deletingPathExtension().appendingPathExtension("out")
    let difference = try GoldenFile.difference(between: shown, and: golden)
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func thereAreFixtures() { #expect(Self.fixtures.count >= 9) }

  @Test("documents are those that `vigie tag` reads")
  func documents() throws {
    let path = TuningFixture.folder.appending(path: "samples/good.ndjson").path
    let samples = try TuningFixture.samples("samples/good.ndjson").samples
    let reader = DocumentReader(paths: [path])
    var documents: [String: Document] = [:]
    while let result = reader.next() {
      let document = try result.get()
      documents[document.metadata.id!] = document
    }
    #expect(samples.map(\.id) == documents.keys.sorted())
    for sample in samples {
      let document = try #require(documents[sample.id])
      #expect(sample.document.original == document.original)
      #expect(sample.document.metadata == document.metadata)
      #expect(sample.document.languages == document.languages)
    }
  }

  @Test("labels, disputes, weights and evidence")
  func fields() throws {
    let samples = try TuningFixture.samples("samples/good.ndjson").samples
    let second = try #require(samples.first { $0.id == "2" })
    let intimidation = TuningFixture.tag("elections/intimidation")
    #expect(second.labels == [intimidation: .central])
    #expect(second.disputed == [TuningFixture.tag("response/sanctions")])
    #expect(second.weight == 2.5 && second.location.line == 2)
    #expect(second.quotes == [.init(tag: intimidation, text: "threatened voters", range: 5..<22)])
    let third = try #require(samples.first { $0.id == "c" })
    #expect(third.quotes.map(\.range) == [8..<25, nil])
    #expect(third.weight == 1 && third.cluster == "c")
  }

  @Test("a group has the highest grade of its leaves, and is disputed where only one of these is")
  func grades() throws {
    let samples = try TuningFixture.samples("samples/good.ndjson").samples
    func grades(_ id: String) -> [String: Grade?] {
      let sample = samples.first { $0.id == id }!
      let taxonomy = TuningFixture.rules.taxonomy
      return Dictionary(
        uniqueKeysWithValues: taxonomy.tags.map {
          ($0.id, sample.grade(of: taxonomy.index(of: $0.id)!, in: taxonomy))
        })
    }
    #expect(
      grades("2") == [
        "elections": .central, "elections/meddling": .absent, "elections/intimidation": .central,
        "elections/leak": .absent, "response": nil as Grade?, "response/sanctions": nil,
      ])
    // Which leaf of a labelled group it is, is not said.
    #expect(
      grades("d") == [
        "elections": .mentioned, "elections/meddling": nil as Grade?,
        "elections/intimidation": nil, "elections/leak": nil, "response": .absent,
        "response/sanctions": .absent,
      ])
    #expect(
      grades("e") == [
        "elections": .mentioned, "elections/meddling": nil as Grade?,
        "elections/intimidation": .absent, "elections/leak": .mentioned, "response": nil,
        "response/sanctions": nil,
      ])
  }

  @Test("samples of one text are one cluster")
  func clusters() throws {
    let samples = try TuningFixture.samples("samples/duplicate-text.ndjson").samples
    #expect(samples.map(\.id) == ["a", "b", "c"])
    #expect(samples.map(\.cluster) == ["a", "a", "c"])
  }

  @Test("of a folder only NDJSON is read")
  func folder() {
    let result = TuningFixture.read("samples")
    #expect(result.samples == nil)
    #expect(result.diagnostics.allSatisfy { !$0.location.file.hasSuffix(".out") })
    #expect(!result.isUnreadable && TuningFixture.read("none.ndjson").isUnreadable)
  }

  @Test("the half is told by the first byte of the id's SHA-256, computed by sha256sum")
  func halves() throws {
    // 0xca, 0x3e, 0x2e, 0x18, 0x3f, 0x25
    #expect(
      ["a", "b", "c", "d", "e", "f"].map { Half(id: $0) }
        == [.tune, .tune, .tune, .tune, .check, .check])
    let samples = try TuningFixture.samples("samples/good.ndjson")
    #expect(
      samples.half(.check).samples.map(\.id)
        == samples.samples.map(\.id).filter {
          Half(id: $0) == .check
        })
    #expect(samples.half(nil).samples.count == samples.samples.count)
  }
}
