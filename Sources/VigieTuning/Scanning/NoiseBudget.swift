internal import VigieRules

/// Of how many documents a rule or a tag may speak before it is held to be noise.
package struct NoiseBudget: Sendable, Hashable {
  /// One `--budget`: a share, for all names or for those that a pattern fits.
  package struct Limit: Sendable, Hashable {
    /// A rule or tag, with `*` for any part; `nil` for all.
    package var name: String?
    /// Within 0 … 1.
    package var share: Double

    /// Reads `2%`, `0.02`, or either with `NAME=` before it; `nil` where it is none of these.
    package init?(_ text: String) {
      let parts = text.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count <= 2, let last = parts.last else { return nil }
      name = parts.count == 2 ? String(parts[0]) : nil
      if name?.isEmpty ?? false { return nil }
      let number = last.hasSuffix("%") ? last.dropLast() : last
      guard let value = Double(number) else { return nil }
      share = last.hasSuffix("%") ? value / 100 : value
      guard share.isFinite, (0...1).contains(share) else { return nil }
    }
  }

  package var limits: [Limit]

  /// What no rule should reach where nothing was said.
  package static let standard = 0.3

  package init(_ limits: [Limit] = []) { self.limits = limits }

  /// The share that the last fitting limit allows.
  package func share(for name: String) -> Double { limit(for: name)?.share ?? Self.standard }

  /// The last limit that fits; `nil` where the standard holds.
  package func limit(for name: String) -> Limit? {
    limits.last { $0.name.map { Wildcard($0).matches(name) } ?? true }
  }
}
