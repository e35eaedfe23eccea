internal import Diagnostics
internal import VigieCore

/// A taxonomy as written: its references to tags are not looked up yet.
struct TaxonomyDeclaration: Sendable {
  struct Gate: Sendable {
    var anyOf: [WrittenText]
    var reach: Tag.Gate.Reach
  }

  struct Entry: Sendable {
    /// The full id and its place.
    var id: Located<String>
    var group: Int?
    var labels: [Language: String]
    var scopes: [Language: String]
    var falseFriends: [String]
    var mappings: [Tag.Mapping]
    var isFallback: Bool
    var gate: Gate?
    var yieldsTo: [WrittenText]
    var mode: Tag.Mode?
    var baseRate: Double?
    var threshold: Double?
  }

  var id: Located<String>
  var version: Int
  var titles: [Language: String]
  var languages: [Language]
  /// Each group, then its leaves.
  var entries: [Entry]
}
