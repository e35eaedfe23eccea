internal import CoreMetrics
internal import Diagnostics
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import VigieCore
internal import VigieInput
internal import VigiePipeline

/// `POST /tag`: one document in, its record out.
struct TagRoute: Sendable {
  static let path = "/tag"
  static let types = ["application/json", "text/plain"]

  let rules: LiveRules
  let pool: WorkerPool
  let reader: BodyReader
  let metrics: ServiceMetrics

  func respond(_ request: Request, _ context: ServiceContext) async throws -> Response {
    let type = try ContentType.checked(request.headers, among: Self.types)
    let tagger = DocumentTagger(
      metrics: metrics, route: Self.path, selection: try Query(tagging: request).selection)
    let answer = try await reader.withBody(of: request) { body in
      try await tag(body, isText: type.essence == "text/plain", tagger)
    }
    var headers: HTTPFields = [
      .contentType: "application/json", .contentLength: String(answer.json.count),
      .vigieRules: answer.rules.rawValue,
    ]
    if !answer.warnings.isEmpty {
      headers[.vigieWarnings] = answer.warnings.joined(separator: ", ")
    }
    return Response(
      status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: answer.json)))
  }

  private func tag(
    _ body: ByteBuffer, isText: Bool, _ documents: DocumentTagger
  ) async throws(Problem) -> DocumentTagger.Answer {
    let begin = ContinuousClock.now
    let result: Result<DocumentTagger.Answer, Problem>
    do throws(WorkerPool.Refusal) {
      result = try await pool.run(
        with: rules.current, size: body.readableBytes
      ) { [metrics] tagger in
        metrics.queueing.recordNanoseconds((ContinuousClock.now - begin).nanoseconds)
        let bytes = Array(body.readableBytesView)
        return isText
          ? Self.text(bytes, documents, &tagger) : Self.object(bytes, documents, &tagger)
      }
    } catch {
      throw pool.problem(of: error)
    }
    do {
      return try result.get()
    } catch {
      metrics.count("vigie_documents_unreadable_total", "code", error.code)
      throw error
    }
  }

  private static func text(
    _ bytes: [UInt8], _ documents: DocumentTagger, _ tagger: inout Tagger
  ) -> Result<DocumentTagger.Answer, Problem> {
    if let encoding = WideText.encoding(of: bytes) {
      return .failure(
        Problem(
          .unsupportedMediaType, Diagnostic.Code.unsupportedCharset.rawValue,
          "the text is in \(encoding), expected UTF-8"))
    }
    if let objection = UnfitText.objection(
      to: bytes, otherwise: "send it as the 'text' of an object, in JSON, to have it read as it is")
    {
      return .failure(
        Problem(.unsupportedMediaType, Diagnostic.Code.notText.rawValue, objection))
    }
    guard let answer = documents.tag(text: bytes, with: &tagger) else {
      return .failure(Problem(.unprocessableContent, "empty-input", "the text is empty"))
    }
    return .success(answer)
  }

  private static func object(
    _ bytes: [UInt8], _ documents: DocumentTagger, _ tagger: inout Tagger
  ) -> Result<DocumentTagger.Answer, Problem> {
    documents.tag(
      object: bytes, location: { BodyLocation.of($0, in: bytes) }, with: &tagger
    ).mapError { Problem($0) }
  }
}

/// Places in the body of a request, which may have several lines.
enum BodyLocation {
  static func of(_ offset: Int, in bytes: [UInt8]) -> SourceLocation {
    let before = bytes.prefix(offset)
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    // Columns count Unicode scalars.
    let column = before[start...].count { $0 & 0xC0 != 0x80 }
    return SourceLocation(
      file: "body", line: before.count { $0 == UInt8(ascii: "\n") } + 1, column: column + 1)
  }
}

extension WorkerPool {
  func problem(of refusal: Refusal) -> Problem {
    switch refusal {
    case .queueIsFull(let waiting):
      .tooMany(
        "queue-full",
        "\(waiting) \(waiting == 1 ? "document is" : "documents are") waiting, no more are taken",
        retryAfter: secondsToEmpty)
    case .isShutDown: Problem(.serviceUnavailable, "stopping", "the service is stopping")
    }
  }
}

extension HTTPField.Name {
  /// The fingerprint of the rules that made an answer.
  static let vigieRules = Self("Vigie-Rules")!
  /// The codes of what was doubtful in a document.
  static let vigieWarnings = Self("Vigie-Warnings")!
}
