import ArgumentParser
import Diagnostics
import Foundation
import VigieCore
import VigieOutput
import VigiePipeline

/// What a run tells on standard error.
struct FilterReport {
  /// Named in messages.
  let input: String
  let sinks: SinkOptions

  /// - Parameter rules: the fingerprint of those that the run begins with.
  func tellResumption(from point: ResumePoint, rules: Fingerprint) {
    StandardError.write("vigie: going on behind line \(point.lines)")
    guard point.rules != rules.rawValue else { return }
    StandardError.write(
      """
      vigie: warning: the rules are others than those of the run before: \(point.rules) then, \(rules) \
      now; what was written stays as it is, and to have all of it tagged alike, leave --resume-from out
      """)
  }

  func tell(_ event: FilterEvent) {
    switch event {
    case .refused(let line, let column, let id, let code, let message):
      let name = id.map { " (id \($0))" } ?? ""
      StandardError.write(
        "\(input):\(line):\(column): error: \(message)\(name) [\(code.rawValue)]")
    case .doubtful(let line, let column, let id, let code, let message):
      let name = id.map { " (id \($0))" } ?? ""
      StandardError.write(
        "\(input):\(line):\(column): warning: \(message)\(name); told once [\(code.rawValue)]")
    case .incomplete(let line, let id, let rules):
      let name = id.map { " (id \($0))" } ?? ""
      StandardError.write(
        "\(input):\(line):1: warning: not searched to its end\(name): "
          + "\(rules.joined(separator: ", ")) [incomplete]")
    }
  }

  /// Tells what is left to tell, and ends the program with the status that belongs to it.
  func finish(_ outcome: FilterOutcome, signal: Int32?, summary: String?) throws {
    if let summary { StandardError.writePart(summary) }
    let refused = outcome.counts.allRefused
    let lines = refused.counted("record")
    if refused > 0 {
      StandardError.write(
        sinks.deadLetter.map { "vigie: \(lines) could not be tagged: see '\($0)'" }
          ?? "vigie: \(lines) could not be tagged: not in the output; --dead-letter keeps such records"
      )
    }
    if let hint = outcome.counts.hint { StandardError.write("vigie: \(hint)") }
    if let signal, outcome.end == .stopped {
      StandardError.write(
        "vigie: ended by signal \(signal) behind line \(outcome.lastLine); all that was read is written"
      )
      throw ExitCode(128 + signal)
    }
    if outcome.end == .closedPipe { return }
    if refused > 0, sinks.deadLetter == nil { throw ExitStatus.badInput }
  }

  func failed(_ failure: FilterFailure) -> ExitStatus {
    if let place = failure.mistake {
      StandardError.write("\(input):\(place.line):\(place.column): error: \(failure.message)")
      return .badInput
    }
    let place = failure.lastLine > 0 ? "; safe up to line \(failure.lastLine)" : ""
    StandardError.write("vigie: \(failure.message)\(place)")
    return .failure
  }
}
