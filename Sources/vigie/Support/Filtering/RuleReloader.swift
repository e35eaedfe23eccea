import Diagnostics
import Dispatch
import VigieOutput
import VigiePipeline
import VigieRules

/// Loads rules anew beside the work, and tells of it on standard error.
final class RuleReloader: Sendable {
  private let live: LiveRules
  private let colour: ColourChoice
  private let queue = DispatchQueue(label: "reload")

  init(_ live: LiveRules, colour: ColourChoice) {
    self.live = live
    self.colour = colour
  }

  /// Starts a reload; returns at once.
  func reload() { queue.async { [self] in reloadNow() } }

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
