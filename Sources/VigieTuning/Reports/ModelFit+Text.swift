internal import VigieCore
package import VigieOutput

extension ModelFit {
  /// What the fit changed, tag by tag, to be read before it is accepted.
  package func text(style: Style) -> String {
    var lines = [style.bold(heading), ""]
    let taxonomy = written.taxonomy
    for group in taxonomy.groups {
      if let support = tooFew.first(where: { $0.group == group }) {
        let name = style.bold(taxonomy[group].id)
        lines += [name + "  not fitted: \(support.sentence)", ""]
        continue
      }
      let tags = ([group] + taxonomy.leaves(of: group)).filter { model.tags[$0] != nil }
      guard !tags.isEmpty else { continue }
      lines.append(groupLine(group, style))
      for tag in tags { lines += tagLines(tag, model.tags[tag]!, style) }
      lines.append("")
    }
    return (lines + Self.key.map(style.dim)).joined(separator: "\n") + "\n"
  }

  private var heading: String {
    let count = model.origin.samples
    let date = model.origin.date.map { ", \($0)" } ?? ""
    return "\(count) \(count == 1 ? "sample" : "samples"), \(positives) with a tag; rules "
      + "\(written.fingerprint.rawValue.prefix(19))\(date)"
  }

  private static let key = [
    "Numbers are log-odds, in the scale of the strengths in the rules: as written → as fitted,",
    "± standard error, n: samples that the rule fires in. prior: the score before any evidence.",
    "slope: how far the strengths are true; below 1 they promise too much. threshold: the",
    "confidence from which the tag is assigned.",
  ]

  private func groupLine(_ group: TagIndex, _ style: Style) -> String {
    guard let entry = model.groups[group] else {
      return style.bold(written.taxonomy[group].id) + "  no sample of known label"
    }
    let values = entry.parameters
    return style.bold(written.taxonomy[group].id) + "  \(entry.positives.counted("sample")); "
      + "best tag × \(values.first.twoDecimals), second × \(values.second.twoDecimals), "
      + "intercept \(values.intercept.twoDecimals)"
  }

  private func tagLines(_ tag: TagIndex, _ entry: FittedModel.Tag, _ style: Style) -> [String] {
    let before = written.scoring.tags[tag.rawValue]
    let after = entry.parameters
    let name = written.taxonomy[tag].id.split(separator: "/").last.map(String.init) ?? ""
    var lines = [
      "  \(style.cyan(name))  \(entry.positives.counted("sample")); "
        + "prior \(before.prior.oneDecimal) → \(after.prior.oneDecimal), "
        + "slope \(after.slope.twoDecimals), "
        + "threshold \(before.threshold.twoDecimals) → \(after.threshold.twoDecimals)"
    ]
    var (unchanged, silent) = (0, 0)
    for (rule, weight) in after.weights.sorted(by: { $0.key < $1.key }) {
      let (old, new) = (written[rule].strength.oneDecimal, weight.oneDecimal)
      let firings = entry.firings[rule] ?? 0
      if firings == 0 {
        silent += 1
      } else if old == new {
        unchanged += 1
      } else {
        let error = entry.errors[rule].map { " ± \($0.oneDecimal)" } ?? ""
        let change = weight < written[rule].strength ? style.yellow(new) : style.green(new)
        lines.append("    \(written[rule].id)  \(old) → \(change)\(error), n=\(firings)")
      }
    }
    let rest = [
      unchanged > 0 ? "\(unchanged.counted("rule")) unchanged" : nil,
      silent > 0 ? "\(silent.counted("rule")) never fired" : nil,
      entry.errors.isEmpty && !after.weights.isEmpty ? "too few samples to fit weights" : nil,
    ].compactMap(\.self)
    if !rest.isEmpty { lines.append("    " + style.dim(rest.joined(separator: ", "))) }
    return lines
  }
}

extension Double {
  fileprivate var oneDecimal: String { decimals(1) }
}
