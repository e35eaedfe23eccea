/// Says in which languages a text is written, by its scripts and its small words.
///
/// The text is judged in pieces of a few dozen words, each for one language, so that a release in two
/// languages gives both, and names and borrowed words give none.
struct LanguageDetector {
  /// Fewer words say too little.
  static let fewestWords = 8
  /// The share of the words from which on a language counts, in percent.
  static let smallestShare = 20
  private static let wordsPerPiece = 30
  /// Of longer texts only so many bytes are read, in parts from all over.
  private static let longestSample = 8 * 1024

  private let masks = LanguageWords.masks
  private let endings = LanguageWords.endings
  private let pointsOfWords = LatinPiece.pointsOfWords
  private let pointsOfEndings = LatinPiece.pointsOfEndings
  private var latin = LatinPiece()
  /// Words by language, as `LanguageWords.languages`.
  private var counts = [Int](repeating: 0, count: LanguageWords.languages.count)
  private var total = 0
  private var scripts = ScriptCounts()

  /// The languages of a text, strongest first; empty where too little can be said.
  static func languages(of bytes: [UInt8]) -> [Language] {
    var detector = LanguageDetector()
    if bytes.count <= longestSample {
      detector.read(bytes, 0..<bytes.count)
    } else {
      let parts = 8
      for part in 0..<parts {
        var start = bytes.count / parts * part
        while start > 0, start < bytes.count, bytes[start].isContinuation { start += 1 }
        var end = min(start + longestSample / parts, bytes.count)
        while end < bytes.count, bytes[end].isContinuation { end -= 1 }
        detector.read(bytes, start..<end)
      }
    }
    return detector.result()
  }

  private mutating func read(_ bytes: [UInt8], _ range: Range<Int>) {
    var word = PackedWord()
    var index = range.lowerBound
    let text = bytes.span
    while index < range.upperBound {
      if index + 8 <= range.upperBound {
        // The letters of ASCII that stand here, as far as eight bytes go.
        let (letters, count) = ByteLanes.letters(text.word64(at: index))
        word.append(letters, count: count)
        index += count
        if count == 8 { continue }
      }
      let byte = bytes[index]
      if byte < 0x80 {
        if byte.isASCIILetter {
          word.append(byte | 0x20)
        } else {
          end(&word)
          if byte == UInt8(ascii: "\n") { closePiece() }
        }
        index += 1
        continue
      }
      let (scalar, length) = bytes.scalar(at: index)
      if scalar >= 0xC0, scalar < 0x250, scalar != 0xD7, scalar != 0xF7 {
        let isUpper = byte == 0xC3 && bytes[index + 1] < 0x9F
        word.append(byte)
        word.append(isUpper ? bytes[index + 1] + 0x20 : bytes[index + 1])
      } else {
        end(&word)
        scripts.add(scalar)
      }
      index += length
    }
    end(&word)
    closePiece()
  }

  private mutating func end(_ word: inout PackedWord) {
    guard word.length > 0 else { return }
    let mask = word.length <= 8 ? masks[word.value] : 0
    if mask != 0 {
      latin.add(pointsOfWords[Int(mask)])
    } else {
      latin.add(pointsOfEndings[word.length > 5 ? Int(endings[word.ending]) : 0])
    }
    word = PackedWord()
    if latin.words >= Self.wordsPerPiece { closePiece() }
  }

  private mutating func closePiece() {
    total += latin.words
    if let winner = latin.winner { counts[winner] += latin.words }
    latin = LatinPiece()
  }

  private func result() -> [Language] {
    var found: [(language: Language, words: Int)] = scripts.languages
    let all = total + scripts.words
    guard all >= Self.fewestWords else { return [] }
    for (index, words) in counts.enumerated() where words > 0 {
      found.append((LanguageWords.languages[index], words))
    }
    // Headings and names that were judged for no language do not count against the others.
    let judged = found.reduce(0) { $0 + $1.words } + scripts.otherWords
    return
      found
      .filter { $0.words >= 4 && $0.words * 100 >= judged * Self.smallestShare }
      .sorted { ($1.words, $0.language) < ($0.words, $1.language) }
      .map(\.language)
  }
}
