import Diagnostics
import Foundation
import TestSupport
import Testing
import VigieCore

@testable import VigieTuning

#if canImport(FoundationXML)
import FoundationXML
#endif

struct HTMLTests {
  private func evaluation() async throws -> Evaluation {
    let samples = try TuningFixture.samples("evaluation/samples.ndjson").samples.map { sample in
      var sample = sample
      sample.location.file = "samples.ndjson"
      return sample
    }
    return await Evaluation(
      SampleSet(samples), listsErrors: true, listsRules: true,
      pool: TaggerPool(TuningFixture.rules, jobs: 2))
  }

  @Test("the page, without its style sheet")
  func page() async throws {
    let body = HTMLReport(evaluation: try await evaluation()).body
    let difference = try GoldenFile.difference(
      between: body, and: TuningFixture.folder.appending(path: "evaluation/body.html"))
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test("the page is well formed, asks for nothing from elsewhere, and its links lead somewhere")
  func selfContained() async throws {
    let html = try await evaluation().html()
    for part in ["http:", "https:", "src=", "url(", "@import", "<script", "<link"] {
      #expect(!html.contains(part))
    }
    // What HTML leaves open is closed for the check.
    let body = HTMLReport(evaluation: try await evaluation()).body
      .replacingOccurrences(of: "<wbr>", with: "")
    #expect(XMLParser(data: Data("<body>\(body)</body>".utf8)).parse())
    let targets = Set(body.matches(of: /href="#([^"]*)"/).map { String($0.1) })
    let names = body.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(names).count == names.count)
    #expect(targets.subtracting(names).isEmpty)
    #expect(body.contains("Games &lt;again&gt; &amp; again"))
  }

  @Test("marks that cross are cut where one of them ends")
  func highlights() {
    let text = Array("aß<b>🗳d".utf8)
    func mark(_ range: Range<Int>, _ tip: String, isEvidence: Bool = true, isWrong: Bool = false)
      -> HighlightedText.Mark
    {
      .init(range: range, isEvidence: isEvidence, isWrong: isWrong, tip: tip)
    }
    #expect(HighlightedText.html(text, []) == "aß&lt;b&gt;🗳d")
    #expect(
      HighlightedText.html(text, [mark(0..<3, "x"), mark(1..<4, "y", isWrong: true)])
        == "<mark title=\"x\">a</mark><mark title=\"x\ny\">ß</mark>"
        + "<mark class=\"wrong\" title=\"y\">&lt;</mark>b&gt;🗳d")
    #expect(
      HighlightedText.html(text, [mark(6..<10, "q", isEvidence: false), mark(6..<10, "e")])
        == "aß&lt;b&gt;<mark title=\"q\ne\"><span class=\"quote\">🗳</span></mark>d")
    // What lies outside is no reason to fail.
    #expect(HighlightedText.html(Array("ab".utf8), [mark(1..<9, "x")]) == "ab")
  }

  @Test("confused tags: missed and wrong in one document, the most frequent pair first")
  func confusions() async throws {
    let leaves = ["elections/meddling", "elections/leak", "response/sanctions"].map(
      TuningFixture.tag)
    func sample(_ id: String, _ text: String, labels: [TagIndex]) -> Sample {
      Sample(
        id: id, document: Document(text: text, metadata: .init(language: .english)),
        labels: Dictionary(uniqueKeysWithValues: labels.map { ($0, .central) }), disputed: [],
        quotes: [], weight: 1, cluster: id, location: .init(file: "s", line: 1, column: 1))
    }
    let tagged = await TaggerPool(TuningFixture.rules, jobs: 2).tag(
      SampleSet([
        sample("a", "Stolen papers were read.", labels: [leaves[0]]),
        sample("b", "Stolen papers. Election meddling.", labels: [leaves[2]]),
        sample("c", "Stolen papers were read aloud.", labels: [leaves[2]]),
        sample("d", "A calm day.", labels: []),
      ]))
    #expect(
      Confusion.all(in: tagged, of: leaves) == [
        Confusion(missed: leaves[2], wrong: leaves[1], documents: 2),
        Confusion(missed: leaves[0], wrong: leaves[1], documents: 1),
        Confusion(missed: leaves[2], wrong: leaves[0], documents: 1),
      ])
  }
}
