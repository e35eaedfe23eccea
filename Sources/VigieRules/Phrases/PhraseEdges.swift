internal import VigieCore

/// Finds where a phrase begins and ends, and what must hold there.
struct PhraseEdges {
  let language: Language?

  /// What must hold before a sequence; `nil` where that depends on which choice is taken.
  func before(_ elements: [PhraseElement]) -> String? {
    let edges = Set(firstScalars(of: elements).map { Scripts.edge(before: $0, in: language) })
    return single(edges, isChoice: elements.first)
  }

  /// What must hold behind a sequence; `nil` where that depends on which choice is taken.
  func after(_ elements: [PhraseElement]) -> String? {
    if case .star? = elements.last { return "" }
    let edges = Set(lastScalars(of: elements).map { Scripts.edge(after: $0, in: language) })
    return single(edges, isChoice: elements.last)
  }

  private func single(_ edges: Set<String>, isChoice element: PhraseElement?) -> String? {
    if edges.count <= 1 { return edges.first ?? "" }
    if case .choice? = element { return nil }
    return ""
  }

  /// The characters that a sequence may begin with.
  func firstScalars(of elements: [PhraseElement]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for element in elements {
      switch element {
      case .letters(let text):
        return result + (NormalizedWords.plain(text).unicodeScalars.first.map { [$0] } ?? [])
      case .separator: return result + [" "]
      case .star: continue
      case .choice(let alternatives): return result + alternatives.flatMap(firstScalars)
      case .optional(let content): result += firstScalars(of: content)
      }
    }
    return result
  }

  /// The characters that a sequence may end with.
  func lastScalars(of elements: [PhraseElement]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for element in elements.reversed() {
      switch element {
      case .letters(let text):
        return result + (NormalizedWords.plain(text).unicodeScalars.last.map { [$0] } ?? [])
      case .separator: return result + [" "]
      case .star: continue
      case .choice(let alternatives): return result + alternatives.flatMap(lastScalars)
      case .optional(let content): result += lastScalars(of: content)
      }
    }
    return result
  }

  /// Where a whole word may be missing, one of the gaps beside it goes with it: `hack of (the) vote`
  /// finds *hack of vote*.
  static func joinOptionalWords(_ elements: [PhraseElement]) -> [PhraseElement] {
    var rest = elements
    var tail: [PhraseElement] = []
    while rest.count > 2, case .optional(let content) = rest[rest.count - 1],
      rest[rest.count - 2] == .separator
    {
      tail.insert(.optional([.separator] + content), at: 0)
      rest.removeLast(2)
    }
    var result: [PhraseElement] = []
    var index = 0
    var isAtWordStart = true
    while index < rest.count {
      if case .optional(let content) = rest[index], isAtWordStart, index + 1 < rest.count,
        rest[index + 1] == .separator
      {
        result.append(.optional(content + [.separator]))
        index += 2
        continue
      }
      isAtWordStart = rest[index] == .separator
      result.append(rest[index])
      index += 1
    }
    return result + tail
  }
}
