/// How often a literal may be expected in running text.
///
/// A guess is enough: it decides which of a pattern's required words is looked for first, never
/// whether a match is found.
enum LiteralRarity {
  /// Occurrences per byte of text.
  static func frequency(of literal: [UInt8]) -> Double {
    guard let first = literal.first else { return 1 }
    if first >= 0x80 { return foreignFrequency(of: literal) }
    let word = literal.prefix { $0.isWordASCII }
    let text = String(decoding: word, as: UTF8.self)
    // A literal of several words is rarer with each; the first weighs most.
    let others = literal.dropFirst(word.count).split { !$0.isWordASCII }.map(\.count)
    let company = others.reduce(1.0) { $0 * ($1 > 2 ? 0.1 : 0.5) }
    if let rank = commonWords[text] { return company * 0.02 / Double(rank + 2) }
    return company * 0.002 * byLength(word.count)
  }

  /// Each letter more makes a word, or the beginning of one, about half as frequent.
  private static func byLength(_ count: Int) -> Double {
    var result = 1.0
    for _ in 0..<min(count, 14) { result *= 0.6 }
    return result * 4
  }

  /// Characters outside ASCII: two bytes for most letters of other alphabets, three for kana and Han.
  private static func foreignFrequency(of literal: [UInt8]) -> Double {
    let characters = literal.count { $0 & 0xC0 != 0x80 }
    var result = 0.01
    for _ in 1..<max(2, min(characters, 8)) { result *= literal[0] >= 0xE0 ? 0.1 : 0.5 }
    return result
  }

  /// Words that press releases are full of, the most frequent first.
  private static let commonWords: [String: Int] = {
    let words = """
      the of and to in a for that on is with by as at from was be are this has have will it or an not \
      we our their which its he his they who were been said more new also would all other about states \
      united state government president department federal public u s including national law can there \
      under any one years after these that's people must may you program no her into than she two against \
      through during office information security american country attorney support over such work first \
      court members million act make time million service services international rights case when where \
      between made been rule order house members system between foreign many court health justice \
      election elections political media social global human world community report day today year \
      statement press release minister ministers general secretary administration policy district \
      investigation officials agency agencies part group groups help continue local economic energy trade \
      development efforts use used should could both what how if but do does out up so only most some each \
      since while before because them then just access plan based committee bill congress senate member \
      party action actions process control countries region area areas military police defence defense
      """
    var ranks: [String: Int] = [:]
    for word in words.split(separator: " ") where ranks[String(word)] == nil {
      ranks[String(word)] = ranks.count
    }
    return ranks
  }()
}
