extension [PatternNode] {
  /// The parts of a sequence in which a word that may be written in one or in two, such as `web\s?site`,
  /// is a choice of both: what follows the gap is then known to begin a word, or to go on with one.
  var withoutOptionalGaps: [PatternNode] {
    guard contains(where: { $0.takenGap != nil }) else { return self }
    var result: [PatternNode] = []
    var rest = self[...]
    while !rest.isEmpty {
      var word = rest.prefix { $0.takenGap != nil || $0.isKnownCharacter }
      // Behind a gap anything may go on with the word.
      if word.last?.takenGap != nil { word = rest.prefix(word.count + 1) }
      result += word.isEmpty ? [rest.removeFirst()] : word.spelledOut
      rest = rest.dropFirst(word.count)
    }
    return result
  }
}

extension ArraySlice<PatternNode> {
  /// More gaps than this in one word are left as they are: each doubles the choices.
  private static var mostGaps: Int { 2 }

  /// The same texts, each gap between characters taken or not.
  fileprivate var spelledOut: [PatternNode] {
    guard let first = firstIndex(where: \.isKnownCharacter) else { return Array(self) }
    let word = Array(self[first...])
    let gaps = word.indices.dropLast().filter { word[$0].takenGap != nil }
    guard !gaps.isEmpty, gaps.count <= Self.mostGaps else { return Array(self) }
    var ways = [word]
    // From the last on, so that the places of the others stay.
    for gap in gaps.reversed() {
      guard let space = word[gap].takenGap else { continue }
      for way in ways.indices {
        var joined = ways[way]
        joined.remove(at: gap)
        ways[way][gap] = space
        ways.append(joined)
      }
    }
    return self[..<first] + [.alternatives(ways.map(PatternNode.sequence))]
  }
}

extension PatternNode {
  /// For a character that may be left out and of which little is known, as in `\s?`, the same one not
  /// left out.
  fileprivate var takenGap: PatternNode? {
    guard case .repetition(let body, 0, let most) = self, most != 0,
      case .character(let choice) = body, choice.members == nil, choice.hasSpaceASCII
    else { return nil }
    return most == 1 ? body : .repetition(body, least: 1, most: most)
  }

  /// One of few characters, or none.
  fileprivate var isKnownCharacter: Bool {
    switch self {
    case .character(let choice), .repetition(.character(let choice), 0, 1): choice.members != nil
    default: false
    }
  }
}
