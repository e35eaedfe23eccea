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
        if let near = Spelling.nearest(to: name, among: rules.map(\.id)) {
          message += "; did you mean '\(near)'?"
        }
        StandardError.write(message)
      }
      chosen.formUnion(fitting.map(RuleIndex.init(rawValue:)))
    }
    if hasMistake { throw .usage }
    return chosen
  }
}
