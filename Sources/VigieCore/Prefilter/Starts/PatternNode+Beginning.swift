extension PatternNode {
  /// Whether every match begins where no word character of ASCII stands before another one.
  var beginsWithBoundary: Bool {
    switch self {
    case .boundary: return true
    case .sequence(let parts):
      for part in parts where part.unshared != .assertion { return part.beginsWithBoundary }
      return false
    case .alternatives(let branches): return branches.allSatisfy(\.beginsWithBoundary)
    case .repetition(let body, let least, _): return least > 0 && body.beginsWithBoundary
    case .shared(_, let node), .twice(let node, _): return node.beginsWithBoundary
    case .character, .assertion, .anything: return false
    }
  }

  /// Whether every match begins with characters of words that stand once more behind others: between them
  /// the first ones are a whole run, if they begin with one.
  var beginsWithDoubledWord: Bool {
    guard case .sequence(let parts) = self,
      case .twice(let word, let between) = parts.first(where: {
        $0 != .boundary && $0 != .assertion
      })
    else { return false }
    return word.isNeverEmpty && word.isMade(of: .word)
      && between.isNeverEmpty && between.isMade(of: ~.word)
  }

  /// Whether no character of ASCII but these can be in its text.
  private func isMade(of set: ASCIISet) -> Bool {
    switch self {
    case .character(let choice): choice.ascii.isSubset(of: set)
    case .sequence(let parts), .alternatives(let parts): parts.allSatisfy { $0.isMade(of: set) }
    case .repetition(let body, _, _), .shared(_, let body): body.isMade(of: set)
    case .boundary, .assertion: true
    case .anything, .twice: false
    }
  }

  private var isNeverEmpty: Bool {
    switch self {
    case .character: true
    case .sequence(let parts): parts.contains(where: \.isNeverEmpty)
    case .alternatives(let branches): branches.allSatisfy(\.isNeverEmpty)
    case .repetition(let body, let least, _): least > 0 && body.isNeverEmpty
    case .shared(_, let node), .twice(let node, _): node.isNeverEmpty
    case .boundary, .assertion, .anything: false
    }
  }
}
