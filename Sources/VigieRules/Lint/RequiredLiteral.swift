internal import VigieCore

/// Tells whether every match of a pattern holds a run of letters that can be searched for first.
///
/// A run is worth the search from three bytes on: three ASCII letters or digits, or one ideograph.
/// What cannot be proven is denied: unknown syntax may lack a literal.
struct RequiredLiteral {
  private static let enough = 3

  /// What is sure of a node, in bytes of unbroken letters.
  private struct Claim {
    /// The least length of the whole, where it is nothing but letters.
    var whole: Int?
    var prefix = 0
    var suffix = 0
    var isEnough = false

    static let nothing = Claim(whole: nil)
    static let empty = Claim(whole: 0)
  }

  static func exists(in node: PatternSyntax) -> Bool { claim(node).isEnough }

  /// Where the choice begins that lacks such a run, of a pattern whose other choices have one.
  static func culprit(in node: PatternSyntax) -> Int? {
    switch node {
    case .group(let inner, _): return culprit(in: inner)
    case .repetition(let inner, let least, _, _, _): return least > 0 ? culprit(in: inner) : nil
    case .sequence(let items): return items.lazy.compactMap(culprit).first
    case .alternation(let branches):
      let bad = branches.filter { !exists(in: $0) }
      guard bad.count < branches.count, let first = bad.first else { return nil }
      return culprit(in: first) ?? first.start
    default: return nil
    }
  }

  private static func claim(_ node: PatternSyntax) -> Claim {
    switch node {
    case .literal(let scalar, _):
      guard Scripts.isWord(scalar) else { return .nothing }
      let length = UTF8.width(scalar)
      return Claim(whole: length, prefix: length, suffix: length, isEnough: length >= enough)
    case .set, .conditional, .anyText, .unknown: return .nothing
    case .wordBoundary, .zeroWidth: return .empty
    case .group(let inner, _): return claim(inner)
    case .sequence(let items): return sequence(items.map(claim))
    case .alternation(let branches): return alternation(branches.map(claim))
    case .repetition(let inner, let least, let most, _, _):
      return repetition(claim(inner), least: least, most: most)
    }
  }

  private static func sequence(_ items: [Claim]) -> Claim {
    var result = Claim.empty
    for item in items {
      let joined = result.suffix + item.prefix
      let isEnough = result.isEnough || item.isEnough || joined >= enough
      if let whole = item.whole {
        if let before = result.whole {
          result = Claim(whole: before + whole, prefix: before + whole, suffix: before + whole)
        } else {
          result.suffix += whole
        }
      } else {
        result.prefix = result.whole.map { $0 + item.prefix } ?? result.prefix
        result.suffix = item.suffix
        result.whole = nil
      }
      result.isEnough = isEnough
    }
    return result
  }

  private static func alternation(_ branches: [Claim]) -> Claim {
    let wholes = branches.compactMap(\.whole)
    return Claim(
      whole: wholes.count == branches.count ? wholes.min() : nil,
      prefix: branches.map(\.prefix).min() ?? 0, suffix: branches.map(\.suffix).min() ?? 0,
      isEnough: branches.allSatisfy(\.isEnough))
  }

  private static func repetition(_ inner: Claim, least: Int, most: Int?) -> Claim {
    guard least > 0 else { return .nothing }
    guard let whole = inner.whole else { return inner }
    let length = whole * min(least, enough)
    return Claim(
      whole: least == most ? length : nil, prefix: length, suffix: length,
      isEnough: inner.isEnough || length >= enough)
  }
}
