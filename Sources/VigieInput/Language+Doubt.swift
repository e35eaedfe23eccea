package import VigieCore

extension Language {
  /// What to say of something that is no code.
  package static func doubt(of tag: String) -> String {
    let start = "'\(tag.prefix(60))\(tag.count > 60 ? "…" : "")' is no language"
    guard tag.utf8.count <= 60, let mistake = mistake(behind: tag) else {
      return start + ", expected a code such as 'en'"
    }
    let codes = mistake.meant.map { "'\($0)'" }.joined(separator: " or ")
    return start + ", for \(mistake.reason); expected a code such as \(codes)"
  }
}
