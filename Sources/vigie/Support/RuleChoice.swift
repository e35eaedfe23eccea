import Diagnostics
import VigieCore
import VigieRules

extension RuleSet {
  /// The rules that fit names with `*` for any part; one that fits none ends the program with the
  /// nearest right spelling.
  func checkedRules(_ names: [String]) throws(ExitStatus) -> Set<RuleIndex> {
    var chosen = Set<RuleIndex>()
    var hasMistake = false
    for name in names {
      let pattern = Wildcard(name)
      let fitting = rules.indices.filter { pattern.matches(rules[$0].id) }
      if fitting.isEmpty {
        hasMistake = true
        var message = "vigie: there is no rule '\(name)'"
        if let near = Spelling.nearest(toWildcard: name, among: rules.map(\.id)) {
          message += "; did you mean '\(near)'?"
        } else if taxonomy.index(of: name) != nil {
          message += "; it is a tag: name it with --tag"
        } else {
          message += "; 'vigie rules' lists the rules, and a name may have * for any part"
        }
        StandardError.write(message)
      }
      chosen.formUnion(fitting.map(RuleIndex.init(rawValue:)))
    }
    if hasMistake { throw .usage }
    return chosen
  }

  /// Names of rules or tags, with `*` for any part; one that fits none ends the program with the nearest
  /// right spelling.
  func checkNames(_ names: [String]) throws(ExitStatus) {
    let tags = taxonomy.tags.map(\.id)
    let known = tags + rules.map(\.id)
    for name in names {
      let pattern = Wildcard(name)
      guard !known.contains(where: pattern.matches) else { continue }
      let near =
        Spelling.nearest(to: name, among: known) ?? Spelling.nearest(toPath: name, among: tags)
      StandardError.write(
        "vigie: there is no rule and no tag '\(name)'"
          + (near.map { "; did you mean '\($0)'?" } ?? ""))
      throw .usage
    }
  }
}
