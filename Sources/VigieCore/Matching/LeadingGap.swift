import PCRE2

/// What a pattern such as `[^.\n]{0,80}\bfraud` begins with: a gap, and then the rest that matters.
///
/// PCRE2 tries it from every place of a stretch, and from each tries the rest at every place of the gap.
/// Here the rest is searched for first. Wherever it stands first, the match begins as far before it as the
/// gap reaches, for of a later one the gap reaches no farther back.
struct LeadingGap: Sendable {
  /// What the gap cannot run over, all of ASCII and none of them a letter or digit.
  private let stops: ASCIISet
  /// The most characters of it.
  private let most: Int
  let rest: Pattern

  /// `nil` where the pattern does not begin so, or where it is not certain that it does.
  init?(_ pattern: Pattern) {
    let source = Array(pattern.source.utf8)
    var reader = GapReader(source)
    guard let stops = reader.stops(), let most = reader.bounds(), reader.isRestPlain else {
      return nil
    }
    self.stops = stops
    self.most = most
    rest = Pattern(
      checked: String(decoding: source[reader.position...], as: UTF8.self),
      options: pattern.options)
  }

  /// The bytes behind a place where a match may begin in which the rest begins.
  var mostBytes: Int { 4 * most }

  /// Where the first match begins that begins at `start` or later, if the rest first matches at `place`.
  func start(before place: Int, notBefore start: Int, in text: Span<UInt8>) -> Int {
    var first = place
    var characters = 0
    while first > start, characters < most {
      var before = first - 1
      while before > start, text[before] & 0xC0 == 0x80 { before -= 1 }
      if text[before] < 0x80, stops.contains(text[before]) { break }
      first = before
      characters += 1
    }
    return first
  }
}

/// Reads the beginning of a pattern.
private struct GapReader {
  private let source: [UInt8]
  private(set) var position = 0

  init(_ source: [UInt8]) { self.source = source }

  private mutating func take(_ text: StaticString) -> Bool {
    let isNext = text.withUTF8Buffer { unsafe source[position...].starts(with: $0) }
    if isNext { position += text.utf8CodeUnitCount }
    return isNext
  }

  /// The members of a class such as `[^.\n]`.
  mutating func stops() -> ASCIISet? {
    guard take("[^") else { return nil }
    var stops: [UInt32] = []
    while position < source.count, source[position] != UInt8(ascii: "]") {
      var byte = source[position]
      position += 1
      if byte == UInt8(ascii: "\\") {
        guard position < source.count else { return nil }
        byte = source[position]
        position += 1
        if byte == UInt8(ascii: "n") {
          byte = UInt8(ascii: "\n")
        } else if byte == UInt8(ascii: "r") {
          byte = UInt8(ascii: "\r")
        }
      } else if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "-") {
        return nil
      }
      guard byte < 0x80, !byte.isWordASCII else { return nil }
      stops.append(UInt32(byte))
    }
    guard !stops.isEmpty, take("]") else { return nil }
    return ASCIISet(stops)
  }

  /// The most of `{0,80}`, taken greedily or not; a possessive one is another thing.
  mutating func bounds() -> Int? {
    guard take("{0,") else { return nil }
    var most = 0
    while position < source.count, case let digit = source[position], digit.isDigitASCII {
      most = most * 10 + Int(digit - UInt8(ascii: "0"))
      position += 1
      guard most <= 10_000 else { return nil }
    }
    guard most > 0, take("}") else { return nil }
    _ = take("?")
    guard position < source.count, !"+*?{".utf8.contains(source[position]) else { return nil }
    return most
  }

  /// Whether what follows means the same when it stands alone: no branch at its top, nothing that speaks
  /// of the whole or of where the search began, and no syntax that would have to be read with more care.
  var isRestPlain: Bool {
    var depth = 0
    var isInClass = false
    var index = position
    func isNext(_ text: StaticString) -> Bool {
      text.withUTF8Buffer { unsafe source[index...].starts(with: $0) }
    }
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: "\\"):
        let plain: [StaticString] = ["\\Q", "\\E", "\\K", "\\G", "\\C", "\\R", "\\X"]
        if plain.contains(where: isNext) { return false }
        index += 1
      case UInt8(ascii: "["):
        // A class in a class, as `[[:alpha:]]`, is read with more care elsewhere.
        if isInClass { return false }
        isInClass = true
        // A bracket that comes first is a member.
        if isNext("[]") { index += 1 } else if isNext("[^]") { index += 2 }
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "("):
        if isInClass { break }
        let groups: [StaticString] = [
          "(*", "(?#", "(?R", "(?0", "(?x", "(?^", "(?i-x", "(?ix", "(?mx", "(?sx", "(?-x", "(?+",
          "(?-1",
        ]
        if groups.contains(where: isNext) { return false }
        depth += 1
      case UInt8(ascii: ")"): if !isInClass { depth -= 1 }
      case UInt8(ascii: "|"): if !isInClass, depth == 0 { return false }
      default: break
      }
      index += 1
    }
    return depth == 0 && !isInClass
  }
}

extension UInt8 {
  fileprivate var isDigitASCII: Bool { self &- UInt8(ascii: "0") < 10 }
}
