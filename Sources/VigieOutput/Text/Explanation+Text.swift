public import VigieCore

extension Explanation {
  /// The account for a reader at a terminal.
  ///
  /// - Parameters:
  ///   - tags: only these, and near misses of their rules; all where empty.
  ///   - showsTrial: whether to show what rules on trial found, which counts for nothing.
  public func text(
    of document: Document, tags wanted: [String] = [], showsTrial: Bool = false, style: Style
  ) -> String {
    var lines = [record.heading(style), ""]
    func isWanted(_ tag: String) -> Bool {
      wanted.isEmpty || wanted.contains { tag == $0 || tag.hasPrefix($0 + "/") }
    }
    let tags = tags.filter { isWanted($0.tag.tag) }
    let shown = showsTrial ? tags : tags.compactMap(\.withoutTrial)
    for tag in shown {
      lines += tag.lines(document, style, showsWorking: true) + [""]
    }
    let all = nearMisses.filter { $0.tags.contains(where: isWanted) }
    let misses = all.filter { showsTrial || !$0.isTrial }
    if !misses.isEmpty {
      lines.append(style.bold("Near misses"))
      for miss in misses {
        lines.append("  \(style.cyan(miss.tags.joined(separator: ", ")))  \(style.dim(miss.rule))")
        lines.append("    \(miss.reason.printable())")
      }
      lines.append("")
    }
    if lines.count == 2 { lines.append("No rule has a hit, and none comes near.\n") }
    let leftOut =
      tags.flatMap(\.entries).count(where: \.isTrial) + all.count(where: \.isTrial)
    if !showsTrial, leftOut > 0 {
      let what = leftOut == 1 ? "1 find" : "\(leftOut) finds"
      lines += [style.dim("\(what) of rules on trial left out; --trial shows them"), ""]
    }
    if shown.contains(where: { $0.entries.contains { $0.working != nil } }) {
      lines += Self.key.map(style.dim) + [""]
    }
    return lines.joined(separator: "\n")
  }

  /// How points and confidence come about.
  private static var key: [String] {
    let zones = zoneWeights.map { "\($0.0.rawValue) \($0.1.asFactor)" }.joined(separator: ", ")
    return [
      "points: the weight of the rule × its zone (\(zones))",
      "× what cues beside the hit, the length of the text and other hits of the rule, and other rules of",
      "its bundle leave of it. A score of x is a confidence of 1 / (1 + e^-x); where weights were fitted,",
      "x is calibrated first.",
    ]
  }
}

extension Explanation.TagEntry {
  /// The same without what rules on trial found; `nil` where there is nothing else.
  fileprivate var withoutTrial: Self? {
    var entry = self
    entry.entries.removeAll(where: \.isTrial)
    return entry.entries.isEmpty && !entries.isEmpty ? nil : entry
  }

  /// The account of one tag, a line each.
  ///
  /// - Parameter showsWorking: whether to show the factors of points and of the confidence.
  package func lines(
    _ document: Document, _ style: Style, showsWorking: Bool = false
  ) -> [String] {
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
      if showsWorking, let working = entry.working {
        lines.append("           " + style.dim(working.text(in: evidence.zone)))
      }
    }
    lines.append(
      "    \(tag.score.signed)  score: a confidence of \(tag.confidence.twoDecimals), and "
        + "\(threshold.twoDecimals) is needed")
    if showsWorking, let calibration {
      lines.append("           " + style.dim(calibration.text(of: tag.score)))
    }
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
      lines.append("           \(style.dim("does not count:")) \(reason.printable())")
    }
    return lines
  }
}

extension Explanation.Working {
  /// As `= 2.50 × 1.5 title × 0.85 length and repeats`; factors of 1 are left out.
  fileprivate func text(in place: Zone) -> String {
    let factors = [
      (zone, place.rawValue), (cues, "cues"), (length, "length and repeats"), (bundle, "bundle"),
    ]
    let shown = factors.filter { abs($0.0 - 1) >= 0.005 }
    return (["= \(weight.twoDecimals)"] + shown.map { "× \($0.asFactor) \($1)" })
      .joined(separator: " ")
  }
}

extension Explanation.Calibration {
  /// As `calibrated: 0.61 × 5.32 - 0.20 = +3.05`.
  fileprivate func text(of score: Double) -> String {
    let product = "calibrated: \(slope.twoDecimals) × \(score.signed)"
    let sum = abs(intercept) < 0.005 ? "" : intercept < 0 ? " - " : " + "
    return product + (sum.isEmpty ? "" : sum + abs(intercept).twoDecimals)
      + " = \((slope * score + intercept).signed)"
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

  /// As `1.5` or `0.85`.
  fileprivate var asFactor: String {
    let text = twoDecimals
    return text.hasSuffix(".00")
      ? String(text.dropLast(3)) : text.hasSuffix("0") ? String(text.dropLast()) : text
  }
}
