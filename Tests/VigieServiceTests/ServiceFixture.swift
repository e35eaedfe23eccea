import Diagnostics
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing
import VigieCore
import VigiePipeline
import VigieRules

@testable import VigieService

/// A service over small rules.
enum ServiceFixture {
  static let token = "0123456789abcdef"

  static func compile(_ source: String) -> RuleCompiler.Result {
    RuleCompiler(options: .init(warns: false)).compile([("rules.yaml", Array(source.utf8))])
  }

  static func rules(phrase: String = "election meddling") throws -> RuleSet {
    let result = compile(SmallRules.file(phrase: phrase))
    return try #require(result.ruleSet, "\(result.diagnostics)")
  }

  /// - Parameter reloaded: the rules as they are when they are loaded again, for each time.
  static func service(
    limits: ServiceLimits = .init(), logger: Logger = quiet, reloaded: [String] = [],
    onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) throws -> TaggingService {
    var configuration = TaggingService.Configuration()
    configuration.port = 0
    configuration.workers = 2
    configuration.limits = limits
    configuration.reloadToken = ReloadToken(token)
    let times = Atomic(0)
    let live = LiveRules(try rules()) { _ in
      let time = times.add(1, ordering: .relaxed).oldValue
      return compile(reloaded.isEmpty ? SmallRules.file() : reloaded[time % reloaded.count])
    }
    return TaggingService(
      rules: live, configuration: configuration, logger: logger, onRunning: onRunning)
  }

  static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  /// Runs a service on a port of its own.
  static func serving<Value: Sendable>(
    limits: ServiceLimits = .init(), logger: Logger = quiet, reloaded: [String] = [],
    _ use: @escaping @Sendable (TaggingService, Int) async throws -> Value
  ) async throws -> Value {
    let (ports, continuation) = AsyncStream<Int>.makeStream()
    let service = try service(limits: limits, logger: logger, reloaded: reloaded) { port in
      continuation.yield(port)
    }
    let group = ServiceGroup(configuration: .init(services: [service], logger: quiet))
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      let port = try #require(await ports.first { _ in true })
      do {
        let value = try await use(service, port)
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
        return value
      } catch {
        await group.triggerGracefulShutdown()
        throw error
      }
    }
  }
}

extension TestResponse {
  var text: String { String(buffer: body) }

  func json() throws -> JSONValue { try JSONValue(Array(body.readableBytesView)) }
}
