internal import VigieCore

extension PatternSyntax {
  /// Calls `body` with this and all parts of it that take characters.
  func forEachPart(_ body: (PatternSyntax) -> Void) {
    body(self)
    switch self {
    case .sequence(let parts), .alternation(let parts): parts.forEach { $0.forEachPart(body) }
    case .group(let inner, _), .repetition(let inner, _, _, _, _): inner.forEachPart(body)
    case .literal, .set, .wordBoundary, .zeroWidth, .conditional, .anyText, .unknown: break
    }
  }

  /// Where it begins, in bytes, as far as that is known.
  var start: Int? {
    switch self {
    case .literal(_, let place), .set(_, let place), .wordBoundary(_, let place),
      .repetition(_, _, _, _, let place):
      place
    case .sequence(let items), .alternation(let items): items.lazy.compactMap(\.start).first
    case .group(let inner, _): inner.start
    case .zeroWidth, .conditional, .anyText, .unknown: nil
    }
  }

  /// Whether all that it can match is nothing: places, and what only looks around.
  var takesNothing: Bool {
    switch self {
    case .wordBoundary, .zeroWidth: true
    case .literal, .set, .conditional, .anyText, .unknown: false
    case .sequence(let items), .alternation(let items): items.allSatisfy(\.takesNothing)
    case .group(let inner, _): inner.takesNothing
    case .repetition(let inner, _, let most, _, _): most == 0 || inner.takesNothing
    }
  }
}
