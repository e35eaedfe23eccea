/// The taxonomy for rules that have none among, beside or above them.
public enum FallbackTaxonomy: Sendable, Hashable {
  /// A taxonomy file.
  case at(String)
  /// There should be one, and there is not; where it was looked for, as a part of a sentence.
  case missing(soughtAt: String)

  /// The file.
  public var path: String? {
    if case .at(let path) = self { path } else { nil }
  }
}
