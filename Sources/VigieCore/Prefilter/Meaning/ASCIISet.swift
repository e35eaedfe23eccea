/// A set of ASCII characters.
struct ASCIISet: Hashable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  static let none = ASCIISet()
  static let all = ~none
  static let letters = ASCIISet(0x61...0x7A) | ASCIISet(0x41...0x5A)
  /// What `\w` matches.
  static let word = letters | digits | ASCIISet(0x5F...0x5F)
  static let digits = ASCIISet(0x30...0x39)
  /// White space and control characters: what stands between tokens.
  static let blank = ASCIISet(0...0x20)
  static let separators = blank | ASCIISet(0x2D...0x2D)
  /// What `\s` matches.
  static let space = ASCIISet(9...13) | ASCIISet(0x20...0x20)
  /// What `\h` matches.
  static let horizontalSpace = ASCIISet(9...9) | ASCIISet(0x20...0x20)
  /// What `\v` matches.
  static let verticalSpace = ASCIISet(10...13)

  init() {}

  /// The set as two words, the lowest bit for the first character.
  init(words low: UInt64, _ high: UInt64) {
    self.low = low
    self.high = high
  }

  var words: [UInt64] { [low, high] }

  /// Those of the characters that are of ASCII.
  init(_ values: some Sequence<UInt32>) {
    for value in values where value < 0x80 {
      if value < 64 { low |= 1 << UInt64(value) } else { high |= 1 << UInt64(value - 64) }
    }
  }

  init(_ values: ClosedRange<UInt32>) {
    guard values.lowerBound < 0x80 else { return }
    for value in values.lowerBound...min(values.upperBound, 0x7F) {
      if value < 64 { low |= 1 << UInt64(value) } else { high |= 1 << UInt64(value - 64) }
    }
  }

  var isEmpty: Bool { low | high == 0 }

  func contains(_ byte: UInt8) -> Bool {
    byte < 64
      ? low & 1 << UInt64(byte) != 0 : byte < 128 && high & 1 << UInt64(byte - 64) != 0
  }

  func isSubset(of other: ASCIISet) -> Bool { (self & ~other).isEmpty }

  /// With the other case of each letter.
  var withoutCase: ASCIISet {
    let letters: UInt64 = 0x7FF_FFFE
    var result = self
    result.high |= (high & letters) << 32 | high >> 32 & letters
    return result
  }

  static func | (left: ASCIISet, right: ASCIISet) -> ASCIISet {
    var result = left
    result.low |= right.low
    result.high |= right.high
    return result
  }

  static func & (left: ASCIISet, right: ASCIISet) -> ASCIISet {
    var result = left
    result.low &= right.low
    result.high &= right.high
    return result
  }

  static prefix func ~ (set: ASCIISet) -> ASCIISet {
    var result = ASCIISet()
    result.low = ~set.low
    result.high = ~set.high
    return result
  }
}

extension UInt8 {
  /// A letter, a digit or `_` of ASCII.
  var isWordASCII: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || self == UInt8(ascii: "_")
  }
}
