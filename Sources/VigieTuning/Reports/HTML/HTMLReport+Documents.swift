internal import VigieCore
internal import VigieOutput

extension HTMLReport {
  func list(_ disagreements: [Disagreement]) -> String {
    guard !disagreements.isEmpty else { return "<p>There are none.</p>" }
    var html = ""
    var last: TagIndex?
    for disagreement in disagreements {
      if disagreement.tag != last {
        html += last == nil ? "" : "</ul>\n"
        html +=
          "<h3>\(Markup.escape(rules.taxonomy[disagreement.tag].id))</h3><ul class=\"list\">\n"
      }
      last = disagreement.tag
      html += item(disagreement)
    }
    return html + "</ul>\n"
  }

  private func item(_ disagreement: Disagreement) -> String {
    let sample = disagreement.tagged.sample
    let observation = disagreement.observation
    let title = Markup.escape(sample.document.metadata.title ?? sample.id)
    let grade = observation.grade == .central ? "central" : "mentioned"
    let confidence = observation.confidence.twoDecimals
    let what =
      disagreement.kind == .missed
      ? "labelled \(grade), \(observation.status.rawValue) at \(confidence)"
      : "assigned at \(confidence), not labelled"
    var details = disagreement.quotes.map {
      "labelled for <q class=\"quote\">\(Markup.escape($0.text))</q>"
    }
    if let reason = disagreement.entry?.reason { details.append(Markup.escape(reason)) }
    for hit in disagreement.entry?.entries ?? [] {
      let words =
        "<mark\(hit.reason == nil ? "" : " class=\"idle\"")>\(Markup.escape(hit.evidence.text))</mark>"
      let why =
        hit.reason.map { "does not count: \(Markup.escape($0))" }
        ?? "\(hit.evidence.points.twoDecimals) points"
      details.append("\(words) \(Markup.escape(hit.evidence.rule)), \(why)")
    }
    for miss in disagreement.nearMisses.prefix(5) {
      details.append("near miss of \(Markup.escape(miss.rule)): \(Markup.escape(miss.reason))")
    }
    if disagreement.kind == .missed, disagreement.entry == nil, disagreement.nearMisses.isEmpty {
      details.append("no rule of the tag has a hit, and none comes near")
    }
    return
      "<li class=\"\(disagreement.kind.rawValue)\"><strong>\(disagreement.kind.rawValue)</strong> "
      + "<a href=\"#\(anchors[sample.id] ?? "")\">\(title)</a> "
      + "<span class=\"faint\">\(Markup.escape(sample.id)): \(what)</span>"
      + "<ul>\(details.map { "<li>\($0)</li>" }.joined())</ul></li>\n"
  }

  var documents: String {
    let shown = evaluation.samples.filter { anchors[$0.sample.id] != nil }
    guard !shown.isEmpty else { return "<p>No document is decided otherwise than labelled.</p>" }
    return
      "<p>\(shown.count.counted("document")) with a disagreement. Marked: <mark>evidence</mark>, "
      + "<mark class=\"wrong\">evidence for a tag that is not labelled</mark>, "
      + "<span class=\"quote\">what the labeller quoted</span>.</p>\n"
      + shown.map { tagged in
        DocumentPage(
          tagged: tagged, rules: rules, leaves: scorecard.leaves.map(\.tag),
          anchor: anchors[tagged.sample.id]!
        ).html
      }.joined()
  }
}
