import Diagnostics
import VigieCore

extension Taxonomy {
  /// The tags that a user named; a misspelt one ends the program with the nearest right spelling.
  func checked(_ names: [String]) throws(ExitStatus) -> [String] {
    var hasMistake = false
    for name in names where index(of: name) == nil {
      hasMistake = true
      var message = "vigie: there is no tag '\(name)'"
      if let near = Spelling.nearest(toPath: name, among: tags.map(\.id)) {
        message += "; did you mean '\(near)'?"
      } else {
        message += "; 'vigie taxonomy' lists the tags"
      }
      StandardError.write(message)
    }
    if hasMistake { throw .usage }
    return names
  }
}
