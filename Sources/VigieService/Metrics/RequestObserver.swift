internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Synchronization
internal import VigiePipeline

/// Measures and logs what happens to requests. What documents say is never logged, nor are queries, nor
/// paths that are not the service's own.
final class RequestObserver: ConnectionObserver {
  let metrics: ServiceMetrics
  let logger: Logger
  private let logsAccess: Bool
  private let openConnections = Atomic(0)
  /// The most at a time since memory was given back.
  private let mostConnections = Atomic(0)
  /// From so many on, what they took is worth giving back.
  private static let manyConnections = 500

  init(metrics: ServiceMetrics, logger: Logger, logsAccess: Bool) {
    self.metrics = metrics
    self.logger = logger
    self.logsAccess = logsAccess
  }

  var connections: Int { openConnections.load(ordering: .relaxed) }

  func connectionOpened() {
    let count = openConnections.add(1, ordering: .relaxed).newValue
    mostConnections.max(count, ordering: .relaxed)
  }

  func connectionClosed() {
    let count = openConnections.subtract(1, ordering: .relaxed).newValue
    // Each takes some kilobytes, which the C library would keep.
    let most = mostConnections.load(ordering: .relaxed)
    guard most >= Self.manyConnections, count <= most / 8 else { return }
    if mostConnections.compareExchange(
      expected: most, desired: count, ordering: .relaxed
    ).exchanged {
      FreedMemory.giveBackSoon()
    }
  }

  /// - Parameter route: the path, where it is one of the service's.
  func answered(
    _ request: Request, route: String?, _ response: Response, from address: SocketAddress?,
    begin: ContinuousClock.Instant
  ) {
    let duration = ContinuousClock.now - begin
    let method = Self.known(request.method)
    metrics.countAnswer(
      route: route ?? "none", method: method, status: response.status.code, seconds: duration)
    guard logsAccess else { return }
    logger.info(
      "answered",
      metadata: [
        "from": "\(address?.ipAddress ?? "-")", "method": "\(method)",
        "route": "\(route ?? "none")",
        "status": "\(response.status.code)",
        "in": "\(request.headers[.contentLength].flatMap { Int($0) }.map(String.init) ?? "-")",
        "out": "\(response.body.contentLength.map(String.init) ?? "-")",
        "ms": "\(Double(duration.nanoseconds / 10_000) / 100)",
      ])
  }

  func refused(_ problem: Problem, from address: SocketAddress?) {
    metrics.count("vigie_refusals_total", "reason", problem.code)
    metrics.countAnswer(
      route: "none", method: "none", status: problem.status.code, seconds: .zero)
    guard logsAccess else { return }
    logger.info(
      "refused",
      metadata: [
        "from": "\(address?.ipAddress ?? "-")", "status": "\(problem.status.code)",
        "code": "\(problem.code)",
      ])
  }

  /// A batch of which the header was answered long ago.
  ///
  /// - Parameters:
  ///   - isWhole: whether every line was answered.
  ///   - lines: how many were.
  func batchEnded(isWhole: Bool, lines: Int, begin: ContinuousClock.Instant) {
    metrics.count("vigie_batches_ended_total", "result", isWhole ? "whole" : "cut-off")
    guard logsAccess else { return }
    logger.info(
      "batch ended",
      metadata: [
        "lines": "\(lines)", "whole": "\(isWhole)",
        "ms": "\((ContinuousClock.now - begin).nanoseconds / 1_000_000)",
      ])
  }

  /// Something that should not have happened; of the error only its type is logged, as it may quote.
  func failed(_ error: any Error) {
    logger.error("request failed", metadata: ["error": "\(type(of: error))"])
  }

  /// Methods that a client makes up would be as many series.
  private static func known(_ method: HTTPRequest.Method) -> String {
    let known: [HTTPRequest.Method] = [
      .get, .head, .post, .put, .delete, .patch, .options, .trace, .connect,
    ]
    return known.contains(method) ? method.rawValue : "other"
  }
}
