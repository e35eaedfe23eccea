import Diagnostics
import Foundation
import TestSupport
import Testing
import VigieCore

@testable import VigieTuning

/// Labelling tasks for each tool, and back. `Fixtures/exchange`.
struct ExchangeTests {
  private static let texts = [
    ("emoji", "👩🏻‍🚒😀 They threatened voters.\r\nThen 😀 interference in the election, again."),
    ("選挙", "外務大臣は「election meddling」と述べた。𠮷野氏は「interference in the vote」と述べた。"),
    ("calm", "Nothing was 😀 seen."),
  ]

  private var rules: RuleSet { TuningFixture.rules }

  private var tasks: [LabellingTask] {
    var tagger = Tagger(rules)
    return Self.texts.enumerated().map { number, text in
      let document = Document(
        text: text.1,
        metadata: .init(
          id: text.0, title: "Title of \(text.0)", date: "2026-01-0\(number + 1)",
          language: .english))
      return LabellingTask(
        document, record: tagger.tag(document),
        stratum: .init(
          tag: number == 2 ? nil : rules.taxonomy.leaves[number], lower: 0.8, upper: 1,
          population: 10, drawn: 4))
    }
  }

  private func export(_ tool: LabellingTool, unit: OffsetUnit? = nil) -> String {
    let export = TaskExport(
      tool, unit: unit, rules: rules, tags: rules.taxonomy.leaves, seed: 1)
    return String(decoding: export.bytes(tasks), as: UTF8.self)
  }

  private func read(
    _ text: String, _ tool: LabellingTool, unit: OffsetUnit? = nil
  ) -> AnnotationReader.Result {
    AnnotationReader.read(
      Array(text.utf8), file: "export.json", tool: tool, unit: unit, taxonomy: rules.taxonomy)
  }

