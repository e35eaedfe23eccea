/// Tells the hyphen at the end of a line that divides a word from the hyphen of a compound.
///
/// The best witness is the text itself, which often has the word a second time. Where it is silent,
/// lists of what compounds are made of decide; what is in no list is taken for a divided word.
struct Hyphenation {
  /// Of longer texts no more is looked through.
  private static let longestSample = 1 << 20

  private let bytes: [UInt8]
  /// The words of the text in lower case, compounds whole, without those at a hyphen at a line's end.
  private let words: Set<[UInt8]>
  /// German and Italian write few compounds with a hyphen before a small letter.
  private let dividesFreely: Bool

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    words = Self.words(in: bytes[..<min(bytes.count, Self.longestSample)])
    let language = LanguageDetector.languages(of: bytes).first
    dividesFreely = language == .german || language == .italian
  }

  /// Whether the word before the hyphen at `hyphen` goes on at `next`, so that the hyphen is not part
  /// of it.
  func dividesWord(at hyphen: Int, goingOnAt next: Int) -> Bool {
    var start = hyphen
    while start > 0, Self.isWordByte(bytes[start - 1]) { start -= 1 }
    var end = next
    while end < bytes.count, Self.isWordByte(bytes[end]) { end += 1 }
    let left = Self.lowercased(bytes[start..<hyphen])
    let right = Self.lowercased(bytes[next..<end])
    let hyphenSign = UInt8(ascii: "-")
    if words.contains(left + right) { return true }
    if words.contains(left + [hyphenSign] + right) { return false }
    let last = right.split(separator: hyphenSign).first.map(Array.init) ?? right
    if Self.endings.contains(last) { return true }
    // "hack-and-|leak": a compound of more than two.
    if left.contains(hyphenSign) || right.contains(hyphenSign) { return false }
    if dividesFreely { return true }
    if Self.beginnings.contains(left) || Self.followers.contains(last) { return false }
    return !(left.count >= 4 && words.contains(left))
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'")
  }

  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { $0.isASCIIUpper ? $0 | 0x20 : $0 }
  }

  private static func words(in text: ArraySlice<UInt8>) -> Set<[UInt8]> {
    var words: Set<[UInt8]> = []
    var index = text.startIndex
    var followsHyphen = false
    while index < text.endIndex {
      guard isWordByte(text[index]) else {
        if text[index] != UInt8(ascii: " "), text[index] != UInt8(ascii: "\n") {
          followsHyphen = false
        }
        index += 1
        continue
      }
      let start = index
      while index < text.endIndex, isWordByte(text[index]) { index += 1 }
      let endsInHyphen = text[index - 1] == UInt8(ascii: "-")
      if !endsInHyphen, !followsHyphen, index - start <= 64 {
        words.insert(lowercased(text[start..<index]))
      }
      followsHyphen = endsInHyphen
    }
    return words
  }

  /// What no word consists of, only ends in.
  private static let endings = list(
    """
    ment ments mental tion tions tional sion sions ing ings ed ers ity ities ly ness ence ences ance
    ances able ible ally ary ative ization isation ism ist ists ful less ous ical ture tures ial ional
    nal tional eign cial tial ence mation mations
    """)

  /// What compounds begin with.
  private static let beginnings = list(
    """
    state foreign self non anti pro pre post co cross cyber deep fact election vote long short high low
    well so far right left cutting large small full part half semi counter ex vice mid hard early late
    first second third two three four five six ten one open end ever free fast hate human information
    internet ultra neo mass media news peer phone politically cost crowd face fake field ground hack
    home joint law life mother near party police real risk spear troll watch web wide word world would
    year peut ci contre porte mi demi sous avant après arrière haut grand chef au entre franco lui elle
    eux elles nous vous celui celle ceux cet cette
    """)

  /// What follows the hyphen of compounds.
  private static let followers = list(
    """
    linked backed sponsored based led related driven run owned controlled funded wide term level scale
    style made generated called affiliated aligned directed hosted born free friendly facing reaching
    known organized organised coordinated financed supported influenced language speaking
    and the in of to up out off down on by over through checking checker checkers checked phishing farm
    farms party term profile time day days week year old long range ranking standing sector
    là même mêmes il elle ils elles on ce dire être parole uns unes
    """)

  private static func list(_ words: String) -> Set<[UInt8]> {
    Set(words.split { $0 == " " || $0 == "\n" }.map { Array($0.utf8) })
  }
}
