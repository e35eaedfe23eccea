internal import VigieCore

/// Finds `\b` beside characters of scripts that write without spaces between words.
struct UnspacedBoundary {
  /// A `\b` and the character beside it that it cannot serve.
  struct Finding: Equatable {
    var place: Int
    var beside: Unicode.Scalar
  }

  static func all(in node: PatternSyntax) -> [Finding] {
    var found: [Finding] = []
    collect(node, into: &found)
    return found
  }

  private static func collect(_ node: PatternSyntax, into found: inout [Finding]) {
    switch node {
    case .literal, .set, .wordBoundary, .zeroWidth, .conditional, .anyText, .unknown: break
    case .group(let inner, _), .repetition(let inner, _, _, _, _): collect(inner, into: &found)
    case .alternation(let branches): branches.forEach { collect($0, into: &found) }
    case .sequence(let items):
      for (index, item) in items.enumerated() {
        guard case .wordBoundary(_, let place) = item else {
          collect(item, into: &found)
          continue
        }
        let behind = index + 1 < items.count ? edge(items[index + 1], isFirst: true) : nil
        let before = index > 0 ? edge(items[index - 1], isFirst: false) : nil
        if let scalar = behind ?? before { found.append(Finding(place: place, beside: scalar)) }
      }
    }
  }

  /// A character of such a script that the node may begin, or end, with.
  private static func edge(_ node: PatternSyntax, isFirst: Bool) -> Unicode.Scalar? {
    switch node {
    case .literal(let scalar, _): return Scripts.isUnspaced(scalar) ? scalar : nil
    case .set(let set, _):
      guard !set.isNegated else { return nil }
      return set.items.lazy.compactMap { item -> Unicode.Scalar? in
        guard case .range(let low, _) = item, let scalar = Unicode.Scalar(low),
          Scripts.isUnspaced(scalar)
        else { return nil }
        return scalar
      }.first
    case .group(let inner, _), .repetition(let inner, _, _, _, _):
      return edge(inner, isFirst: isFirst)
    case .sequence(let items):
      return (isFirst ? items.first : items.last).flatMap { edge($0, isFirst: isFirst) }
    case .alternation(let branches):
      return branches.lazy.compactMap { edge($0, isFirst: isFirst) }.first
    case .wordBoundary, .zeroWidth, .conditional, .anyText, .unknown: return nil
    }
  }
}
