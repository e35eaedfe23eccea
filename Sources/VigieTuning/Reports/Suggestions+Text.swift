package import VigieCore
package import VigieOutput

extension [TagSuggestions] {
  /// The suggestions for a reader at a terminal, with the YAML to take over.
  package func text(_ taxonomy: Taxonomy, style: Style, width: Int) -> String {
    let shown = map { $0.text(taxonomy, style: style, width: width) }.joined(separator: "\n")
    return shown
      + style.dim(
        """

        Suggestions from few documents: read the quotes, and mind what a phrase costs. z: how many
        standard errors the log-odds ratio is from none.

        """)
  }
}

extension TagSuggestions {
  fileprivate func text(_ taxonomy: Taxonomy, style: Style, width: Int) -> String {
    var text = style.bold(taxonomy[tag].id)
    if let language { text += " (\(language))" }
    text += style.dim("  \(missed) missed, \(others) others; \(wrong) wrong, \(right) right") + "\n"
    if !phrases.isEmpty {
      text += list(
        phrases, heading: "of what was missed", of: missed, "others", others, style, width)
    }
    if !exclusions.isEmpty {
      text += list(
        exclusions, heading: "of what was wrong", of: wrong, "right", right, style, width)
    }
    return text + yaml
  }

  private func list(
    _ suggestions: [Suggestion], heading: String, of total: Int, _ against: String,
    _ againstTotal: Int, _ style: Style, _ width: Int
  ) -> String {
    var text = "  \(style.yellow(heading))\n"
    for suggestion in suggestions {
      let use = suggestion.use == .phrase ? "" : "\(suggestion.use.rawValue): "
      text += "  \(use)\(style.cyan(suggestion.phrase))  "
      text += "\(suggestion.support) of \(total)"
      text += style.dim(
        ", \(against) \(suggestion.cost) of \(againstTotal), log-odds "
          + "\(suggestion.odds.ratio.decimals(1)), z \(suggestion.odds.z.decimals(1))")
      if !suggestion.variants.isEmpty {
        let few = suggestion.variants.prefix(3).joined(separator: " · ")
        text += style.dim("; also: \(few)")
      }
      text += "\n"
      let layout = ConcordanceLayout(names: suggestion.quotes.map(\.document), width: width - 4)
      for quote in suggestion.quotes {
        text +=
          "    " + layout.line(quote.document, quote.before, quote.words, quote.after, style) + "\n"
      }
    }
    return text
  }

  /// As it goes into a rule of the tag.
  package var yaml: String {
    var text = ""
    for (use, key) in [
      (Suggestion.Use.phrase, "match"), (.not, "not"), (.veto, "veto"),
    ] {
      let chosen = (phrases + exclusions).filter { $0.use == use }
      guard !chosen.isEmpty else { continue }
      text += "    \(key):\n      phrases:\n"
      for suggestion in chosen { text += "        - \(suggestion.phrase.asYAML)\n" }
    }
    return text
  }
}

extension String {
  /// Quoted where YAML or the phrases of a rule would take it for something else.
  fileprivate var asYAML: String {
    let words = ["yes", "no", "on", "off", "true", "false", "null", "y", "n"]
    let isPlain = unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false
    guard isPlain, !words.contains(self), !contains("'") else {
      return "'" + replacing("'", with: "''") + "'"
    }
    return self
  }
}
