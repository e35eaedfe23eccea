internal import Hummingbird
internal import NIOCore
internal import Synchronization
internal import VigieCore
internal import VigieOutput
internal import VigiePipeline

/// Whether the service should be sent requests.
final class Readiness: Sendable {
  private let isStopping = Atomic(false)

  var isReady: Bool { !isStopping.load(ordering: .relaxed) }
  func stop() { isStopping.store(true, ordering: .relaxed) }
}

/// `GET /health`, `/ready` and `/metrics`: how the service is.
struct StateRoutes: Sendable {
  let readiness: Readiness
  let rules: LiveRules
  let pool: WorkerPool
  let slots: BatchSlots
  let held: HeldBytes
  let observer: RequestObserver

  /// The process lives and answers.
  func health(_ request: Request, _ context: ServiceContext) async throws -> Response {
    .json { $0["status"] = "alive" }
  }

  /// Rules are loaded, as they always are, and the service is not stopping.
  func ready(_ request: Request, _ context: ServiceContext) async throws -> Response {
    guard readiness.isReady else {
      throw Problem(.serviceUnavailable, "stopping", "the service is stopping")
    }
    let fingerprint = rules.current.ruleSet.fingerprint.rawValue
    var response = Response.json { json in
      json["status"] = "ready"
      json["rules"] = fingerprint
    }
    response.headers[.vigieRules] = fingerprint
    return response
  }

  func metrics(_ request: Request, _ context: ServiceContext) async throws -> Response {
    let metrics = observer.metrics
    metrics.show(rules.current.ruleSet)
    metrics.gauge("vigie_queue_length", Double(pool.waiting))
    metrics.gauge("vigie_queue_capacity", Double(pool.capacity))
    metrics.gauge("vigie_workers", Double(pool.workers))
    metrics.gauge("vigie_workers_busy", Double(pool.busy))
    metrics.gauge("vigie_batches", Double(slots.count))
    metrics.gauge("vigie_held_bytes", Double(held.count))
    metrics.gauge("vigie_connections", Double(observer.connections))
    metrics.gauge("vigie_ready", readiness.isReady ? 1 : 0)
    let text = ByteBuffer(string: metrics.registry.text)
    return Response(
      status: .ok,
      headers: [
        .contentType: PrometheusRegistry.mediaType, .contentLength: String(text.readableBytes),
      ], body: .init(byteBuffer: text))
  }
}

extension Response {
  static func json(_ write: (inout JSONWriter) -> Void) -> Response {
    var json = JSONWriter()
    json.object(write)
    return Response(
      status: .ok,
      headers: [.contentType: "application/json", .contentLength: String(json.bytes.count)],
      body: .init(byteBuffer: ByteBuffer(bytes: json.bytes)))
  }
}
