import ArgumentParser
import Diagnostics
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals
import VigieCore
import VigiePipeline
import VigieService

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Tag documents over HTTP.",
    discussion: """
      Listens on loopback only, unless told otherwise; it has no TLS, and apart from /reload no access \
      control: put a proxy in front of it for others to reach it. SIGTERM stops it gracefully. SIGHUP \
      loads the rules again, and so does an edit of them with --watch-rules; rules with mistakes leave \
      those before in force.

        vigie serve
        vigie serve --rules my-rules/ --watch-rules
        curl -s --data-binary @statement.txt -H 'Content-Type: text/plain' localhost:8080/tag
        curl -s -T press.ndjson -X POST -H 'Content-Type: application/x-ndjson' localhost:8080/tag/batch
        curl -s localhost:8080/openapi.json        all that it does

      Exit codes: 0 stopped, 2 failure, 64 wrong usage.
      """)

  @Option(help: "Address to listen on.")
  var host = "127.0.0.1"

  @Option(name: .shortAndLong, help: "Port to listen on; 0 for one that is free.")
  var port = 8080

  @OptionGroup var rules: RuleOptions

  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: "How many documents to tag at a time; as many as there are cores.")
  var jobs: Int?

  @Option(help: "How many documents may wait besides; more are refused with 429.")
  var queue = ServiceLimits().queueLength

  @Option(help: "The longest document, as a body or as a line of a batch, in bytes.")
  var maxBody = ServiceLimits().bodySize

  @Option(help: "How many batches to answer at a time; more are refused with 429.")
  var maxBatches = ServiceLimits().batches

  @Option(help: "How many connections to hold open at a time; more wait.")
  var maxConnections = ServiceLimits().connections

  @Flag(help: "Load the rules anew whenever a rule file changes.")
  var watchRules = false

  @Option(
    help: """
      File with the token that POST /reload must come with; without it the one in VIGIE_RELOAD_TOKEN; \
      without that the rules cannot be loaded again over HTTP.
      """, completion: .file())
  var reloadTokenFile: String?

  @Option(
    help: ArgumentHelp(
      "Address or range that POST /reload may come from, in place of loopback; may be given more than once.",
      valueName: "address"))
  var reloadFrom: [AddressRange] = []

  @Option(
    help: "Seconds to go on taking connections when stopping, while /ready already says so.")
  var drainDelay = 0.0

  @Option(help: "Seconds that requests in flight may take when stopping.")
  var shutdownTimeout = 30.0

  @Option(help: "What to log on standard error: trace, debug, info, notice, warning, error.")
  private var logLevel = LogLevel.info

  @Flag(inversion: .prefixedNo, help: "Log each request; never what documents say.")
  var accessLog = true

  @OptionGroup var colour: ColourOptions

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port must be from 0 to 65535, not \(port).")
    }
    let limits = [
      ("--jobs", jobs ?? 1, 1024), ("--max-body", maxBody, 1 << 32),
      ("--max-batches", maxBatches, 1 << 16), ("--max-connections", maxConnections, 1 << 20),
    ]
    for (name, value, most) in limits where value < 1 || value > most {
      throw ValidationError(
        value < 1
          ? "\(name) must be 1 or more, not \(value)."
          : "\(name) must be \(most) or less, not \(value).")
    }
    guard (0...1 << 20).contains(queue) else {
      throw ValidationError("--queue must be from 0 to \(1 << 20), not \(queue).")
    }
    for (name, value) in [("--drain-delay", drainDelay), ("--shutdown-timeout", shutdownTimeout)]
    where !(0...86_400).contains(value) {
      throw ValidationError("\(name) must be from 0 to 86400 seconds, not \(value).")
    }
  }

  func run() async throws {
    var configuration = TaggingService.Configuration()
    configuration.host = host
    configuration.port = port
    configuration.limits = limits
    configuration.workers = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    configuration.reloadToken = try reloadToken()
    if !reloadFrom.isEmpty { configuration.reloadAddresses = reloadFrom }
    configuration.logsAccess = accessLog
    var logger = Logger(label: "vigie") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = logLevel.level

    raiseOpenFileLimit(logger)
    // Before they are read: an edit meanwhile is a change.
    let watcher = watchRules ? RuleWatcher(try rules.paths()) : nil
    let live = LiveRules(try rules.load(colour: colour.color), load: rules.reloading)
    let host = host
    let service = TaggingService(
      rules: live, configuration: configuration, logger: logger
    ) { port in
      // For programs that let it choose a port.
      StandardError.write(
        "vigie: listening on http://\(host.contains(":") ? "[\(host)]" : host):\(port)")
    }
    watcher?.start { Task { await service.reload(asked: "a change of the rule files") } }
    do {
      try await ServiceGroup(
        services: [HangUpSignals(service: service), service],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger
      ).run()
    } catch {
      let reason = ListeningFailure(error).reason
      StandardError.write("vigie: cannot serve on \(host):\(port): \(reason)")
      throw ExitStatus.failure
    }
  }

  private var limits: ServiceLimits {
    var limits = ServiceLimits()
    limits.queueLength = queue
    limits.bodySize = maxBody
    limits.batches = maxBatches
    limits.connections = maxConnections
    limits.heldBodies = max(limits.heldBodies, 2 * maxBody)
    limits.drainDelay = .seconds(drainDelay)
    limits.shutdownTimeout = .seconds(shutdownTimeout)
    return limits
  }

  private func reloadToken() throws -> ReloadToken? {
    let text: String
    let place: String
    if let reloadTokenFile {
      place = "'\(reloadTokenFile)'"
      text = try readToken(reloadTokenFile)
    } else if let token = ProcessInfo.processInfo.environment["VIGIE_RELOAD_TOKEN"] {
      place = "VIGIE_RELOAD_TOKEN"
      text = token
    } else {
      return nil
    }
    guard let token = ReloadToken(text) else {
      StandardError.write(
        "vigie: the reload token in \(place) is shorter than \(ReloadToken.leastLength) bytes; "
          + "make one with 'openssl rand -hex 32'")
      throw ExitStatus.usage
    }
    return token
  }

  private func readToken(_ path: String) throws(ExitStatus) -> String {
    do throws(SystemFailure) {
      let file = try Descriptor(opening: path, for: .reading)
      defer { file.closeFile() }
      if file.isFolder { throw SystemFailure(code: EISDIR) }
      let bytes = try? FileHandle(fileDescriptor: file.number).readToEnd()
      return String(decoding: bytes ?? Data(), as: UTF8.self)
    } catch {
      StandardError.write("vigie: cannot read the reload token in '\(path)': \(error.reason)")
      throw .failure
    }
  }

  private func raiseOpenFileLimit(_ logger: Logger) {
    guard let limit = OpenFileLimit.raise() else { return }
    logger.info("open files", metadata: ["limit": "\(limit.now)", "before": "\(limit.before)"])
    // Files of its own.
    if limit.now < maxConnections + 64 {
      logger.warning(
        "the limit of open files leaves no room for --max-connections: raise the hard limit, or lower this",
        metadata: ["limit": "\(limit.now)", "max-connections": "\(maxConnections)"])
    }
  }
}

/// Loads the rules again at each SIGHUP.
private struct HangUpSignals: Service {
  let service: TaggingService

  func run() async throws {
    // Signals that come while rules are loaded ask for one more reload.
    let (hangUps, asked) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    SignalPipe.forward { _ in asked.yield() }
    for await _ in hangUps.cancelOnGracefulShutdown() { await service.reload(asked: "SIGHUP") }
    try? await gracefulShutdown()
  }
}

extension AddressRange: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

private enum LogLevel: String, ExpressibleByArgument, CaseIterable {
  case trace, debug, info, notice, warning, error

  var level: Logger.Level { Logger.Level(rawValue: rawValue)! }
}
