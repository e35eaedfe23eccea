/// How often a literal may be expected in running text.
///
/// A guess is enough: it decides which of a pattern's required words is looked for first, never
/// whether a match is found.
enum LiteralRarity {
  /// Words in a byte of text, or about one in six and a half.
  private static let wordsPerByte = 0.155

  /// Occurrences per byte of text.
  ///
  /// - Parameter literal: folded; where it ends within a word, it stands for all words that so begin.
  static func frequency(of literal: [UInt8]) -> Double {
    guard let first = literal.first else { return 1 }
    if first >= 0x80 { return foreignFrequency(of: literal) }
    guard first.isWordASCII else { return 0.02 * company(of: literal[...]) }
    let word = literal.prefix { $0.isWordASCII }
    let rest = literal[word.count...]
    guard let next = rest.first else { return wordsPerByte * index.share(beginningWith: word) }
    let share = next < 0x80 ? index.share(of: word) : index.share(beginningWith: word)
    return wordsPerByte * share * company(of: rest)
  }

  /// What further words leave of a literal's frequency: words that go together do so far more often than
  /// by chance.
  private static func company(of rest: ArraySlice<UInt8>) -> Double {
    rest.split { !$0.isWordASCII }.reduce(1.0) { result, word in
      result * min(0.5, max(0.01, 30 * index.share(beginningWith: word)))
    }
  }

  /// Characters outside ASCII: two bytes for most letters of other alphabets, three for kana and Han.
  private static func foreignFrequency(of literal: [UInt8]) -> Double {
    let characters = literal.count { $0 & 0xC0 != 0x80 }
    var result = 0.01
    for _ in 1..<max(2, min(characters, 8)) { result *= literal[0] >= 0xE0 ? 0.1 : 0.5 }
    return result
  }

  private static let index = WordIndex()
}

/// The share of words among all words of a text.
private struct WordIndex {
  /// In order.
  private let words: [ArraySlice<UInt8>]
  /// The share of each.
  private let shares: [Double]
  /// The share of all words before each; one more than there are words.
  private let before: [Double]
  /// What all words that are not in the list have together.
  private static let unlisted = 0.16
  private static let leastShare = 5e-6

  init() {
    var listed: [(word: ArraySlice<UInt8>, share: Double)] = []
    var share = 75e-6
    for words in WordFrequencies.byClass {
      listed += words.utf8.split(separator: UInt8(ascii: " ")).map { (Array($0)[...], share) }
      share *= 2
    }
    listed.sort { $0.word.lexicographicallyPrecedes($1.word) }
    words = listed.map(\.word)
    shares = listed.map(\.share)
    before = shares.reduce(into: [0]) { $0.append($0.last! + $1) }
  }

  func share(of word: ArraySlice<UInt8>) -> Double {
    let place = firstIndex { !$0.lexicographicallyPrecedes(word) }
    return place < words.count && words[place] == word ? shares[place] : Self.leastShare
  }

  func share(beginningWith prefix: ArraySlice<UInt8>) -> Double {
    let first = firstIndex { !$0.lexicographicallyPrecedes(prefix) }
    let end = firstIndex {
      $0.prefix(prefix.count).lexicographicallyPrecedes(prefix) == false
        && !$0.starts(with: prefix)
    }
    // Of the words that are not listed, about one in eight goes on with a given letter.
    var others = Self.unlisted
    for _ in prefix { others *= 0.12 }
    return before[max(first, end)] - before[first] + max(Self.leastShare, others)
  }

  /// The first word for which `isReached` holds, as it does for all behind it.
  private func firstIndex(where isReached: (ArraySlice<UInt8>) -> Bool) -> Int {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if isReached(words[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
