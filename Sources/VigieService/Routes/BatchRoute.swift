internal import Diagnostics
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Synchronization
internal import VigieCore
internal import VigieInput
internal import VigiePipeline

/// `POST /tag/batch`: NDJSON in, NDJSON out, line by line and in order, as fast as both sides go.
///
/// The whole of a batch is tagged with the rules that were in force when it began.
struct BatchRoute: Sendable {
  static let path = "/tag/batch"
  static let mediaType = "application/x-ndjson"
  static let types = [
    mediaType, "application/ndjson", "application/jsonl", "application/x-jsonlines",
  ]

  let rules: LiveRules
  let pool: WorkerPool
  let observer: RequestObserver
  let limits: ServiceLimits
  let slots: BatchSlots

  func respond(_ request: Request, _ context: ServiceContext) async throws -> Response {
    _ = try ContentType.checked(request.headers, among: Self.types)
    let documents = DocumentTagger(
      metrics: observer.metrics, route: Self.path, selection: try Query(tagging: request).selection)
    // Taken until the last line is answered, or nobody wants the answer any more.
    guard let slot = slots.take() else {
      throw Problem.tooMany(
        "too-many-batches", "\(slots.limit) batches are being answered, no more are taken",
        retryAfter: 5)
    }
    let rules = rules.current
    return Response(
      status: .ok,
      headers: [.contentType: Self.mediaType, .vigieRules: rules.fingerprint.rawValue],
      body: ResponseBody { writer in
        let begin = ContinuousClock.now
        var isWhole = false
        var lines = 0
        defer {
          slot.giveBack()
          observer.batchEnded(isWhole: isWhole, lines: lines, begin: begin)
        }
        try await answer(request, documents, rules, &writer, &lines)
        try await writer.finish(nil)
        isWhole = true
      })
  }

  private func answer(
    _ request: Request, _ documents: DocumentTagger, _ rules: LiveRules.Edition,
    _ writer: inout any ResponseBodyWriter, _ lines: inout Int
  ) async throws {
    let window = BatchWindow(lines: 4 * pool.workers, bytes: limits.bodySize)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        // Whatever ends the reading, the results that are there are still given out.
        defer { window.finish() }
        try await read(request, documents, rules, into: window)
      }
      do {
        while let results = await window.take() {
          var buffer = ByteBuffer()
          for result in results {
            buffer.writeBytes(result)
            buffer.writeInteger(UInt8(ascii: "\n"))
          }
          try await writer.write(buffer)
          lines += results.count
        }
        // A body that was cut off ends the answer in the same way: without its last chunk.
        try await group.waitForAll()
      } catch {
        window.finish()
        group.cancelAll()
        throw error
      }
    }
  }

  private func read(
    _ request: Request, _ documents: DocumentTagger, _ rules: LiveRules.Edition,
    into window: BatchWindow
  ) async throws {
    var splitter = LineSplitter(limit: limits.bodySize)
    var count = 0
    for try await part in request.body {
      count += part.readableBytes
      for line in splitter.split(part) {
        guard try await enter(line, documents, rules, into: window) else { return }
      }
    }
    try BodyReader.checkLength(of: request, count)
    if let line = splitter.finish() {
      _ = try await enter(line, documents, rules, into: window)
    }
  }

  /// Gives a line to the pool once there is room for it; `false` where nobody waits for the answer.
  private func enter(
    _ line: LineSplitter.Line, _ documents: DocumentTagger, _ rules: LiveRules.Edition,
    into window: BatchWindow
  ) async throws -> Bool {
    if line.isBlank { return true }
    guard let number = await window.enter(size: line.bytes.count) else { return false }
    try pool.submit(with: rules, size: line.bytes.count) { [observer, limits] tagger in
      let result =
        line.isTooLong
        ? .failure(line.tooLong(limits.bodySize))
        : documents.tag(object: line.bytes, location: line.location, with: &tagger)
      switch result {
      case .success(let answer): window.complete(number, with: answer.json)
      case .failure(let problem):
        observer.metrics.count(
          "vigie_documents_unreadable_total", "code", problem.diagnostic.code.rawValue)
        window.complete(number, with: problem.json(namesFile: false))
      }
    }
    return true
  }
}

extension LineSplitter.Line {
  /// A line of white space has no answer.
  fileprivate var isBlank: Bool {
    bytes.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
  }

  fileprivate func location(of offset: Int) -> SourceLocation {
    var location = BodyLocation.of(offset, in: bytes)
    location.line = number
    return location
  }

  fileprivate func tooLong(_ limit: Int) -> InputProblem {
    InputProblem(
      .lineTooLong, "line is longer than \(limit) bytes", at: location(of: 0), raw: bytes)
  }
}

/// How many batches are answered at a time.
final class BatchSlots: Sendable {
  let limit: Int
  private let taken = Atomic(0)

  init(limit: Int) { self.limit = limit }

  var count: Int { taken.load(ordering: .relaxed) }

  /// One batch's right to be answered; given back once, at the latest when nobody holds it.
  final class Slot: Sendable {
    private let slots: BatchSlots
    private let isGivenBack = Atomic(false)

    init(_ slots: BatchSlots) { self.slots = slots }

    func giveBack() {
      guard !isGivenBack.exchange(true, ordering: .relaxed) else { return }
      slots.taken.subtract(1, ordering: .relaxed)
    }

    deinit { giveBack() }
  }

  func take() -> Slot? {
    if taken.add(1, ordering: .relaxed).newValue <= limit { return Slot(self) }
    taken.subtract(1, ordering: .relaxed)
    return nil
  }
}
