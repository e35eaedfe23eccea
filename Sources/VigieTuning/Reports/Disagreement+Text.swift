internal import Diagnostics
internal import VigieCore
internal import VigieOutput

extension Disagreement {
  /// More near misses than this are only counted.
  private static let mostNearMisses = 5

  static func text(_ all: [Disagreement], taxonomy: Taxonomy, style: Style) -> String {
    guard !all.isEmpty else { return "No disagreements.\n" }
    var lines: [String] = []
    var last: (tag: TagIndex, kind: Kind)?
    for disagreement in all {
      if last?.tag != disagreement.tag || last?.kind != disagreement.kind {
        let same = all.count { $0.tag == disagreement.tag && $0.kind == disagreement.kind }
        let what =
          disagreement.kind == .missed
          ? "labelled, not assigned" : "assigned, not labelled"
        lines.append(
          style.bold(taxonomy[disagreement.tag].id)
            + "  \(style.yellow(disagreement.kind.rawValue)) \(same): \(what)")
      }
      last = (disagreement.tag, disagreement.kind)
      lines += disagreement.lines(style) + [""]
    }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  private func lines(_ style: Style) -> [String] {
    let sample = tagged.sample
    let document = sample.document
    var heading = "  \(style.bold(sample.id.printable()))"
    if let title = document.metadata.title { heading += "  \(title.printable())" }
    heading += style.dim("  (\(sample.location.file):\(sample.location.line))")
    if kind == .missed {
      heading += observation.grade == .central ? "  central" : "  mentioned"
    }
    var lines = [heading]
    for quote in quotes {
      let words = quote.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        .printable()
      lines.append("    labelled for  “\(style.highlight(words))”")
    }
    if let entry {
      lines += entry.lines(document, style).map { "  " + $0 }
    } else if nearMisses.isEmpty {
      lines.append("    no rule of the tag has a hit, and none comes near")
    } else {
      lines.append("    no rule of the tag has a hit")
    }
    for miss in nearMisses.prefix(Self.mostNearMisses) {
      lines.append("    near miss  \(style.dim(miss.rule))  \(miss.reason.printable())")
    }
    let more = nearMisses.count - Self.mostNearMisses
    if more > 0 { lines.append(style.dim("    and \(more) more near misses")) }
    return lines
  }
}
