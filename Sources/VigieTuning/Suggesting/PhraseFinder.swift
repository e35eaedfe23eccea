internal import VigieCore

/// The phrases that stand in a document: one to five words, or two to eight characters where words are
/// not set off by spaces.
///
/// A phrase neither begins nor ends with a small word ("of the"), nor does it run over punctuation. It is
/// written as the `phrases:` of a rule are: lower case, a space for white space and hyphens.
struct PhraseFinder {
  private static let mostWords = 5
  private static let mostCharacters = 8

  let document: Document

  /// Where a phrase stands.
  struct Place {
    /// The first time, in bytes of the normalised text.
    var range: Range<Int>
    /// Whether it somewhere begins and ends as a word does: in Japanese, where the script changes.
    var isWhole: Bool
  }

  /// Each phrase, with its place.
  ///
  /// - Parameter ranges: where to look; phrases never run from one into another.
  func phrases(in ranges: [Range<Int>]) -> [String: Place] {
    var found: [String: Place] = [:]
    for range in ranges {
      let tokens = WordTokenizer.tokens(of: document.text.bytes, in: range)
      let words = tokens.map { token in
        String(decoding: document.text.bytes[token.range], as: UTF8.self).lowercased()
      }
      for start in tokens.indices where mayBegin(words[start], tokens[start]) {
        extend(from: start, tokens, words, into: &found)
      }
    }
    return found
  }

  /// All sentences that are not boilerplate.
  var sentences: [Range<Int>] {
    document.sentences.filter { document.zone(at: $0.lowerBound) != .boilerplate }
  }

  private func extend(
    from start: Int, _ tokens: [WordTokenizer.Token], _ words: [String],
    into found: inout [String: Place]
  ) {
    var text = ""
    var isUnspaced = false
    for end in start..<min(tokens.count, start + Self.mostCharacters) {
      if end > start {
        guard let joint = joint(tokens[end - 1], tokens[end]) else { return }
        text += joint
      }
      text += words[end]
      isUnspaced = isUnspaced || tokens[end].isUnspaced
      let count = end - start + 1
      if !isUnspaced, count > Self.mostWords { return }
      guard mayEnd(words[end], tokens[end]), isLongEnough(text, count, isUnspaced) else { continue }
      let isWhole = isEdge(before: start, tokens, words) && isEdge(before: end + 1, tokens, words)
      if found[text] == nil {
        let range = tokens[start].range.lowerBound..<tokens[end].range.upperBound
        found[text] = Place(range: range, isWhole: isWhole)
      } else if isWhole {
        found[text]!.isWhole = true
      }
    }
  }

  /// Whether a word may begin or end before a token.
  private func isEdge(
    before index: Int, _ tokens: [WordTokenizer.Token], _ words: [String]
  ) -> Bool {
    guard index > 0, index < tokens.count, tokens[index - 1].isUnspaced, tokens[index].isUnspaced,
      tokens[index - 1].range.upperBound == tokens[index].range.lowerBound
    else { return true }
    return Script(words[index - 1]) != Script(words[index])
  }

  /// The scripts of Japanese, between which words change.
  private enum Script {
    case hiragana, katakana, other

    init(_ character: String) {
      switch character.unicodeScalars.first! {
      case "ぁ"..."ゟ": self = .hiragana
      case "゠"..."ヿ": self = .katakana
      default: self = .other
      }
    }
  }

  /// What stands between two tokens of a phrase; `nil` where a phrase ends.
  private func joint(_ left: WordTokenizer.Token, _ right: WordTokenizer.Token) -> String? {
    let between = document.text.bytes[left.range.upperBound..<right.range.lowerBound]
    if between.isEmpty { return left.isUnspaced || right.isUnspaced ? "" : nil }
    return between.allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: "-") } ? " " : nil
  }

  private func isLongEnough(_ text: String, _ count: Int, _ isUnspaced: Bool) -> Bool {
    isUnspaced ? count > 1 : count > 1 || text.unicodeScalars.count > 3
  }

  private func mayBegin(_ word: String, _ token: WordTokenizer.Token) -> Bool {
    isContent(word, token) && word != "ー"
  }

  private func mayEnd(_ word: String, _ token: WordTokenizer.Token) -> Bool {
    isContent(word, token)
  }

  private func isContent(_ word: String, _ token: WordTokenizer.Token) -> Bool {
    // Hiragana at an edge is a particle or an ending.
    if token.isUnspaced { return !("ぁ"..."ゟ").contains(word.unicodeScalars.first!) }
    if word.unicodeScalars.allSatisfy({ $0.properties.numericType != nil }) { return false }
    return !document.languages.contains { SmallWords.contains(word, of: $0) }
  }
}