  private func check(_ text: String, _ name: String) throws {
    let difference = try GoldenFile.difference(
      between: text, and: TuningFixture.folder.appending(path: "exchange/\(name)"))
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test(arguments: LabellingTool.allCases)
  func exports(for tool: LabellingTool) throws {
    let text = export(tool).replacingOccurrences(
      of: rules.fingerprint.rawValue.prefix(19), with: "sha256:…")
    try check(text, "\(tool.rawValue).json")
    for line in text.split(separator: "\n") where line.hasPrefix("{") {
      let object = line.hasSuffix(",") ? line.dropLast() : line
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(object.utf8)) }
    }
  }

  @Test func interface() throws {
    let export = TaskExport(.labelStudio, rules: rules, tags: rules.taxonomy.leaves, seed: 1)
    try check(export.labelStudioInterface(), "interface.xml")
  }

  @Test(
    "what is suggested comes back as labels, emoji and kanji or not",
    arguments: [LabellingTool.labelStudio, .doccano, .prodigy], OffsetUnit.allCases)
  func roundTrip(tool: LabellingTool, unit: OffsetUnit) throws {
    // Where a labeller accepts what Label Studio shows, the prediction becomes an annotation; what
    // Prodigy shows gets an answer.
    let answered = export(tool, unit: unit)
      .replacingOccurrences(of: #""predictions":"#, with: #""annotations":"#)
      .replacingOccurrences(of: #""accept":["#, with: #""answer":"accept","accept":["#)
    let result = read(answered, tool, unit: unit)
    #expect(result.diagnostics.isEmpty && result.skipped == 0)
    let documents = try #require(result.documents)
    #expect(documents.map(\.id) == Self.texts.map(\.0))
    for (document, task) in zip(documents, tasks) {
      #expect(Array(document.text.utf8) == task.document.original)
      #expect(document.weight == 2.5 && document.fields["title"] == "Title of \(document.id)")
      let suggested = task.suggestions.map { (rules.taxonomy.index(of: $0.tag)!, $0.grade) }
      #expect(document.labels == Dictionary(uniqueKeysWithValues: suggested))
      let marked = task.suggestions.flatMap { suggestion in
        suggestion.evidence.map { "\(suggestion.tag) \($0.characters)" }
      }
      #expect(
        Set(document.evidence.map { "\(rules.taxonomy[$0.tag].id) \($0.range)" }) == Set(marked))
    }
  }

  @Test("what comes back is read as samples, with the same words marked")
  func samples() throws {
    let answered = export(.doccano)
    let documents = try #require(read(answered, .doccano).documents)
    let lines = documents.flatMap { $0.json(rules.taxonomy) + Array("\n".utf8) }
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).ndjson")
    try Data(lines).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let result = SampleReader.read([file.path], taxonomy: rules.taxonomy)
    #expect(result.diagnostics.isEmpty)
    let samples = try #require(result.samples).samples
    #expect(
      samples.map(\.id) == ["calm", "emoji", "選挙"] && samples.allSatisfy { $0.weight == 2.5 })
    #expect(
      samples.flatMap(\.quotes).map(\.text).sorted() == [
        "election meddling", "interference in the election", "interference in the vote",
        "threatened voters",
      ])
    try check(String(decoding: lines, as: UTF8.self), "samples.ndjson")
  }

  @Test("our own tasks are no samples before somebody has labelled them")
  func unanswered() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).ndjson")
    try export(.ndjson).write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let result = SampleReader.read([file.path], taxonomy: rules.taxonomy)
    #expect(result.samples == nil)
    #expect(result.diagnostics.count { $0.code == .missingLabels } == 3)
  }

  @Test("what several people gave is a label where they agree, and disputed where not")
  func agreement() throws {
    func line(_ names: String..., answer: String = "accept") -> String {
      let accepted = names.map { "\"\($0)\"" }.joined(separator: ",")
      return #"{"text":"T","meta":{"sample_id":7},"accept":[\#(accepted)],"answer":"\#(answer)"}"#
        + "\n"
    }
    let result = read(
      line("elections/leak (central)", "elections/meddling", "response/sanctions (central)")
        + line("elections/leak", "response/sanctions (central)") + line(answer: "ignore"), .prodigy)
    let document = try #require(result.documents?.first)
    #expect(result.documents?.count == 1 && result.skipped == 1 && document.id == "7")
    #expect(
      document.labels == [
        TuningFixture.tag("elections/leak"): .mentioned,
        TuningFixture.tag("response/sanctions"): .central,
      ])
    #expect(document.disputed == [TuningFixture.tag("elections/meddling")])
  }

  @Test("marked words speak for their tags only where nothing was said of the document")
  func spansAlone() throws {
    let spans = read(
      #"{"id":3,"text":"They hacked it.","label":[[5,11,"elections/leak"]]}"#, .doccano)
    #expect(spans.documents?.first?.labels == [TuningFixture.tag("elections/leak"): .mentioned])
    #expect(spans.documents?.first?.id == "doccano-3")
    let refused = read(
      #"{"text":"They hacked it.","entities":[[5,11,"elections/leak"]],"cats":[]}"#, .doccano)
    #expect(refused.documents?.first?.labels.isEmpty == true)
    #expect(refused.documents?.first?.evidence.isEmpty == true)
  }

  @Test("what nobody has answered is no label", arguments: [LabellingTool.labelStudio, .prodigy])
  func unansweredTasks(of tool: LabellingTool) {
    let result = read(export(tool), tool)
    #expect(result.documents?.isEmpty == true && result.skipped == Self.texts.count)
    #expect(result.diagnostics.isEmpty)
  }

  @Test("our own samples are no export of a tool", arguments: [LabellingTool.doccano, .prodigy])
  func ownSamples(as tool: LabellingTool) throws {
    let samples = try String(
      contentsOf: TuningFixture.folder.appending(path: "exchange/samples.ndjson"), encoding: .utf8)
    let result = read(samples, tool)
    #expect(result.documents?.isEmpty ?? true)
    guard tool == .doccano else { return }
    #expect(result.documents == nil)
    #expect(
      result.diagnostics.allSatisfy {
        $0.message == "'labels' is an object, expected a list of labels"
      })
  }

  @Test(
    "answers and labels of another form than Prodigy's are told",
    arguments: [
      (#""accept":"elections/leak","answer":"accept""#, "'accept' is a string, expected a list"),
      (#""accept":[],"answer":"accepted""#, "'answer' is 'accepted', expected 'accept', 'reject'"),
      (#""accept":[],"answer":true"#, "'answer' is true or false, expected 'accept'"),
      (#""answer":"accept""#, "document has no labels: expected 'accept' with names or 'spans'"),
    ])
  func unlikeProdigy(members: String, message: String) {
    let result = read(#"{"text":"They hacked it.",\#(members)}"#, .prodigy)
    #expect(result.documents == nil)
    #expect(result.diagnostics.count == 1)
    #expect(result.diagnostics.first?.message.hasPrefix(message) == true)
  }

  static let broken = ["label-studio", "doccano", "prodigy"]

  @Test("each mistake is said at its place, and then nothing is read", arguments: broken)
  func mistakes(in name: String) throws {
    let path = TuningFixture.folder.appending(path: "exchange/broken/\(name).json")
    let result = AnnotationReader.read(
      [UInt8](try Data(contentsOf: path)), file: "\(name).json",
      tool: try #require(LabellingTool(rawValue: name)), taxonomy: rules.taxonomy)
    #expect(result.documents == nil)
    try check(TuningFixture.shown(result.diagnostics), "broken/\(name).out")
  }
}

struct TextOffsetsTests {
  private let text = "a😀👩🏻‍🚒é\r\n𠮷"

  @Test("every range of every unit comes back", arguments: OffsetUnit.allCases)
  func roundTrip(unit: OffsetUnit) {
    let offsets = TextOffsets(text, unit: unit)
    #expect(
      offsets.count
        == [
          OffsetUnit.codePoints: text.unicodeScalars.count, .utf16: text.utf16.count,
          .graphemes: text.count,
        ][unit])
    let scalars = text.unicodeScalars.count
    for start in 0..<scalars {
      for end in (start + 1)...scalars {
        let range = offsets.range(ofScalars: start..<end)
        let back = offsets.scalars(of: range)!
        #expect(back.lowerBound <= start && back.upperBound >= end)
        if unit != .graphemes { #expect(back == start..<end) }
      }
    }
    #expect(offsets.scalars(of: 0..<offsets.count + 1) == nil)
  }

  @Test("half a surrogate pair is no place")
  func halves() {
    let offsets = TextOffsets(text, unit: .utf16)
    #expect(offsets.scalars(of: 1..<2) == nil && offsets.scalars(of: 2..<3) == nil)
    #expect(offsets.scalars(of: 1..<3) == 1..<2)
  }
}
