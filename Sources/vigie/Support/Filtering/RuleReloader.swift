import Diagnostics
import Dispatch
import Synchronization
import VigieOutput
import VigiePipeline
import VigieRules

/// Loads rules anew beside the work, and tells of it on standard error.
final class RuleReloader: Sendable {
  private let live: LiveRules
  private let colour: ColourChoice
  private let queue = DispatchQueue(label: "reload")
  /// Whether a reload waits for its turn.
  private let isWaiting = Atomic(false)

  init(_ live: LiveRules, colour: ColourChoice) {
    self.live = live
    self.colour = colour
  }

  /// Starts a reload; returns at once. One that waits for another to end answers all who ask meanwhile.
  func reload() {
    guard !isWaiting.exchange(true, ordering: .acquiringAndReleasing) else { return }
    queue.async { [self] in
      isWaiting.store(false, ordering: .releasing)
      reloadNow()
    }
  }

  private func reloadNow() {
    switch live.reload() {
    case .replaced(let old, let new, _):
      StandardError.write(
        old.fingerprint == new.fingerprint
          ? "vigie: rules reloaded, with the fingerprint they had: \(new.fingerprint)"
          : "vigie: rules reloaded: \(old.fingerprint) → \(new.fingerprint)")
    case .refused(let result, let inForce):
      let renderer = DiagnosticRenderer(
        sources: result.sources,
        isColoured: Terminal.style(colour, isTerminal: Terminal.isStandardError).isColoured)
      for diagnostic in result.diagnostics where diagnostic.severity == .error {
        StandardError.writePart(renderer.render(diagnostic))
      }
      StandardError.write(
        "vigie: the new rules have mistakes; the old ones stay in force: \(inForce.fingerprint)")
    }
  }
}
