/// Where in an expression stand the first group and, behind it, what refers to it: `\b(\w+)\s+\1`.
struct DoubledPart {
  /// The items from the group to the reference.
  let all: ClosedRange<Int>

  /// Those that stand between the two.
  var between: Range<Int> { all.lowerBound + 1..<all.upperBound }

  /// - Parameter items: those of a whole expression, not of a group within it, so that each takes part in
  ///   every match.
  init?(in items: [PatternSyntax]) {
    // Nothing before it can have a group that would be the first, or change how groups are numbered.
    guard let first = items.firstIndex(where: { !$0.isPlace }),
      case .group(_, let group) = items[first], group.isCapturing,
      let second = items[first...].firstIndex(where: {
        if case .anyText(ofGroup: 1) = $0 { true } else { false }
      })
    else { return nil }
    all = first...second
  }
}

extension PatternSyntax {
  /// Whether it takes no characters and has no parts.
  fileprivate var isPlace: Bool {
    switch self {
    case .wordBoundary, .zeroWidth(.lineStart), .zeroWidth(.textStart): true
    default: false
    }
  }
}
