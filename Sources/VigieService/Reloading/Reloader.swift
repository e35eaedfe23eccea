internal import Diagnostics
internal import Dispatch
internal import Logging
internal import VigieCore
internal import VigiePipeline
internal import VigieRules

/// Loads the rules again and tells of it.
struct Reloader: Sendable {
  enum Outcome: Sendable {
    case unchanged
    case changed(from: Fingerprint, to: Fingerprint)
    /// The rules have mistakes; those before stay in force.
    case refused([Diagnostic])
  }

  let rules: LiveRules
  let metrics: ServiceMetrics
  let logger: Logger
  /// One at a time, and on a thread of its own: compiling takes seconds.
  private let loading = DispatchQueue(label: "vigie.rules")

  init(rules: LiveRules, metrics: ServiceMetrics, logger: Logger) {
    self.rules = rules
    self.metrics = metrics
    self.logger = logger
  }

  /// - Parameter asker: who wants it, for the log.
  func reload(asked asker: String) async -> Outcome {
    let outcome = await withCheckedContinuation { continuation in
      loading.async { [rules] in continuation.resume(returning: Outcome(rules.reload())) }
    }
    switch outcome {
    case .unchanged:
      metrics.count("vigie_reloads_total", "result", "unchanged")
      logger.notice(
        "rules are as they were",
        metadata: ["asked": "\(asker)", "fingerprint": "\(rules.current.fingerprint)"])
    case .changed(let old, let new):
      metrics.count("vigie_reloads_total", "result", "changed")
      metrics.show(rules.current.ruleSet)
      logger.notice(
        "rules changed", metadata: ["asked": "\(asker)", "from": "\(old)", "to": "\(new)"])
    case .refused(let diagnostics):
      metrics.count("vigie_reloads_total", "result", "refused")
      logger.error(
        "rules have mistakes; those before stay in force",
        metadata: [
          "asked": "\(asker)", "mistakes": "\(diagnostics.count)",
          "fingerprint": "\(rules.current.fingerprint)",
        ])
      for diagnostic in diagnostics.prefix(Self.mostLogged) {
        logger.error("mistake in rules", metadata: ["at": "\(Self.line(diagnostic))"])
      }
    }
    return outcome
  }

  /// The log is no place for hundreds of mistakes; `vigie check` shows all.
  private static let mostLogged = 10

  private static func line(_ diagnostic: Diagnostic) -> String {
    let location = diagnostic.location
    return "\(location.file):\(location.line):\(location.column): \(diagnostic.message)"
  }
}

extension Reloader.Outcome {
  fileprivate init(_ outcome: LiveRules.Outcome) {
    switch outcome {
    case .refused(let result, _):
      self = .refused(result.diagnostics.filter { $0.severity == .error })
    case .replaced(let old, let new, _):
      self =
        old.fingerprint == new.fingerprint
        ? .unchanged : .changed(from: old.fingerprint, to: new.fingerprint)
    }
  }
}
