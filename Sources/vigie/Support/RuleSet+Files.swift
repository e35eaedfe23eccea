import Diagnostics
import VigieCore

extension RuleSet {
  /// The rules of files or folders.
  func rules(in paths: [String]) -> Set<RuleIndex> {
    let found = rules.indices.filter { number in
      let file = rules[number].location.file
      return paths.contains { file == $0 || file.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
    }
    return Set(found.map(RuleIndex.init(rawValue:)))
  }
}
