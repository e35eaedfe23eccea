public import VigieCore

extension TaggedRecord {
  /// The record for a reader at a terminal.
  public func text(
    of document: Document, selection: Selection = Selection(), style: Style
  ) -> String {
    var lines = [heading(style)]
    let shown = tags(selection)
    // Of a group that stands for itself, or that some leaf stands for, enough is said.
    let alone = groups(selection).filter { group in
      !shown.contains { $0.tag == group.tag || $0.group == group.tag[...] }
    }
    if shown.isEmpty, alone.isEmpty {
      lines.append(style.dim(selection.tags.isEmpty ? "  no tags" : "  none of the tags asked for"))
    }
    let width = (shown.map(\.tag.count) + alone.map(\.tag.count)).max() ?? 0
    for tag in shown {
      lines.append(tag.line(width: width, style: style))
      let place = tag.evidence.map {
        "\($0.zone.rawValue)\($0.field == .title ? "" : " l.\($0.line)")"
      }
      let placeWidth = place.map(\.count).max() ?? 0
      for (place, evidence) in zip(place, tag.evidence) {
        let cues = evidence.cues.map { " (\($0.rawValue))" }.joined()
        lines.append(
          "        \(style.dim(place.padded(to: placeWidth)))  "
            + "\(Excerpt(evidence, in: document).rendered(style))\(cues)  \(style.dim(evidence.rule))"
        )
      }
    }
    for group in alone { lines.append(group.line(width: width, style: style)) }
    for incompletion in incomplete {
      lines.append(
        style.red("  incomplete: ")
          + "\(incompletion.rule) stopped at byte \(incompletion.offset) by the \(incompletion.limit)"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }

  package func heading(_ style: Style) -> String {
    let origin = [metadata.date, metadata.place, metadata.source].compactMap { $0 }
    var heading = style.bold((metadata.id ?? "-").printable())
    if let title = metadata.title { heading += "  \(title.printable())" }
    if !origin.isEmpty { heading += style.dim("  (\(origin.joined(separator: ", ").printable()))") }
    return heading
  }
}

extension TagResult {
  func line(width: Int, style: Style) -> String {
    status.line(tag, label, confidence: confidence, central: central, width: width, style: style)
  }
}

extension GroupResult {
  fileprivate func line(width: Int, style: Style) -> String {
    status.line(tag, label, confidence: confidence, central: central, width: width, style: style)
  }
}

extension TagStatus {
  fileprivate func line(
    _ tag: String, _ label: String, confidence: Double, central: Double, width: Int, style: Style
  ) -> String {
    let level: String
    switch self {
    case .assigned: level = central >= TagResult.leastCentral ? "central" : "mentioned"
    default: level = rawValue
    }
    let number = confidence.twoDecimals
    let shown = self == .assigned ? style.green(number) : style.dim(number)
    return "  \(shown)  \(level.padded(to: 12))  \(style.cyan(tag.padded(to: width)))  \(label)"
  }
}
