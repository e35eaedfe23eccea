internal import VigieCore

/// Makes PCRE2 patterns of phrases: plain words for those who write no regular expressions.
struct PhraseCompiler {
  /// Any white space or hyphen.
  static let gap = #"[\s-]+"#

  /// The language of the rule, which says where words have edges.
  let language: Language?

  func pattern(for phrase: String) throws(PhraseMistake) -> String {
    let elements = try PhraseParser.parse(phrase)
    guard elements.contains(where: { if case .optional = $0 { false } else { true } }) else {
      throw PhraseMistake(
        message: "all of the phrase may be missing; something must be there", scalar: 0,
        length: phrase.unicodeScalars.count)
    }
    return try sequence(elements, edges: .both)
  }

  /// At which ends of a sequence words must end.
  struct Edges: OptionSet {
    let rawValue: UInt8
    static let before = Edges(rawValue: 1)
    static let after = Edges(rawValue: 2)
    static let both: Edges = [.before, .after]
  }

  private func sequence(
    _ written: [PhraseElement], edges: Edges
  ) throws(PhraseMistake) -> String {
    let elements = PhraseEdges.joinOptionalWords(written)
    let ends = PhraseEdges(language: language)
    let before = edges.contains(.before) ? ends.before(elements) : ""
    let after = edges.contains(.after) ? ends.after(elements) : ""
    var result = before ?? ""
    for (index, element) in elements.enumerated() {
      var inner: Edges = []
      // Where the choices differ in script, each has its own edge.
      if before == nil, index == 0 { inner.insert(.before) }
      if after == nil, index == elements.count - 1 { inner.insert(.after) }
      result += try pattern(for: element, at: index, in: elements, edges: inner)
    }
    return result + (after ?? "")
  }

  private func pattern(
    for element: PhraseElement, at index: Int, in elements: [PhraseElement], edges: Edges
  ) throws(PhraseMistake) -> String {
    switch element {
    case .letters(let text): return PatternText.escaped(NormalizedWords.plain(text))
    case .separator: return Self.gap
    case .star(let place): return try star(at: place, index, elements)
    case .optional(let content): return "(?:" + (try sequence(content, edges: edges)) + ")?"
    case .choice(let alternatives):
      // The longest first, so that none hides a longer one that begins like it.
      var patterns: [String] = []
      for alternative in alternatives { patterns.append(try sequence(alternative, edges: edges)) }
      patterns.sort { ($1.count, $0) < ($0.count, $1) }
      return "(?:" + patterns.joined(separator: "|") + ")"
    }
  }

  private func star(
    at place: Int, _ index: Int, _ elements: [PhraseElement]
  ) throws(PhraseMistake) -> String {
    let before = index > 0 && elements[index - 1].isWordPart
    let after = index + 1 < elements.count && elements[index + 1].isWordPart
    if before, after {
      throw PhraseMistake(
        message: "'*' between letters; it stands for the beginning or the ending of a word",
        scalar: place)
    }
    let ends = PhraseEdges(language: language)
    let neighbour =
      before
      ? ends.lastScalars(of: [elements[index - 1]]).first
      : after ? ends.firstScalars(of: [elements[index + 1]]).first : nil
    guard let neighbour, Scripts.isWord(neighbour) else {
      throw PhraseMistake(
        message: "'*' alone; it stands for the beginning or the ending of a word, as in manipulat*",
        scalar: place)
    }
    if Scripts.isUnspaced(neighbour) {
      throw PhraseMistake(
        message: "'*' beside '\(neighbour)', whose script has no word endings; leave it out",
        scalar: place)
    }
    return Scripts.letters(beside: neighbour, in: language)
  }
}
