internal import CoreMetrics
internal import Diagnostics
internal import VigieCore
internal import VigieInput
internal import VigieOutput
internal import VigiePipeline

/// Turns the bytes of a request into a record, on a thread of the pool.
struct DocumentTagger: Sendable {
  /// A record as it is sent.
  struct Answer: Sendable {
    var json: [UInt8]
    var warnings: [String]
    var rules: Fingerprint
  }

  let metrics: ServiceMetrics
  /// Where the documents come from, in metrics.
  let route: String
  let selection: TaggedRecord.Selection

  /// - Parameter location: the place of a byte of the object, for messages.
  func tag(
    object: [UInt8], location: @escaping (Int) -> SourceLocation, with tagger: inout Tagger
  ) -> Result<Answer, InputProblem> {
    if let encoding = WideText.encoding(of: object) {
      return .failure(
        InputProblem(
          .unsupportedCharset, "the object is in \(encoding), expected UTF-8", at: location(0),
          raw: object))
    }
    let begin = ContinuousClock.now
    var parser = RecordParser(location: location)
    switch parser.document(object) {
    case .failure(let problem): return .failure(problem)
    case .success(let document):
      return .success(
        answer(document, parser.warnings, size: object.count, begin: begin, with: &tagger))
    }
  }

  /// The record of a plain text; `nil` where there is nothing in it.
  func tag(text: [UInt8], with tagger: inout Tagger) -> Answer? {
    let begin = ContinuousClock.now
    let document = Document(text: text)
    guard !document.isBlank else { return nil }
    var warnings: [Diagnostic] = []
    if document.repairedSequences > 0 {
      warnings.append(
        Diagnostic(
          .warning, .repairedText, "text is not all UTF-8",
          at: SourceLocation(file: "body", line: 0, column: 0)))
    }
    return answer(document, warnings, size: text.count, begin: begin, with: &tagger)
  }

  private func answer(
    _ document: Document, _ warnings: [Diagnostic], size: Int, begin: ContinuousClock.Instant,
    with tagger: inout Tagger
  ) -> Answer {
    let record = tagger.tag(document)
    if Tagger.isLarge(document) { FreedMemory.giveBackSoon() }
    let codes = warnings.map(\.code.rawValue)
    let json = record.json(selection, warnings: codes)
    metrics.count(record, bytes: size, route: route)
    metrics.tagging.recordNanoseconds((ContinuousClock.now - begin).nanoseconds)
    return Answer(json: json, warnings: codes, rules: record.rules)
  }
}
