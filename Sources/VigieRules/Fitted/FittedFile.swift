package import VigieCore

/// The file that holds what `vigie fit` found, beside the rules.
///
/// It is made for diffs: a line for each tag and for each rule, in fixed order, with numbers of four
/// decimals, and nothing of the clock. It names the rules that it was fitted to by their fingerprint
/// (that of the rules as written, so that the file is no part of it), and each rule by a digest, so
/// that after an edit it can be said which ones changed.
package enum FittedFile {
  /// By custom, in the folder of the rules.
  package static let name = "weights.yaml"
  /// 1 was that of files in which `central` was on the scale of `intercept`.
  static let format = 2

  /// - Parameters:
  ///   - rules: the ones that were fitted.
  ///   - digests: the rules' own, where they are known.
  package static func text(
    _ model: FittedModel, rules: RuleSet, digests: [String]? = nil
  ) -> String {
    let digests = digests ?? rules.ruleDigests
    var lines = [
      "# Made by `vigie fit`: fitted weights of the rules, and the calibration of tags and groups.",
      "# Edit the rules, not this file, and fit again.",
      "format: \(format)",
      "fitted:",
      "  rules: \(rules.writtenFingerprint)",
      "  samples: \(model.origin.samples)",
    ]
    if let date = model.origin.date { lines.append("  date: \(date)") }
    if !model.origin.baseRates.isEmpty {
      let rates = model.origin.baseRates.map { rate in
        "\(rate.tag.map { rules.taxonomy[$0].id } ?? anyTag): \(rate.share)"
      }
      lines.append("  base-rates: {\(rates.joined(separator: ", "))}")
    }
    if !model.origin.uncalibrated.isEmpty {
      let groups = model.origin.uncalibrated.sorted().map { rules.taxonomy[$0].id }
      lines.append("  uncalibrated: [\(groups.joined(separator: ", "))]")
    }
    lines.append("tags:")
    let tags = model.tags.sorted { $0.key < $1.key }
    for (tag, entry) in tags {
      let values = entry.parameters
      lines.append(
        "  \(rules.taxonomy[tag].id): "
          + mapping([
            ("prior", number(values.prior)), ("slope", number(values.slope)),
            ("intercept", number(values.intercept)), ("central", number(values.centralIntercept)),
            ("threshold", number(values.threshold)), ("positives", "\(entry.positives)"),
          ]))
    }
    if !model.groups.isEmpty { lines.append("groups:") }
    for (group, entry) in model.groups.sorted(by: { $0.key < $1.key }) {
      let values = entry.parameters
      lines.append(
        "  \(rules.taxonomy[group].id): "
          + mapping([
            ("first", number(values.first)), ("second", number(values.second)),
            ("intercept", number(values.intercept)), ("central", number(values.centralIntercept)),
            ("positives", "\(entry.positives)"),
          ]))
    }
    lines.append(
      tags.allSatisfy { $0.value.parameters.weights.isEmpty } ? "weights: {}" : "weights:")
    for (tag, entry) in tags where !entry.parameters.weights.isEmpty {
      lines.append("  \(rules.taxonomy[tag].id):")
      for (rule, weight) in entry.parameters.weights.sorted(by: { $0.key < $1.key }) {
        var values = [("weight", number(weight))]
        if let error = entry.errors[rule] { values.append(("error", number(error))) }
        values.append(("firings", "\(entry.firings[rule] ?? 0)"))
        // In quotes: to YAML, 12345678 and 1234e567 are numbers.
        values.append(("digest", "'\(digests[rule.rawValue])'"))
        lines.append("    \(rules[rule].id): " + mapping(values))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static let anyTag = "any"

  private static func mapping(_ values: [(String, String)]) -> String {
    "{" + values.map { "\($0.0): \($0.1)" }.joined(separator: ", ") + "}"
  }

  /// With up to four decimals, as 1.25, 0.5 or 4.
  private static func number(_ value: Double) -> String {
    let scaled = Int((value * 10_000).rounded())
    let digits = String(abs(scaled) % 10_000)
    var fraction = String(repeating: "0", count: 4 - digits.count) + digits
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return (scaled < 0 ? "-" : "") + "\(abs(scaled) / 10_000)"
      + (fraction.isEmpty ? "" : "." + fraction)
  }
}
