import VigieOutput
import VigiePipeline

/// What became of the records of a run, for people.
struct FilterSummary {
  let outcome: FilterOutcome
  /// Whether the run went on from others.
  let isResumed: Bool
  let duration: Duration
  /// Those in force at the end.
  let rules: LiveRules.Edition

  var text: String {
    let seconds = max(duration / .seconds(1), 1e-6)
    let megabytes = Double(outcome.counts.bytes) / 1e6
    var text = outcome.counts.text(of: isResumed ? "this run: " : "")
    text += "vigie: \(megabytes.decimals(1)) MB in \(seconds.decimals(1)) s, "
    text += "\((megabytes / seconds).decimals(1)) MB/s; "
    if rules.number > 1 {
      text += "rules reloaded " + (rules.number == 2 ? "once; " : "\(rules.number - 1) times; ")
    }
    text += "rules \(rules.fingerprint)\n"
    return isResumed ? text + outcome.totals.text(of: "with the runs before: ") : text
  }
}

extension FilterCounts {
  fileprivate func text(of what: String) -> String {
    var text = "vigie: \(what)\((records - blank).counted("record")): "
    text += "\(written) written, \(tagged) of them with tags"
    for (count, what) in [
      (incomplete, "of them incomplete"), (leftOut, "left out"), (allRefused, "refused"),
    ] where count > 0 { text += ", \(count) \(what)" }
    text += (blank > 0 ? "; " + blank.counted("blank line") : "") + "\n"
    for (code, count) in refused.sorted(by: { $0.key < $1.key }) {
      text += "vigie:   refused \(count) [\(code)]\n"
    }
    for (tag, count) in tags.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      text += "vigie:   \(count)  \(tag)\n"
    }
    return text
  }
}
