import Diagnostics
import VigieCore
import VigieOutput
import VigieRules

/// Fragments as `vigie rules --fragments` shows them.
struct FragmentPages {
  let catalogue: FragmentCatalogue
  let style: Style

  /// Those of a language, with a word in name, text or remark: a line each.
  func list(language: String?, search: String?) -> String {
    let wanted = catalogue.entries.filter { entry in
      if let language, let own = entry.language?.rawValue, own != language { return false }
      guard let search = search?.lowercased() else { return true }
      return [entry.name, entry.text, entry.remark ?? ""].contains {
        $0.lowercased().contains(search)
      }
    }
    if wanted.isEmpty { StandardError.write("vigie: no fragment matches") }
    let names = wanted.map { "{{\($0.name)}}" }
    let width = names.map(\.count).max() ?? 0
    return zip(wanted, names).map { entry, name in
      "\(style.cyan(name.padded(to: width)))  \((entry.language?.rawValue ?? "any").padded(to: 3))  "
        + (entry.remark ?? style.dim(entry.text.shortened(to: 80))) + "\n"
    }.joined()
  }

  /// All of this name in full; an unknown name ends the program with the nearest right spelling.
  func pages(of name: String, language: String?) throws(ExitStatus) -> String {
    let name = String(name.trimmingPrefix("{{")).replacing("}}", with: "")
    let found = catalogue.entries.filter {
      $0.name == name && (language == nil || ($0.language?.rawValue ?? language) == language)
    }
    guard !found.isEmpty else {
      var message = "vigie: there is no fragment '\(name)'"
      if let near = Spelling.nearest(to: name, among: catalogue.entries.map(\.name)) {
        message += "; did you mean '\(near)'?"
      } else {
        message += "; 'vigie rules --fragments' lists them"
      }
      StandardError.write(message)
      throw .usage
    }
    return found.map(page).joined(separator: "\n")
  }

  private func page(of entry: FragmentCatalogue.Entry) -> String {
    var lines = [style.bold("{{\(entry.name)}}")]
    if let remark = entry.remark { lines.append("  \(remark)") }
    lines.append("")
    func add(_ name: String, _ value: String) {
      lines.append("  \(style.dim(name.padded(to: 10)))  \(value)")
    }
    add("language", entry.language?.rawValue ?? "any")
    add("place", "\(entry.location)")
    lines += ["", style.bold(entry.isList ? "words" : "written"), "  \(entry.text)"]
    if let pattern = catalogue.pattern(of: entry), pattern != entry.text {
      lines += ["", style.bold("becomes"), "  \(pattern)"]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  fileprivate func shortened(to limit: Int) -> String {
    count > limit ? prefix(limit - 1) + "…" : self
  }
}
