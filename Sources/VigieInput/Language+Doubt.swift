package import VigieCore

extension Language {
  /// What to say of something that is no code.
  package static func doubt(of tag: String) -> String {
    "'\(tag.prefix(60))\(tag.count > 60 ? "…" : "")' is no language, expected a code such as 'en'"
  }
}
