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
