public import VigieCore

extension Explanation {
  /// The account for a reader at a terminal.
  ///
  /// - Parameter tags: only these, and near misses of their rules; all where empty.
  public func text(of document: Document, tags wanted: [String] = [], style: Style) -> String {
    var lines = [record.heading(style), ""]
    func isWanted(_ tag: String) -> Bool {
      wanted.isEmpty || wanted.contains { tag == $0 || tag.hasPrefix($0 + "/") }
    }
    for tag in tags where isWanted(tag.tag.tag) {
      lines += tag.lines(document, style) + [""]
    }
    let misses = nearMisses.filter { $0.tags.contains(where: isWanted) }
    if !misses.isEmpty {
      lines.append(style.bold("Near misses"))
      for miss in misses {
        lines.append("  \(style.cyan(miss.tags.joined(separator: ", ")))  \(style.dim(miss.rule))")
        lines.append("    \(miss.reason.printable())")
      }
      lines.append("")
    }
    if lines.count == 2 { lines.append("No rule has a hit, and none comes near.\n") }
    return lines.joined(separator: "\n")
  }
}

extension Explanation.TagEntry {
  /// The account of one tag, a line each.
  package func lines(_ document: Document, _ style: Style) -> [String] {
    var lines = [tag.line(width: tag.tag.count, style: style)]
    lines.append("    \(prior.signed)  before any evidence")
    for entry in entries where entry.reason == nil {
      let evidence = entry.evidence
      let cues =
        evidence.cues.isEmpty ? "" : " (\(evidence.cues.map(\.rawValue).joined(separator: ", ")))"
      lines.append(
        "    \(style.green(evidence.points.signed))  \(evidence.rule)  "
          + style.dim("\(evidence.zone.rawValue) l.\(evidence.line)") + cues)
      lines.append("           \(Excerpt(evidence, in: document).rendered(style))")
    }
    lines.append(
      "    \(tag.score.signed)  score: a confidence of \(tag.confidence.twoDecimals), and "
        + "\(threshold.twoDecimals) is needed")
    if tag.status == .assigned {
      lines.append(
        "    central: \(tag.central.twoDecimals), for the first evidence stands \(standing)")
    }
    if let reason { lines.append("    \(style.yellow("not assigned")): \(reason)") }
    for entry in entries {
      guard let reason = entry.reason else { continue }
      lines.append(
        "     \(style.dim("0.00"))  \(entry.evidence.rule)  "
          + style.dim("\(entry.evidence.zone.rawValue) l.\(entry.evidence.line)"))
      lines.append("           \(Excerpt(entry.evidence, in: document).rendered(style))")
      lines.append("           \(style.dim("does not count:")) \(reason)")
    }
    return lines
  }
}

extension Explanation.TagEntry {
  /// Where the first evidence stands, in words.
  private var standing: String {
    if entries.contains(where: { $0.reason == nil && $0.evidence.zone == .title }) {
      return "in the title"
    }
    let share = Int((place * 100).rounded())
    return share == 0 ? "at the beginning" : "\(share) % into the text"
  }
}

extension Double {
  /// As `+1.20` or `-0.35`.
  fileprivate var signed: String {
    (self < 0 ? "-" : "+") + abs(self).twoDecimals
  }
}
