internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
package import Logging
internal import NIOCore
internal import NIOHTTPTypes
internal import ServiceLifecycle
internal import VigieCore
package import VigiePipeline

/// Vigie over HTTP.
///
///     let service = TaggingService(rules: LiveRules(rules) { _ in try … }, configuration: .init())
///     try await service.run()
///
/// What it does is told by `GET /openapi.json`. It stops gracefully in a `ServiceGroup`: first it says
/// that it is not ready, then it takes no more connections, then it ends what is in flight.
package struct TaggingService: Service {
  package struct Configuration: Sendable {
    package var host = "127.0.0.1"
    /// 0 for one that is free.
    package var port = 8080
    package var limits = ServiceLimits()
    /// Threads that tag.
    package var workers = 1
    /// Without one the rules cannot be loaded again over HTTP.
    package var reloadToken: ReloadToken?
    package var reloadAddresses = AddressRange.loopback
    package var logsAccess = true

    package init() {}
  }

  let configuration: Configuration
  let readiness = Readiness()
  let pool: WorkerPool
  let slots: BatchSlots
  let observer: RequestObserver
  let reloader: Reloader
  let routes: [Route]
  private let logger: Logger
  private let onRunning: @Sendable (Int) async -> Void

  /// - Parameter onRunning: called with the port once connections are taken.
  package init(
    rules: LiveRules, configuration: Configuration, logger: Logger,
    onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) {
    self.configuration = configuration
    self.logger = logger
    self.onRunning = onRunning
    let limits = configuration.limits
    let metrics = ServiceMetrics()
    metrics.show(rules.current.ruleSet)
    let pool = WorkerPool(workers: configuration.workers, capacity: limits.queueLength)
    self.pool = pool
    rules.whenReplaced { [weak pool] in pool?.refresh() }
    observer = RequestObserver(
      metrics: metrics, logger: logger, logsAccess: configuration.logsAccess)
    reloader = Reloader(rules: rules, metrics: metrics, logger: logger)
    let held = HeldBytes(limit: limits.heldBodies)
    slots = BatchSlots(limit: limits.batches)
    let tag = TagRoute(
      rules: rules, pool: pool, reader: BodyReader(limit: limits.bodySize, held: held),
      metrics: metrics)
    let batch = BatchRoute(
      rules: rules, pool: pool, observer: observer, limits: limits, slots: slots)
    let pages = RulesRoutes(rules: rules, pool: pool)
    let state = StateRoutes(
      readiness: readiness, rules: rules, pool: pool, slots: slots, held: held, observer: observer)
    let reload = ReloadRoute(
      reloader: reloader, token: configuration.reloadToken,
      addresses: configuration.reloadAddresses)
    let description = OpenAPIRoute(limits: limits)
    routes = [
      .post(TagRoute.path, parameters: Query.tagging, tag.respond),
      .post(BatchRoute.path, parameters: Query.tagging, batch.respond),
      .get("/rules", pages.list), .get("/taxonomy", pages.taxonomy),
      .get("/health", state.health), .get("/ready", state.ready),
      .get("/metrics", state.metrics), .post("/reload", reload.respond),
      .get("/openapi.json", description.respond),
    ]
  }

  /// Loads the rules again, as a request can.
  ///
  /// - Parameter asker: who wants it, for the log.
  package func reload(asked asker: String) async { _ = await reloader.reload(asked: asker) }

  package func run() async throws {
    let limits = configuration.limits
    var group = ServiceGroupConfiguration(
      services: [
        .init(service: application, successTerminationBehavior: .gracefullyShutdownGroup),
        // Services are stopped from the last to the first.
        .init(service: Drain(readiness: readiness, limits: limits, logger: logger)),
      ], logger: logger)
    group.maximumGracefulShutdownDuration = limits.shutdownTimeout + limits.drainDelay
    defer { pool.shutDown() }
    try await ServiceGroup(configuration: group).run()
    logger.notice("stopped")
  }

  /// What Hummingbird runs, or tests.
  var application: Application<ServiceResponder> {
    let limits = configuration.limits
    let observer = observer
    return Application(
      responder: ServiceResponder(routes, observer: observer),
      server: HTTPServerBuilder { responder in
        ServiceChannel(limits: limits, observer: observer, responder: responder)
      },
      configuration: .init(
        address: .hostname(configuration.host, port: configuration.port), serverName: "vigie",
        backlog: 1024,
        availableConnectionsDelegate: .maximum(limits.connections, logger: logger)),
      onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? 0) },
      logger: logger)
  }
}

/// Says that the service is not ready, and lets those who send requests see it.
struct Drain: Service {
  let readiness: Readiness
  let limits: ServiceLimits
  let logger: Logger

  func run() async throws {
    try await gracefulShutdown()
    readiness.stop()
    logger.notice(
      "stopping: what was asked is answered first",
      metadata: ["seconds": "\(limits.shutdownTimeout.components.seconds)"])
    if limits.drainDelay > .zero { try await Task.sleep(for: limits.drainDelay) }
  }
}
