import Diagnostics
import Dispatch
import Foundation
import VigieOutput
import VigiePipeline
import VigieRules

/// Loads rules anew beside the work, and tells of it on standard error.
final class RuleReloader: Sendable {
  private let live: LiveRules
  private let colour: ColourChoice
  private let queue = DispatchQueue(label: "reload")
  /// How often files are looked at.
  private static let pause = 0.2

  init(_ live: LiveRules, colour: ColourChoice) {
    self.live = live
    self.colour = colour
  }

  /// Starts a reload; returns at once.
  func reload() { queue.async { [self] in reloadNow() } }

  /// Reloads whenever a rule file changes and then stays as it is for a moment: editors write a file in
  /// several steps.
  func watch(_ paths: [String]) {
    Thread.detachNewThread { [self] in
      var stamps = RuleStamps(of: paths)
      while true {
        Thread.sleep(forTimeInterval: Self.pause)
        guard !stamps.areCurrent else { continue }
        var next = RuleStamps(of: paths)
        repeat {
          stamps = next
          Thread.sleep(forTimeInterval: Self.pause)
          next = RuleStamps(of: paths)
        } while next != stamps
        reload()
      }
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
