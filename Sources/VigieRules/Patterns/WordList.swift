internal import VigieCore

/// Makes a pattern of a list of plain words.
struct WordList {
  let language: Language?

  /// The words, escaped, the longest first, so that none hides a longer one that begins like it.
  func pattern(for words: [WrittenText]) -> ExpandedPattern {
    let sorted = words.sorted {
      ($1.value.unicodeScalars.count, $0.value) < ($0.value.unicodeScalars.count, $1.value)
    }
    var result = ExpandedPattern()
    guard let first = sorted.first else { return result }
    result.append(generated: "(?:", for: first, at: 0)
    for (number, word) in sorted.enumerated() {
      let bar = number == 0 ? "" : "|"
      result.append(generated: bar + pattern(for: word.value), for: word, at: 0)
    }
    result.append(generated: ")", for: first, at: 0)
    return result
  }

  private func pattern(for word: String) -> String {
    let parts = NormalizedWords.plain(word).split(whereSeparator: \.isWhitespace)
    guard let first = parts.first?.unicodeScalars.first, let last = parts.last?.unicodeScalars.last
    else { return "(?!)" }
    return Scripts.edge(before: first, in: language)
      + parts.map { PatternText.escaped($0) }.joined(separator: #"\s+"#)
      + Scripts.edge(after: last, in: language)
  }
}
