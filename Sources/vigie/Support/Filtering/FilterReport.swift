import ArgumentParser
import Diagnostics
import Foundation
import VigieOutput
import VigiePipeline

/// What a run tells on standard error.
struct FilterReport {
  /// Named in messages.
  let input: String
  let sinks: SinkOptions

  func tell(_ event: FilterEvent) {
    switch event {
    case .refused(let line, let column, let id, let code, let message):
      let name = id.map { " (id \($0))" } ?? ""
      StandardError.write(
        "\(input):\(line):\(column): error: \(message)\(name) [\(code.rawValue)]")
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
    let lines = refused == 1 ? "1 record" : "\(refused) records"
    if refused > 0 {
      StandardError.write(
        sinks.deadLetter.map { "vigie: \(lines) could not be tagged: see '\($0)'" }
          ?? "vigie: \(lines) could not be tagged: not in the output; --dead-letter keeps such records"
      )
    }
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

extension FilterCounts {
  /// What became of the records, for people.
  func summary(duration: Duration, rules: LiveRules.Edition) -> String {
    let seconds = max(duration / .seconds(1), 1e-6)
    var text = "vigie: \(records) records: \(written) written, \(tagged) of them with tags"
    for (count, what) in [
      (incomplete, "of them incomplete"), (leftOut, "left out"), (blank, "blank"),
      (allRefused, "refused"),
    ] where count > 0 { text += ", \(count) \(what)" }
    text += "\n"
    for (code, count) in refused.sorted(by: { $0.key < $1.key }) {
      text += "vigie:   refused \(count) [\(code)]\n"
    }
    for (tag, count) in tags.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      text += "vigie:   \(count)  \(tag)\n"
    }
    let megabytes = Double(bytes) / 1e6
    text += "vigie: \(megabytes.decimals(1)) MB in \(seconds.decimals(1)) s, "
    text += "\((megabytes / seconds).decimals(1)) MB/s; "
    if rules.number > 1 { text += "rules reloaded \(rules.number - 1) times; " }
    return text + "rules \(rules.fingerprint)\n"
  }
}
