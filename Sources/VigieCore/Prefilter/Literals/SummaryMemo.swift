/// What is known of parts that stand in several places, by what it depends on.
final class SummaryMemo {
  private struct Key: Hashable {
    var part: Int
    var depth: Int
    /// The place, all that is counted left out.
    var start: TextPlace
  }

  private var known: [Key: LiteralAnalysis.Summary] = [:]

  /// What is known of a part when it begins at `start`.
  ///
  /// Wherever a part begins, it adds the same to what is counted; so it is analysed as if it began
  /// with nothing before it, and moved to its place.
  func summary(
    of part: Int, at start: TextPlace, depth: Int,
    _ analyse: (TextPlace) -> LiteralAnalysis.Summary
  ) -> LiteralAnalysis.Summary {
    let origin = TextPlace(
      mayFollowWord: start.mayFollowWord, mayFollowSpace: start.mayFollowSpace,
      mayFollowSeparator: start.mayFollowSeparator, isBoundary: start.isBoundary)
    let key = Key(part: part, depth: depth, start: origin)
    let summary = known[key] ?? analyse(origin)
    known[key] = summary
    return summary.moved(by: start)
  }
}

extension LiteralAnalysis.Summary {
  fileprivate func moved(by place: TextPlace) -> Self {
    var result = self
    for index in result.groups.indices { result.groups[index].move(by: place) }
    result.end.move(by: place)
    result.textsStart?.move(by: place)
    return result
  }
}

extension TextPlace {
  fileprivate mutating func move(by place: TextPlace) {
    least += place.least
    most = place.most + most
    tokens = place.tokens + tokens
  }
}

extension LiteralGroup {
  fileprivate mutating func move(by place: TextPlace) {
    least += place.least
    most = place.most + most
    mostBefore = place.most + mostBefore
    tokens = place.tokens + tokens
    tokensBefore = place.tokens + tokensBefore
  }
}
